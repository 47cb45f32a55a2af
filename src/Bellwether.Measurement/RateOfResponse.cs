using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>Puts responses and offers together: an offer counts for the collector, or the service and channel, it was recorded for.</summary>
internal sealed class RateOfResponse(ReadVolumes volumes)
{
    public async Task<ResponseRate> Run(
        Guid agencyId,
        Scope scope,
        Period period,
        IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> responses,
        CancellationToken cancel
    ) => Of(await Volumes(agencyId, scope, period, cancel), scope, period, responses);

    public Task<IReadOnlyList<VolumeFact>> Volumes(
        Guid agencyId,
        Scope scope,
        Period period,
        CancellationToken cancel
    ) =>
        volumes.Run(
            new VolumeQuery(agencyId, period.First, period.Last) { ServiceIds = scope.ServiceIds },
            cancel
        );

    /// <remarks>
    /// Responses whose whole period is covered by offers count against those offers. An offer that reaches beyond the period asked
    /// for tells nothing about it alone, and responses of days without an offer are counted as of unknown offer.
    /// </remarks>
    internal static ResponseRate Of(
        IReadOnlyList<VolumeFact> facts,
        Scope scope,
        Period period,
        IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> responses
    )
    {
        var span = Span.Of(period);
        var services = scope.Collectors.ToDictionary(
            collector => collector.CollectorId,
            collector => collector.ServiceId
        );
        var offers = facts
            .Where(fact =>
                fact.Offered is > 0 && fact.First >= period.First && fact.Last <= period.Last
            )
            .ToLookup(fact =>
                (fact.ScopeId ?? fact.ServiceId, fact.ScopeId is null ? fact.Channel : "")
            );
        var used = new HashSet<VolumeFact>();
        long respondents = 0;
        long others = 0;
        foreach (var (key, count) in responses)
        {
            var (first, last) = span.Days(key.Period);
            var own = Covering(offers[(key.CollectorId, "")], first, last);
            if (own.Count == 0)
                own = Covering(offers[(services[key.CollectorId], key.Channel)], first, last);
            if (own.Count == 0)
                others += count;
            else
            {
                respondents += count;
                used.UnionWith(own);
            }
        }
        return ResponseRate.Of(used.Sum(fact => fact.Offered!.Value), respondents, others);
    }

    // The offers that together cover every one of the days, or none.
    private static IReadOnlyList<VolumeFact> Covering(
        IEnumerable<VolumeFact> offers,
        DateOnly first,
        DateOnly last
    )
    {
        var near = offers.Where(offer => offer.First <= last && offer.Last >= first).ToList();
        var covered = near.Sum(offer =>
            Math.Min(offer.Last.DayNumber, last.DayNumber)
            - Math.Max(offer.First.DayNumber, first.DayNumber)
            + 1
        );
        return covered >= last.DayNumber - first.DayNumber + 1 ? near : [];
    }
}
