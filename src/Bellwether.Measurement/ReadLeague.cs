using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>Which league is asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">The collectors of all services that take part.</param>
/// <param name="Measure">What is measured, by key.</param>
/// <param name="Period">Of which month or fiscal quarter.</param>
public sealed record LeagueQuery(Guid AgencyId, Scope Scope, string Measure, Period Period)
{
    /// <summary>The period that changes are measured from; null: no changes.</summary>
    public Period? Before { get; init; }

    /// <summary>When a change or a difference is called one.</summary>
    public VerdictRule Rule { get; init; } = VerdictRule.Default;
}

/// <summary>One measure over all services in one read: who differs from the rest, who changed.</summary>
public sealed class ReadLeague
{
    private readonly GatherCounts gather;
    private readonly RateOfResponse rates;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal ReadLeague(
        GatherCounts gather,
        RateOfResponse rates,
        FindAgency agencies,
        TimeProvider time
    )
    {
        this.gather = gather;
        this.rates = rates;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>The league; refused when there is no such measure or agency.</summary>
    public async Task<Outcome<League>> Run(LeagueQuery query, CancellationToken cancel = default)
    {
        if (Measure.Find(query.Measure) is not { } measure)
            return Refusals.NoMeasure(query.Measure);
        if (await agencies.Run(query.AgencyId, cancel) is not { } agency)
            return Refusals.NoAgency();
        var now = Gather(query, measure, query.Period, cancel);
        var before = query.Before is { } earlier
            ? Gather(query, measure, earlier, cancel)
            : Task.FromResult(new Gathered([], [], new Dictionary<(Guid, int, string), long>()));
        await Task.WhenAll(now, before);
        var today = agency.Calendar.LocalDay(time.GetUtcNow());
        var known = await rates.Known(
            query.AgencyId,
            query.Scope,
            query.Period,
            (await now).Responses,
            today,
            cancel
        );
        return new League(
            measure,
            query.Period,
            query.Before,
            query.Period.Last >= today,
            Adjusted(Rows(query, await now, await before, known))
        );
    }

    // Of many services some seem to change by chance: each change is judged among all of them.
    private static ImmutableArray<LeagueRow> Adjusted(ImmutableArray<LeagueRow> rows)
    {
        var adjusted = FalseDiscovery.BenjaminiHochberg([
            .. rows.Select(row => FalseDiscovery.PValue(row.Change)),
        ]);
        return
        [
            .. rows.Select(
                (row, i) => row with { ChangeHolds = adjusted[i] <= AgainstRest.FalseDiscoveryRate }
            ),
        ];
    }

    private Task<Gathered> Gather(
        LeagueQuery query,
        Measure measure,
        Period period,
        CancellationToken cancel
    ) => gather.Run(query.AgencyId, query.Scope, measure.Key, period, period, cancel);

    private static ImmutableArray<LeagueRow> Rows(
        LeagueQuery query,
        Gathered now,
        Gathered before,
        KnownOffers known
    )
    {
        var kept = now.Kept.ToLookup(each => each.Collector.ServiceId);
        var earlier = before.Kept.ToLookup(each => each.Collector.ServiceId);
        var withheld = now.Withheld.ToLookup(each => each.Collector.ServiceId);
        var services = query
            .Scope.Collectors.GroupBy(collector => collector.ServiceId)
            .Where(same =>
                kept.Contains(same.Key) || earlier.Contains(same.Key) || withheld.Contains(same.Key)
            )
            .ToList();
        var parts = AgainstRest
            .Of(
                [
                    .. services.Select(same =>
                        Count(same.Key, same.First().ServiceName, kept[same.Key])
                    ),
                ],
                query.Rule with
                {
                    Level = AgainstRest.FalseDiscoveryRate,
                }
            )
            .ToDictionary(part => part.Key, StringComparer.Ordinal);
        return
        [
            .. from same in services
            let name = same.First().ServiceName
            orderby name
            select Row(
                query,
                new Scope(name, [.. same]),
                parts.GetValueOrDefault(same.Key.ToString()) ?? NoAnswers(same.Key, name),
                new ServiceCounts(
                    [.. kept[same.Key]],
                    [.. earlier[same.Key]],
                    [.. withheld[same.Key]],
                    now.Responses
                ),
                known
            ),
        ];
    }

    private static LeagueRow Row(
        LeagueQuery query,
        Scope service,
        ComparedPart part,
        ServiceCounts counts,
        KnownOffers known
    )
    {
        var ids = service.CollectorIds.ToHashSet();
        var compared = ComparedSurveys.Of(counts.Before, counts.Now);
        var (from, to) = compared.AnswersMatched;
        // A part that is hidden only to protect another still tells how it changed: a change cannot be subtracted from a total.
        var enough = Math.Min(from, to) >= ReadFigure.FewestAnswers;
        var change = enough
            ? compared.Compare(ComparedIn.Share).Matched.Change
            : Estimate.Without(EstimateStatus.TooFew, 0, "period-comparison");
        return new LeagueRow(
            service.Collectors[0].ServiceId,
            service.Name,
            part,
            RateOfResponse.Of(
                known,
                service,
                query.Period,
                counts
                    .Responses.Where(each => ids.Contains(each.Key.CollectorId))
                    .ToDictionary(each => each.Key, each => each.Value)
            ),
            change,
            query.Rule.Of(change, from, to),
            Breaks(query, counts),
            ExplainFigure.Exclusions(counts.Withheld)
        );
    }

    private static ImmutableArray<SeriesBreak> Breaks(LeagueQuery query, ServiceCounts counts) =>
        query.Before is not { } before
            ? []
            : FindBreaks.Of(
                [.. counts.Before, .. counts.Now],
                [(Span.Of(before).From, before), (Span.Of(query.Period).From, query.Period)]
            );

    private static PartCount Count(Guid serviceId, string name, IEnumerable<Counted> counted)
    {
        var all = counted.ToList();
        return new PartCount(
            serviceId.ToString(),
            LocalText.Of(name),
            all.Sum(each => each.Favourable),
            all.Sum(each => each.Answers)
        );
    }

    private static ComparedPart NoAnswers(Guid serviceId, string name)
    {
        var none = Estimate.Without(EstimateStatus.NoAnswers, 0, "wilson");
        return new ComparedPart(
            serviceId.ToString(),
            LocalText.Of(name),
            0,
            none,
            none,
            none,
            null,
            false
        );
    }

    private sealed record ServiceCounts(
        IReadOnlyList<Counted> Now,
        IReadOnlyList<Counted> Before,
        IReadOnlyList<Counted> Withheld,
        IReadOnlyDictionary<(Guid CollectorId, int Period, string Channel), long> Responses
    );
}
