using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Measurement;

/// <summary>Makes gaps of one quarter of counts: every formula is one of Statistics.</summary>
internal sealed class MakeGap(
    IReadOnlyList<Counted> customers,
    IReadOnlyList<Counted> trust,
    IReadOnlyList<ManagerAnswer> managers
)
{
    public IReadOnlyList<Counted> Customers => customers;

    public GapFigure Whole() =>
        Figure("", LocalText.Of("All", "En total"), managers, customers, trust).Figure;

    public IReadOnlyList<(GapFigure Figure, double? P)> Units(
        Dictionary<Guid, Guid> unitOf,
        Func<Guid, string> name
    )
    {
        return Shown(
            managers
                .GroupBy(each => unitOf.GetValueOrDefault(each.ServiceId))
                .Select(same =>
                    (
                        same.Key.ToString(),
                        LocalText.Of(name(same.Key)),
                        same.ToList(),
                        Of(customers, same.Key),
                        Of(trust, same.Key)
                    )
                )
        );

        IReadOnlyList<Counted> Of(IReadOnlyList<Counted> counted, Guid unit) =>
            [.. counted.Where(each => unitOf.GetValueOrDefault(each.Collector.ServiceId) == unit)];
    }

    public IReadOnlyList<(GapFigure Figure, double? P)> Levels() =>
        Shown(
            managers
                .GroupBy(each => each.Level, StringComparer.Ordinal)
                .Select(same => (same.Key, same.First().LevelName, same.ToList(), customers, trust))
        );

    // A group under ten is hidden; where the rest would tell of it by subtraction, the next smallest is hidden with it.
    private IReadOnlyList<(GapFigure Figure, double? P)> Shown(
        IEnumerable<(
            string Key,
            LocalText Name,
            List<ManagerAnswer> Managers,
            IReadOnlyList<Counted> Customers,
            IReadOnlyList<Counted> Trust
        )> groups
    )
    {
        var bySize = groups.OrderBy(group => Agreeing(group.Managers).N).ToList();
        long hidden = 0;
        var count = 0;
        while (
            count < bySize.Count
            && (
                Agreeing(bySize[count].Managers).N < ReadPerceptionGap.FewestManagers
                || hidden is > 0 and < ReadPerceptionGap.FewestManagers
            )
        )
            hidden += Agreeing(bySize[count++].Managers).N;
        return
        [
            .. bySize
                .Select(
                    (group, i) =>
                        i < count
                            ? (Hidden(group.Key, group.Name), (double?)null)
                            : Figure(
                                group.Key,
                                group.Name,
                                group.Managers,
                                group.Customers,
                                group.Trust
                            )
                )
                .OrderByDescending(each => each.Item1.Gap.Value ?? double.MinValue)
                .ThenBy(each => each.Item1.Name.In("en"), StringComparer.Ordinal),
        ];
    }

    private static GapFigure Hidden(string key, LocalText name)
    {
        var none = Estimate.Without(EstimateStatus.Suppressed, 0, "newcombe");
        return new GapFigure(key, name, none, none, none, none, none, none);
    }

    private static (GapFigure Figure, double? P) Figure(
        string key,
        LocalText name,
        IReadOnlyList<ManagerAnswer> managers,
        IReadOnlyList<Counted> customers,
        IReadOnlyList<Counted> trust
    )
    {
        var a = Agreeing(managers);
        var b = Count(customers);
        var (gap, p) = Gap(a, b);
        var believed = Believed(managers);
        var measured = Share(Count(trust));
        return (
            new GapFigure(
                key,
                name,
                Share(a),
                Share(b),
                gap,
                believed,
                measured,
                Calibration(believed, measured)
            ),
            p
        );
    }

    public static (long Hits, long N) Count(IEnumerable<Counted> counted) =>
        counted.Aggregate(
            (Hits: 0L, N: 0L),
            (sum, each) => (sum.Hits + each.Favourable, sum.N + each.Answers)
        );

    public static (Estimate Estimate, double? P) Gap(
        (long Hits, long N) managers,
        (long Hits, long N) customers
    )
    {
        if (managers.N < ReadPerceptionGap.FewestManagers)
            return (Estimate.Without(EstimateStatus.Suppressed, 0, "newcombe"), null);
        if (customers.N < ReadFigure.FewestAnswers)
            return (
                Estimate.Without(MakeFigure.Status(customers.N), customers.N, "newcombe"),
                null
            );
        var compared = Difference.OfShares(managers.Hits, managers.N, customers.Hits, customers.N);
        return (compared.Difference, compared.PValue);
    }

    private static (long Hits, long N) Agreeing(IReadOnlyList<ManagerAnswer> managers) =>
        (
            managers.Count(each => each.Agrees == true),
            managers.Count(each => each.Agrees is not null)
        );

    private static Estimate Share((long Hits, long N) count) =>
        MakeFigure.Status(count.N) == EstimateStatus.Enough
            ? Proportion.Of(count.Hits, count.N)
            : Estimate.Without(MakeFigure.Status(count.N), count.N, "wilson");

    private static Estimate Believed(IReadOnlyList<ManagerAnswer> managers)
    {
        var counts = new long[101];
        foreach (var each in managers)
            if (each.Believed is { } percent)
                counts[(int)Math.Round(Math.Clamp(percent, 0, 100))]++;
        if (counts.Sum() < ReadPerceptionGap.FewestManagers)
            return Estimate.Without(MakeFigure.Status(counts.Sum()), counts.Sum(), "smoothed-t");
        var mean = Mean.Of(new Histogram(0, counts));
        return mean with
        {
            Value = mean.Value / 100,
            Interval = mean.Interval is { } interval
                ? interval with
                {
                    Low = interval.Low / 100,
                    High = interval.High / 100,
                }
                : null,
        };
    }

    private static Estimate Calibration(Estimate believed, Estimate measured)
    {
        var n = Math.Min(believed.N, measured.N);
        if (
            believed is not { Value: { } a, Interval: { } ai }
            || measured is not { Value: { } b, Interval: { } bi }
        )
            return Estimate.Without(EstimateStatus.TooFew, n, WeightedSum.Method);
        var interval = WeightedSum.Change(
            new WeightedTerm(1, b, bi.Low, bi.High),
            new WeightedTerm(1, a, ai.Low, ai.High)
        );
        return new Estimate(a - b, interval, n, n, WeightedSum.Method, EstimateStatus.Enough);
    }
}
