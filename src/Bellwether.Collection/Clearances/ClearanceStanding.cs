using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>How it stands with a clearance today.</summary>
public enum ClearanceState
{
    /// <summary>Nothing to do.</summary>
    Holds,

    /// <summary>It ends within the first warning.</summary>
    EndsSoon,

    /// <summary>Its last day is over.</summary>
    Expired,
}

/// <summary>Something that an officer should look at.</summary>
/// <param name="RuleId">The rule it belongs to: G2; "" for what is merely odd.</param>
/// <param name="Says">What it is and what to do.</param>
public sealed record ClearanceWarning(string RuleId, LocalText Says);

/// <summary>A clearance with all that tells whether it holds.</summary>
/// <param name="Clearance">The clearance.</param>
/// <param name="State">How it stands.</param>
/// <param name="DaysLeft">Days until its last day; null when it does not end.</param>
/// <param name="Collectors">What is asked under it.</param>
/// <param name="Burden">What was used of it in this fiscal year.</param>
/// <param name="Attested">How many wordings were attested under it.</param>
/// <param name="Warnings">What somebody should look at, the most pressing first.</param>
public sealed record ClearanceStanding(
    Clearance Clearance,
    ClearanceState State,
    int? DaysLeft,
    ImmutableArray<Collector> Collectors,
    Burden Burden,
    int Attested,
    ImmutableArray<ClearanceWarning> Warnings
);

/// <summary>Everything about what lets an agency ask.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Rules">The rules it lives under.</param>
/// <param name="Today">Its local day.</param>
/// <param name="Clearances">The next to end first.</param>
/// <param name="Uncovered">Open collectors that may not ask: they have no clearance, or their wording was not attested.</param>
public sealed record ClearanceRegister(
    Guid AgencyId,
    Jurisdiction Rules,
    DateOnly Today,
    ImmutableArray<ClearanceStanding> Clearances,
    ImmutableArray<UncoveredCollector> Uncovered
)
{
    /// <summary>How many clearances and collectors need somebody.</summary>
    public int NeedSomebody => Clearances.Count(each => !each.Warnings.IsEmpty) + Uncovered.Length;
}

/// <summary>An open collector that may not ask, and why.</summary>
/// <param name="Collector">The collector.</param>
/// <param name="Why">Which rule it breaks.</param>
public sealed record UncoveredCollector(Collector Collector, GuardFinding Why);
