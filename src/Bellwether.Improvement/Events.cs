using Bellwether.Foundation.Events;

namespace Bellwether.Improvement;

/// <summary>A change was recorded: something was heard and done.</summary>
public sealed record ChangeRecorded(Guid AgencyId, Guid ChangeId, Guid ServiceId) : IEvent;

/// <summary>A change was shown to the public, or taken back.</summary>
public sealed record ChangePublished(Guid AgencyId, Guid ChangeId, bool IsPublished) : IEvent;

/// <summary>A page "what happens next" was shown to the public, or taken back.</summary>
public sealed record NextPagePublished(Guid AgencyId, Guid ServiceId, bool IsPublished) : IEvent;
