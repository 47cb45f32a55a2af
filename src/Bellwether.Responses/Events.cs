using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>Responses were committed: one event per batch and agency.</summary>
/// <param name="AgencyId">Whose they are.</param>
/// <param name="Collectors">How many came in where.</param>
public sealed record ResponsesRecorded(Guid AgencyId, IReadOnlyList<CollectorCount> Collectors)
    : IEvent;

/// <summary>Tallies were committed.</summary>
/// <param name="AgencyId">Whose they are.</param>
/// <param name="Collectors">How many came in where.</param>
public sealed record TalliesRecorded(Guid AgencyId, IReadOnlyList<CollectorCount> Collectors)
    : IEvent;

/// <summary>Responses were erased and their sums taken away.</summary>
/// <param name="AgencyId">Whose they were.</param>
/// <param name="Collectors">How many are gone from where.</param>
public sealed record ResponsesErased(Guid AgencyId, IReadOnlyList<CollectorCount> Collectors)
    : IEvent;

/// <summary>Responses were marked as spam, flagged or deleted, and their sums taken away.</summary>
/// <param name="AgencyId">Whose they are.</param>
/// <param name="Collectors">How many are left out where.</param>
public sealed record ResponsesExcluded(Guid AgencyId, IReadOnlyList<CollectorCount> Collectors)
    : IEvent;

/// <summary>Responses that had been excluded count again.</summary>
/// <param name="AgencyId">Whose they are.</param>
/// <param name="Collectors">How many count again where.</param>
public sealed record ResponsesRestored(Guid AgencyId, IReadOnlyList<CollectorCount> Collectors)
    : IEvent;

/// <summary>Words came in that may say that somebody is in danger.</summary>
/// <param name="AgencyId">Whose they are.</param>
/// <param name="CollectorId">Where they came in.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="Day">The local day it counts under.</param>
/// <param name="Tier">1: at once; 2: soon.</param>
/// <param name="IsDrill">True for an exercise.</param>
public sealed record ConcernRaised(
    Guid AgencyId,
    Guid CollectorId,
    Guid ResponseId,
    DateOnly Day,
    int Tier,
    bool IsDrill
) : IEvent;

/// <summary>The sealed words of a response were opened.</summary>
/// <param name="AgencyId">Whose they are.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="By">Who opened them.</param>
/// <param name="Reason">Why: a code.</param>
public sealed record OriginalOpened(Guid AgencyId, Guid ResponseId, string By, string Reason)
    : IEvent;

/// <summary>A number of responses or tallies of one collector, and the days they count under.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="Count">How many.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record CollectorCount(Guid CollectorId, int Count, DateOnly First, DateOnly Last);
