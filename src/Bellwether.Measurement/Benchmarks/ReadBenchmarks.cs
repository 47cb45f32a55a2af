using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement;

/// <summary>A benchmark with our own figure and what the records show of the same.</summary>
/// <param name="Benchmark">The published figure.</param>
/// <param name="Ours">What our managers say; NoAnswers when they were not asked.</param>
/// <param name="Twin">What is counted of the same; null when it is not measured yet.</param>
public sealed record BenchmarkRow(Benchmark Benchmark, Estimate Ours, Estimate? Twin);

/// <summary>Where one service stands in the federal distribution on one measure.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Service">Its name.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Share">Its share of the two highest answers.</param>
/// <param name="From">The quarter of the distribution in which the lower end of the interval lies, 1 to 4.</param>
/// <param name="To">The quarter in which the upper end lies; a range over several means that its place cannot be told.</param>
public sealed record FederalPlace(
    Guid ServiceId,
    string Service,
    Measure Measure,
    Estimate Share,
    int From,
    int To
);

/// <summary>Where one service's response rate stands in the federal distribution.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Service">Its name.</param>
/// <param name="Rate">Its response rate.</param>
/// <param name="Above">The highest of the known percentiles that the rate reaches: 0, 10, 25, 50, 75 or 90.</param>
/// <param name="Below">The lowest it does not reach: 10 to 90, or 100.</param>
public sealed record RatePlace(Guid ServiceId, string Service, Estimate Rate, int Above, int Below);

/// <summary>A benchmark of the agency's own beside our figure.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Ours">Our share; NoAnswers when we did not ask.</param>
/// <param name="Difference">Ours less theirs, with an interval where their n is known; no value for grades C and D.</param>
/// <param name="CanTell">True when the two are apart by more than chance; of overlapping ones nothing is said.</param>
public sealed record OwnBenchmarkRow(
    OwnBenchmark Benchmark,
    Estimate Ours,
    Estimate Difference,
    bool CanTell
);

/// <summary>What was counted elsewhere of what managers say: so many of so many, by the key of the twin.</summary>
/// <param name="Key">The key of the twin.</param>
/// <param name="Hits">How many.</param>
/// <param name="Of">Of how many; 0: there is nothing to count.</param>
public sealed record TwinCount(string Key, long Hits, long Of);

/// <summary>Benchmarks beside our own figures.</summary>
/// <param name="Period">The quarter of our figures.</param>
/// <param name="Rows">B1 to B23.</param>
/// <param name="Places">By service and measure; services are not ranked.</param>
public sealed record BenchmarkFigures(
    Period Period,
    ImmutableArray<BenchmarkRow> Rows,
    ImmutableArray<FederalPlace> Places
)
{
    /// <summary>Response rates in the federal distribution, by service; not ranked.</summary>
    public ImmutableArray<RatePlace> Rates { get; init; } = [];

    /// <summary>Benchmarks of the agency's own.</summary>
    public ImmutableArray<OwnBenchmarkRow> Own { get; init; } = [];
}

/// <summary>Benchmarks with grades, our item and its measured twin, and our place in the federal distribution.</summary>
public sealed class ReadBenchmarks
{
    private readonly GatherCounts gather;
    private readonly ReadVolumes volumes;
    private readonly ReadLeague league;
    private readonly OwnBenchmarkStore own;

    internal ReadBenchmarks(
        GatherCounts gather,
        ReadVolumes volumes,
        ReadLeague league,
        OwnBenchmarkStore own
    )
    {
        this.gather = gather;
        this.volumes = volumes;
        this.league = league;
        this.own = own;
    }

    /// <summary>The benchmarks.</summary>
    /// <param name="query">The services, their collectors and the quarter; the index it names does not matter.</param>
    /// <param name="counted">What other capabilities counted; a twin that nobody counted says that it is not measured.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<Outcome<BenchmarkFigures>> Run(
        IndexQuery query,
        IReadOnlyList<TwinCount>? counted = null,
        CancellationToken cancel = default
    )
    {
        if (query.Period.Grain != Grain.Quarter)
            return Refusals.NoQuarter(query.Period.Name);
        var trust = await Gather(query, "trust", cancel);
        var twins = await Twins(query, trust, cancel);
        foreach (var (key, hits, of) in counted ?? [])
            twins[key] = Counted(hits, of);
        var rows = new List<BenchmarkRow>();
        foreach (var benchmark in ListBenchmarks.All)
            rows.Add(
                new BenchmarkRow(
                    benchmark,
                    benchmark.Item is { } item
                        ? Share(MakeGap.Count(await Gather(query, item, cancel)))
                        : Estimate.Without(EstimateStatus.NoAnswers, 0, "wilson"),
                    benchmark.Twin is { } twin ? twins.GetValueOrDefault(twin.Key) : null
                )
            );
        return new BenchmarkFigures(query.Period, [.. rows], [.. await Places(query, cancel)])
        {
            Rates = [.. await Rates(query, cancel)],
            Own = [.. await Own(query, cancel)],
        };
    }

    private async Task<IEnumerable<RatePlace>> Rates(IndexQuery query, CancellationToken cancel)
    {
        var percentiles = ListBenchmarks.Federal.ResponseRate.Percentiles;
        var found = await league.Run(
            new LeagueQuery(query.AgencyId, query.Scope, "trust", query.Period),
            cancel
        );
        return found.IsDone
            ? from row in found.Value.Rows
            let rate = row.ResponseRate.Rate
            where rate.Value is not null
            select new RatePlace(
                row.ServiceId,
                row.Service,
                rate,
                percentiles
                    .Where(each => rate.Value >= each[1])
                    .Select(each => (int)each[0])
                    .DefaultIfEmpty(0)
                    .Max(),
                percentiles
                    .Where(each => rate.Value < each[1])
                    .Select(each => (int)each[0])
                    .DefaultIfEmpty(100)
                    .Min()
            )
            : [];
    }

    private async Task<IReadOnlyList<OwnBenchmarkRow>> Own(
        IndexQuery query,
        CancellationToken cancel
    )
    {
        var rows = new List<OwnBenchmarkRow>();
        foreach (var benchmark in await own.List(query.AgencyId, cancel))
        {
            var count = benchmark.Item is { } item
                ? MakeGap.Count(await Gather(query, item, cancel))
                : (Hits: 0L, N: 0L);
            rows.Add(Beside(benchmark, count));
        }
        return rows;
    }

    // Grades C and D are a direction or context: no distance is worked out, whatever the numbers.
    private static OwnBenchmarkRow Beside(OwnBenchmark benchmark, (long Hits, long N) count)
    {
        var ours = Share(count);
        if (ours.Value is not { } share || benchmark.Grade is Comparability.C or Comparability.D)
            return new(
                benchmark,
                ours,
                Estimate.Without(EstimateStatus.NotIdentified, 0, "newcombe"),
                false
            );
        if (benchmark.N is { } n)
        {
            var theirs = (long)Math.Round(benchmark.Percent / 100 * n);
            var compared = Difference.OfShares(count.Hits, count.N, theirs, n).Difference;
            return new(
                benchmark,
                ours,
                compared,
                compared.Interval is { } at && (at.Low > 0 || at.High < 0)
            );
        }
        var difference = share - (benchmark.Percent / 100);
        return new(
            benchmark,
            ours,
            new Estimate(difference, null, count.N, count.N, "difference", EstimateStatus.Enough),
            ours.Interval is { } interval
                && (
                    benchmark.Percent / 100 < interval.Low
                    || benchmark.Percent / 100 > interval.High
                )
        );
    }

    private async Task<IReadOnlyList<Counted>> Gather(
        IndexQuery query,
        string item,
        CancellationToken cancel
    ) =>
        (
            await gather.Run(query.AgencyId, query.Scope, item, query.Period, query.Period, cancel)
        ).Kept;

    // What can be counted today; the rest is honestly not measured yet.
    private async Task<Dictionary<string, Estimate>> Twins(
        IndexQuery query,
        IReadOnlyList<Counted> trust,
        CancellationToken cancel
    )
    {
        var measured = trust
            .GroupBy(each => each.Collector.ServiceId)
            .Count(same => same.Sum(each => each.Answers) >= ReadFigure.FewestAnswers);
        var places = (
            await volumes.Run(
                new VolumeQuery(query.AgencyId, query.Period.First, query.Period.Last)
                {
                    ServiceIds = [.. query.Services.Select(service => service.ServiceId)],
                },
                cancel
            )
        )
            .Where(fact => fact.Customers > 0)
            .Select(fact => (fact.ServiceId, fact.Channel))
            .ToHashSet();
        var heard = trust
            .Where(each => each.Answers > 0)
            .Select(each => (each.Collector.ServiceId, each.Channel))
            .Where(places.Contains)
            .Distinct()
            .Count();
        return new Dictionary<string, Estimate>(StringComparer.Ordinal)
        {
            ["trust-measured"] = Counted(measured, query.Services.Count),
            ["listening"] = Counted(heard, places.Count),
            ["customer-mirror"] = Share(
                MakeGap.Count(await Gather(query, GapItems.Customer, cancel))
            ),
        };
    }

    private async Task<List<FederalPlace>> Places(IndexQuery query, CancellationToken cancel)
    {
        var found = new List<FederalPlace>();
        foreach (var measure in Measure.All)
        {
            if (!ListBenchmarks.Federal.Drivers.TryGetValue(measure.Key, out var quartiles))
                continue;
            foreach (
                var same in (await Gather(query, measure.Key, cancel))
                    .Where(each => each.Series.Form.Name == "five-point")
                    .GroupBy(each => each.Collector.ServiceId)
            )
            {
                var share = Share(MakeGap.Count(same));
                // The distribution is of surveys of 30 or more.
                if (share.N >= 30 && share.Interval is { } interval)
                    found.Add(
                        new FederalPlace(
                            same.Key,
                            same.First().Collector.ServiceName,
                            measure,
                            share,
                            Quarter(quartiles, interval.Low),
                            Quarter(quartiles, interval.High)
                        )
                    );
            }
        }
        return [.. found.OrderBy(place => place.Service, StringComparer.InvariantCulture)];
    }

    private static int Quarter(ImmutableArray<double> quartiles, double share) =>
        1 + quartiles.Skip(1).Count(end => share >= end);

    private static Estimate Share((long Hits, long N) count) =>
        MakeFigure.Status(count.N) == EstimateStatus.Enough
            ? Proportion.Of(count.Hits, count.N)
            : Estimate.Without(MakeFigure.Status(count.N), 0, "wilson");

    // Everything is counted, nothing sampled: no interval.
    private static Estimate Counted(long hits, long n) =>
        n == 0
            ? Estimate.Without(EstimateStatus.NoAnswers, 0, "count")
            : new Estimate((double)hits / n, null, n, n, "count", EstimateStatus.Enough);
}
