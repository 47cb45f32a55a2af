using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Measurement;

/// <summary>What is known about who was offered the questions in a period.</summary>
/// <param name="Facts">The volumes that share a day with the period.</param>
/// <param name="Daily">Responses by day, of the collectors and channels whose offers cover only a part of the period.</param>
/// <param name="Today">The running day, of which neither offers nor answers are complete.</param>
internal sealed record KnownOffers(
    IReadOnlyList<VolumeFact> Facts,
    IReadOnlyDictionary<
        (Guid CollectorId, string Channel),
        IReadOnlyDictionary<DateOnly, long>
    > Daily,
    DateOnly Today
);

/// <summary>
/// Puts responses and offers together: an offer counts for the collector and channel, or the service and channel, it was recorded
/// for. The method is described in docs/methods/response-rate.md.
/// </summary>
internal sealed class RateOfResponse(ReadVolumes volumes, ReadCells cells)
{
    public async Task<ResponseRate> Run(
        Guid agencyId,
        Scope scope,
        Period period,
        IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> responses,
        DateOnly today,
        string? channel = null,
        CancellationToken cancel = default
    ) =>
        Of(
            await Known(agencyId, scope, period, responses, today, cancel),
            scope,
            period,
            responses,
            channel
        );

    /// <summary>Reads the offers, and the daily responses where offers cover only some of the days.</summary>
    public async Task<KnownOffers> Known(
        Guid agencyId,
        Scope scope,
        Period period,
        IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> responses,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var facts = await volumes.Run(
            new VolumeQuery(agencyId, period.First, period.Last) { ServiceIds = scope.ServiceIds },
            cancel
        );
        var offers = new OffersOf(facts, scope, period);
        var span = Span.Of(period);
        var partly = responses
            .Keys.Where(key =>
            {
                var (first, last) = span.Days(key.Period);
                return span.Cube != Cube.DayChannel
                    && !OffersOf.Covers(
                        offers.Near(key.CollectorId, key.Channel, first, last),
                        first,
                        last
                    )
                    && offers.Near(key.CollectorId, key.Channel, first, last).Count > 0;
            })
            .Select(key => key.CollectorId)
            .Distinct()
            .ToList();
        var daily = new Dictionary<(Guid, string), Dictionary<DateOnly, long>>();
        if (partly.Count > 0)
            foreach (
                var cell in await cells.Run(
                    new CellQuery(
                        agencyId,
                        partly,
                        Cube.DayChannel,
                        period.First.DayNumber,
                        period.Last.DayNumber
                    ),
                    cancel
                )
            )
            {
                if (!daily.TryGetValue((cell.CollectorId, cell.Slice), out var days))
                    daily[(cell.CollectorId, cell.Slice)] = days = [];
                var day = DateOnly.FromDayNumber(cell.Period);
                days[day] = days.GetValueOrDefault(day) + CellLayout.Responses(cell.Sums);
            }
        return new KnownOffers(
            facts,
            daily.ToDictionary(
                each => each.Key,
                each => (IReadOnlyDictionary<DateOnly, long>)each.Value
            ),
            today
        );
    }

    /// <remarks>
    /// Responses of days covered by offers count against those offers. Of the running day neither is complete: it is left out.
    /// Responses of other days are counted as of unknown offer, and an offer that reaches beyond the period tells nothing about it.
    /// </remarks>
    internal static ResponseRate Of(
        KnownOffers known,
        Scope scope,
        Period period,
        IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> responses,
        string? channel = null
    )
    {
        var span = Span.Of(period);
        var offers = new OffersOf(known.Facts, scope, period);
        var used = new HashSet<VolumeFact>();
        long respondents = 0;
        long others = 0;
        foreach (var (key, count) in responses)
        {
            var (first, last) = span.Days(key.Period);
            var near = offers.Near(key.CollectorId, key.Channel, first, last);
            var counted =
                near.Count == 0 ? default
                : OffersOf.Covers(near, first, last) ? (Covered: count, LeftOut: 0L)
                : Partly(known, key.CollectorId, key.Channel, near);
            respondents += counted.Covered;
            others += Math.Max(0, count - counted.Covered - counted.LeftOut);
            if (counted.Covered > 0)
                used.UnionWith(near);
        }
        used.UnionWith(offers.Unanswered(responses.Keys, channel));
        return ResponseRate.Of(
            used.Sum(fact => fact.Offered!.Value),
            respondents,
            others,
            offers.ExceedCustomers(used)
        );
    }

    private static (long Covered, long LeftOut) Partly(
        KnownOffers known,
        Guid collectorId,
        string channel,
        IReadOnlyList<VolumeFact> near
    )
    {
        if (!known.Daily.TryGetValue((collectorId, channel), out var days))
            return default;
        var covered = days.Where(each =>
                near.Any(fact => fact.First <= each.Key && fact.Last >= each.Key)
            )
            .Sum(each => each.Value);
        var isToday = near.Any(fact => fact.Last == known.Today.AddDays(-1));
        return (covered, isToday ? days.GetValueOrDefault(known.Today) : 0);
    }
}
