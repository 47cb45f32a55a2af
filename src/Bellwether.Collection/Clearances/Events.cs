using Bellwether.Foundation.Events;

namespace Bellwether.Collection;

/// <summary>An agency lives under another pack of rules.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Pack">The pack with its version.</param>
public sealed record JurisdictionChosen(Guid AgencyId, string Pack) : IEvent;

/// <summary>A clearance was added, changed, renewed, or a wording was attested under it.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ClearanceId">The clearance.</param>
/// <param name="What">added, changed, renewed, attested.</param>
public sealed record ClearanceChanged(Guid AgencyId, Guid ClearanceId, string What) : IEvent;

/// <summary>A clearance nears its last day: written once for each of the days that the rules name.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ClearanceId">The clearance.</param>
/// <param name="ExpiresOn">Its last day.</param>
/// <param name="DaysLeft">Days until then.</param>
/// <param name="WarnDays">Which warning it is: 120, 60, 30 or 14 days.</param>
public sealed record ClearanceExpiring(
    Guid AgencyId,
    Guid ClearanceId,
    DateOnly ExpiresOn,
    int DaysLeft,
    int WarnDays
) : IEvent;

/// <summary>The last day of a clearance is over; what was asked under it takes no more answers.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ClearanceId">The clearance.</param>
/// <param name="ExpiresOn">Its last day.</param>
/// <param name="Collectors">How many open collectors it closed.</param>
public sealed record ClearanceExpired(
    Guid AgencyId,
    Guid ClearanceId,
    DateOnly ExpiresOn,
    int Collectors
) : IEvent;

/// <summary>So much of what was approved for the year has been used.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ClearanceId">The clearance.</param>
/// <param name="Year">The fiscal year.</param>
/// <param name="Percent">80, or 100 when all of it is used.</param>
public sealed record ClearanceBudgetUsed(Guid AgencyId, Guid ClearanceId, int Year, int Percent)
    : IEvent;
