using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Gap;

/// <summary>One item answered by customers, and by staff as they think customers would answer.</summary>
/// <param name="Key">The item.</param>
/// <param name="Staff">Staff answers.</param>
/// <param name="Customers">Customer answers, on the same scale.</param>
public sealed record PerceptionItem(string Key, Histogram Staff, Histogram Customers);

/// <summary>The gap on one item.</summary>
/// <param name="Key">The item.</param>
/// <param name="Staff">Staff mean, 0 to 100.</param>
/// <param name="Customers">Customer mean, 0 to 100.</param>
/// <param name="Gap">Staff less customers, in points of 100 (Welch).</param>
/// <param name="AdjustedPValue">p-value adjusted over all items; null when there is none.</param>
/// <param name="HedgesG">The gap in standard deviations; null when there is none.</param>
/// <param name="Superiority">Chance that a staff answer is above a customer answer, 0 to 1.</param>
public sealed record ItemGap(
    string Key,
    Estimate Staff,
    Estimate Customers,
    Comparison Gap,
    double? AdjustedPValue,
    double? HedgesG,
    Estimate Superiority
);

/// <summary>How well staff know what customers say.</summary>
/// <param name="Items">One gap per item, in the order given.</param>
/// <param name="Level">Mean gap: are they too optimistic overall? In points of 100.</param>
/// <param name="Size">Root mean square of the gaps: how far off are they on an item? In points of 100.</param>
/// <param name="Shape">The same after removing the mean gap: do they mistake what is good and what is bad? In points of 100.</param>
/// <param name="RankAgreement">Spearman correlation of the two orders of items, -1 to 1.</param>
/// <remarks>Level of sums: A (B for the interval of the mean gap). Source: statistics specification 8.1; Welch (1947).
/// Checked against: oracle 08_gap_kpi.json (perception_gap), 1e-10. Cost: O(items * K).</remarks>
public sealed record PerceptionGap(
    IReadOnlyList<ItemGap> Items,
    Estimate Level,
    Estimate Size,
    Estimate Shape,
    Estimate RankAgreement
)
{
    internal const string Method = "perception-gap";

    /// <summary>Compares staff and customers item by item and overall.</summary>
    /// <param name="items">Two or more items, keys all different.</param>
    /// <param name="fewestStaff">Items with fewer staff answers are withheld (default 10).</param>
    /// <param name="staffPairs">Pair sums of the same items in the same order for staff; with those of customers they give the
    /// interval of the mean gap, which respondents' answers to several items make dependent.</param>
    /// <param name="customerPairs">Pair sums of the same items for customers.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Gaps in points of 100. Withheld items (Suppressed) do not enter the overall figures; TooFew below two items.</returns>
    /// <exception cref="ArgumentException">Scales of an item differ, a key repeats, or pair sums have another number of items.</exception>
    public static PerceptionGap Of(
        IReadOnlyList<PerceptionItem> items,
        int fewestStaff = 10,
        PairSums? staffPairs = null,
        PairSums? customerPairs = null,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Select(i => i.Key).Distinct(StringComparer.Ordinal).Count() != items.Count)
            throw new ArgumentException("The key of an item repeats.", nameof(items));
        if (
            staffPairs is not null && staffPairs.Items != items.Count
            || customerPairs is not null && customerPairs.Items != items.Count
        )
            throw new ArgumentException("Pair sums are over the same items.", nameof(staffPairs));
        Comparison[] gaps = [.. items.Select(i => Compare(i, fewestStaff, level))];
        double?[] adjusted = FalseDiscovery.BenjaminiHochberg([.. gaps.Select(g => g.PValue)]);
        ItemGap[] shown = [.. items.Select((item, i) => Show(item, gaps[i], adjusted[i], level))];
        int[] used =
        [
            .. Enumerable.Range(0, items.Count).Where(i => gaps[i].Difference.Value is not null),
        ];
        long n = used.Length == 0 ? 0 : used.Min(i => gaps[i].Difference.N);
        if (used.Length < 2)
        {
            Estimate none = Estimate.Without(EstimateStatus.TooFew, n, Method);
            return new PerceptionGap(shown, none, none, none, none);
        }
        double[] values = [.. used.Select(i => gaps[i].Difference.Value!.Value)];
        double mean = values.Average();
        Interval? interval = MeanInterval(items, used, mean, staffPairs, customerPairs, level);
        Estimate Overall(double value) => new(value, null, n, n, Method, EstimateStatus.Enough);
        return new PerceptionGap(
            shown,
            Overall(mean) with
            {
                Interval = interval,
            },
            Overall(Math.Sqrt(values.Average(v => v * v))),
            Overall(Math.Sqrt(values.Average(v => (v - mean) * (v - mean)))),
            Agreement(
                [.. used.Select(i => shown[i].Staff.Value!.Value)],
                [.. used.Select(i => shown[i].Customers.Value!.Value)],
                n
            )
        );
    }

    private static Comparison Compare(PerceptionItem item, int fewestStaff, double level)
    {
        if (item.Staff.N < fewestStaff)
            return Comparison.Without(EstimateStatus.Suppressed, item.Staff.N, Method);
        Comparison points = Difference.Welch(item.Staff, item.Customers, level);
        if (points.Difference.Status is EstimateStatus.ZeroVariance or EstimateStatus.TooFew)
            points = Difference.OfMeans(item.Staff, item.Customers, level);
        double factor = 100.0 / (item.Staff.Highest - item.Staff.Lowest);
        Estimate d = points.Difference;
        return points with
        {
            Difference = d with
            {
                Value = d.Value * factor,
                Interval = d.Interval is { } i
                    ? i with
                    {
                        Low = i.Low * factor,
                        High = i.High * factor,
                    }
                    : null,
                Method = Method,
            },
            StandardError = points.StandardError * factor,
        };
    }

    private static ItemGap Show(PerceptionItem item, Comparison gap, double? adjusted, double level)
    {
        if (gap.Difference.Status == EstimateStatus.Suppressed)
        {
            Estimate withheld = Estimate.Without(EstimateStatus.Suppressed, item.Staff.N, Method);
            return new ItemGap(
                item.Key,
                withheld,
                Mean.OutOf100(item.Customers, level),
                gap,
                null,
                null,
                withheld
            );
        }
        return new ItemGap(
            item.Key,
            Mean.OutOf100(item.Staff, level),
            Mean.OutOf100(item.Customers, level),
            gap,
            adjusted,
            EffectSize.HedgesG(item.Staff, item.Customers),
            Gap.Superiority.Of(item.Staff, item.Customers, level)
        );
    }

    private static Interval? MeanInterval(
        IReadOnlyList<PerceptionItem> items,
        int[] used,
        double mean,
        PairSums? staff,
        PairSums? customers,
        double level
    )
    {
        if (staff is null || customers is null)
            return null;
        double[] factors =
        [
            .. items.Select(i => 100.0 / (i.Staff.Highest - i.Staff.Lowest) / used.Length),
        ];
        if (
            VarianceOfMean(staff, used, factors) is not { } a
            || VarianceOfMean(customers, used, factors) is not { } b
            || a + b <= 0
        )
            return null;
        double na = used.Min(i => staff.N(i, i));
        double nb = used.Min(i => customers.N(i, i));
        double df = (a + b) * (a + b) / (a * a / (na - 1) + b * b / (nb - 1));
        double half = StudentT.Critical(level, df) * Math.Sqrt(a + b);
        return new Interval(mean - half, mean + half, level);
    }

    // Means of two items covary by cov * n_ij / (n_i * n_j) when some people answered only one of them.
    private static double? VarianceOfMean(PairSums sums, int[] used, double[] factors)
    {
        double variance = 0;
        foreach (int i in used)
        {
            foreach (int j in used)
            {
                double n = sums.N(i, j);
                if (sums.N(i, i) < 2 || sums.N(j, j) < 2)
                    return null;
                if (n < 2)
                    continue;
                Int128 cross =
                    (Int128)sums.N(i, j) * sums.Q(i, j) - (Int128)sums.S(i, j) * sums.S(j, i);
                double covariance = (double)cross / (n * (n - 1));
                variance +=
                    factors[i]
                    * factors[j]
                    * covariance
                    * n
                    / ((double)sums.N(i, i) * sums.N(j, j));
            }
        }
        return variance;
    }

    private static Estimate Agreement(double[] staff, double[] customers, long n)
    {
        double[] x = Ranks(staff);
        double[] y = Ranks(customers);
        (double mx, double my) = (x.Average(), y.Average());
        double xx = x.Sum(v => (v - mx) * (v - mx));
        double yy = y.Sum(v => (v - my) * (v - my));
        if (xx == 0 || yy == 0)
            return Estimate.Without(EstimateStatus.ZeroVariance, n, Method);
        double xy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return new Estimate(
            xy / Math.Sqrt(xx) / Math.Sqrt(yy),
            null,
            n,
            n,
            Method,
            EstimateStatus.Enough
        );
    }

    // Ties share the mean of their ranks.
    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(u => u < v) + (values.Count(u => u == v) + 1) / 2.0)];
}
