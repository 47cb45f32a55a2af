namespace Bellwether.Organization;

/// <summary>How many people used a service, and how many of them were offered the questions.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Channel">The channel's code.</param>
/// <param name="First">First day of the period.</param>
/// <param name="Last">Last day of the period, included.</param>
/// <param name="Customers">People who used it; null when not known, which is not zero.</param>
/// <param name="Offered">People who were offered the questions; null when not known.</param>
/// <param name="Source">Where the figures are from, in words.</param>
/// <param name="ScopeId">The collector they are for, or null when they are for the whole service on that channel.</param>
public sealed record VolumeFact(
    Guid AgencyId,
    Guid ServiceId,
    string Channel,
    DateOnly First,
    DateOnly Last,
    long? Customers,
    long? Offered,
    string Source,
    Guid? ScopeId
);

/// <summary>A volume was recorded or corrected.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="First">First day of the period.</param>
/// <param name="Last">Last day of the period.</param>
public sealed record VolumeRecorded(Guid AgencyId, Guid ServiceId, DateOnly First, DateOnly Last)
    : Foundation.Events.IEvent;
