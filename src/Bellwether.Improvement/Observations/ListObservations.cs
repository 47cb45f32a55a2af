using System.Collections.Immutable;

namespace Bellwether.Improvement;

/// <summary>What the front saw.</summary>
public sealed class ListObservations
{
    private readonly ObservationStore store;

    internal ListObservations(ObservationStore store) => this.store = store;

    /// <summary>Of some services; what nobody has answered first, the soonest due first, then the latest.</summary>
    public async Task<IReadOnlyList<Observation>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid>? serviceIds = null,
        CancellationToken cancel = default
    ) =>
        [
            .. (await store.List(agencyId, null, cancel))
                .Where(seen => serviceIds?.Contains(seen.ServiceId) ?? true)
                .OrderBy(seen => seen.Standing != AnswerStanding.Open)
                .ThenBy(seen =>
                    seen.Standing == AnswerStanding.Open
                        ? seen.DueOn.DayNumber
                        : -(seen.AnsweredOn ?? seen.LoggedOn).DayNumber
                )
                .ThenBy(seen => seen.ObservationId),
        ];
}

/// <summary>What a system cost in a month.</summary>
/// <param name="System">The system, as people write it.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Reports">How often people said so.</param>
/// <param name="Minutes">Minutes they lost, as they said; a day that happens many times counts once each time it is told.</param>
public sealed record FrictionMonth(string System, DateOnly Month, int Reports, int Minutes)
{
    /// <summary>The same in hours.</summary>
    public decimal Hours => Math.Round(Minutes / 60m, 1);
}

/// <summary>The hours that systems cost, by month: only what people told, never more.</summary>
public sealed class ReadFriction
{
    private readonly ObservationStore store;

    internal ReadFriction(ObservationStore store) => this.store = store;

    /// <summary>The months of a stretch, the latest first and the most hours first.</summary>
    public async Task<ImmutableArray<FrictionMonth>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> serviceIds,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel = default
    ) =>
        [
            .. (await store.List(agencyId, null, cancel))
                .Where(seen =>
                    seen.Kind == ObservationKind.Friction && serviceIds.Contains(seen.ServiceId)
                )
                .SelectMany(seen => seen.Marks.Select(mark => (seen.System, Mark: mark)))
                .Where(each => each.Mark.On >= first && each.Mark.On <= last)
                .GroupBy(each =>
                    (
                        Key: each.System.ToUpperInvariant(),
                        Month: new DateOnly(each.Mark.On.Year, each.Mark.On.Month, 1)
                    )
                )
                .Select(month => new FrictionMonth(
                    month.First().System,
                    month.Key.Month,
                    month.Count(),
                    month.Sum(each => each.Mark.Minutes)
                ))
                .OrderByDescending(month => month.Month)
                .ThenByDescending(month => month.Minutes)
                .ThenBy(month => month.System, StringComparer.Ordinal),
        ];
}
