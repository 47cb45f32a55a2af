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

/// <summary>A number of responses or tallies of one collector, and the days they count under.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="Count">How many.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record CollectorCount(Guid CollectorId, int Count, DateOnly First, DateOnly Last);
