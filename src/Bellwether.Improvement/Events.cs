using Bellwether.Foundation.Events;

namespace Bellwether.Improvement;

/// <summary>A change was recorded: something was heard and done.</summary>
public sealed record ChangeRecorded(Guid AgencyId, Guid ChangeId, Guid ServiceId) : IEvent;

/// <summary>A change was shown to the public, or taken back.</summary>
public sealed record ChangePublished(Guid AgencyId, Guid ChangeId, bool IsPublished) : IEvent;

/// <summary>A page "what happens next" was shown to the public, or taken back.</summary>
public sealed record NextPagePublished(Guid AgencyId, Guid ServiceId, bool IsPublished) : IEvent;

/// <summary>Something came that somebody must answer.</summary>
public sealed record CaseOpened(Guid AgencyId, Guid CaseId, Guid ServiceId) : IEvent;

/// <summary>A case went up because its next step is late: to its team (1) or to the agency (2).</summary>
public sealed record CaseEscalated(Guid AgencyId, Guid CaseId, int Level) : IEvent;

/// <summary>A case is closed; its contact goes some days later.</summary>
public sealed record CaseClosed(Guid AgencyId, Guid CaseId, Guid ServiceId) : IEvent;
