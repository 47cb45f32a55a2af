using Bellwether.Foundation.Events;

namespace Bellwether.Collection;

/// <summary>A collector was opened, or opened again.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
/// <param name="ServiceId">The service it asks about.</param>
public sealed record CollectorOpened(Guid AgencyId, Guid CollectorId, Guid ServiceId) : IEvent;

/// <summary>A collector was closed by hand. (One that reaches its last day closes by itself, without an event.)</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
public sealed record CollectorClosed(Guid AgencyId, Guid CollectorId) : IEvent;

/// <summary>It was said anew how many answers of a collector are enough.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
public sealed record CollectorQuotasSet(Guid AgencyId, Guid CollectorId) : IEvent;

/// <summary>How a collector handles words was changed or approved.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
/// <param name="IsApproved">True when it is approved now.</param>
public sealed record WordPolicyChanged(Guid AgencyId, Guid CollectorId, bool IsApproved) : IEvent;

/// <summary>What an agency does when words may say that somebody is in danger was changed.</summary>
/// <param name="AgencyId">Whose it is.</param>
public sealed record SafetyProtocolChanged(Guid AgencyId) : IEvent;

/// <summary>It was changed which sites may embed a collector, how many are asked, or how long nobody is asked again.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
public sealed record CollectorDeliveryChanged(Guid AgencyId, Guid CollectorId) : IEvent;

/// <summary>A collector asks another frozen version from now on.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
/// <param name="VersionId">The version it asks now.</param>
public sealed record CollectorVersionReplaced(Guid AgencyId, Guid CollectorId, Guid VersionId)
    : IEvent;
