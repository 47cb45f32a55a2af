using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Reliability;

/// <summary>What one item does to a scale.</summary>
/// <param name="Name">The item.</param>
/// <param name="ItemRest">Correlation with the sum of the other items, or null when it does not exist. Below 0.3: look again;
/// negative: probably worded the other way round.</param>
/// <param name="AlphaWithout">Alpha of the scale without it, or null with only two items. More than 0.02 above alpha: look again.</param>
public sealed record ItemInScale(string Name, double? ItemRest, double? AlphaWithout);

/// <summary>Cronbach's alpha: how far the items of a scale move together.</summary>
/// <param name="Value">Alpha with Feldt's interval; at most 1, negative when items contradict each other.</param>
/// <param name="Standardised">Alpha of the standardised items, or null without a value.</param>
/// <param name="MeanCorrelation">Average correlation between items, or null without a value.</param>
/// <param name="Items">One per item used.</param>
/// <param name="Dropped">Items left out because their answers do not vary.</param>
/// <param name="Reversed">Items whose correlation with the rest is negative: reverse-coded?</param>
public sealed record Alpha(
    Estimate Value,
    double? Standardised,
    double? MeanCorrelation,
    IReadOnlyList<ItemInScale> Items,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<string> Reversed
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "alpha";

    /// <summary>Alpha, its interval and what each item does.</summary>
    /// <param name="moments">The items of the scale, already turned the same way round.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <returns>NoAnswers without respondents; NotIdentified with fewer than two items that vary; TooFew with fewer than three
    /// respondents.</returns>
    /// <remarks>Source: Cronbach (1951); interval by Feldt, Woodruff and Salih (1987). Checked against: R psych 2.2.9, to 1e-10.
    /// Cost: O(k^2). Level of sums: B (or E2).</remarks>
    public static Alpha Of(Moments moments, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(moments);
        var constant = moments.Constant;
        var dropped = constant.Select(i => moments.Names[i]).ToList();
        var used = moments.Select(Enumerable.Range(0, moments.Count).Except(constant).ToList());
        var status =
            moments.N == 0 ? EstimateStatus.NoAnswers
            : used.Count < 2 ? EstimateStatus.NotIdentified
            : moments.N < 3 ? EstimateStatus.TooFew
            : EstimateStatus.Enough;
        if (status != EstimateStatus.Enough)
        {
            return new Alpha(
                Estimate.Without(status, moments.N, Method),
                null,
                null,
                [],
                dropped,
                []
            );
        }

        var all = Enumerable.Range(0, used.Count).ToList();
        var alpha = Raw(used, all);
        var items = all.Select(i => Describe(used, all, i)).ToList();
        var mean = MeanOffDiagonal(used);
        return new Alpha(
            new Estimate(
                alpha,
                Feldt(alpha, used.Count, used.N, level),
                used.N,
                used.N,
                Method,
                EstimateStatus.Enough
            ),
            used.Count * mean / (1 + ((used.Count - 1) * mean)),
            mean,
            items,
            dropped,
            items.Where(item => item.ItemRest < 0).Select(item => item.Name).ToList()
        );
    }

    /// <summary>Feldt's interval for alpha.</summary>
    /// <param name="alpha">The estimate, below 1.</param>
    /// <param name="items">At least 2.</param>
    /// <param name="n">Respondents, at least 2.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <remarks>Source: Feldt, Woodruff and Salih (1987), Appl. Psych. Meas. 11:93-103.</remarks>
    public static Interval Feldt(double alpha, int items, long n, double level = 0.95)
    {
        var (between, within) = (n - 1.0, (n - 1.0) * (items - 1));
        return new Interval(
            1 - ((1 - alpha) * FisherF.Quantile((1 + level) / 2, between, within)),
            1 - ((1 - alpha) * FisherF.Quantile((1 - level) / 2, between, within)),
            level
        );
    }

    /// <summary>Bonett's interval for alpha, the one to plan sample sizes with.</summary>
    /// <param name="alpha">The estimate, below 1.</param>
    /// <param name="items">At least 2.</param>
    /// <param name="n">Respondents, at least 3.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <remarks>Source: Bonett (2002), J. Educ. Behav. Stat. 27:335-340.</remarks>
    public static Interval Bonett(double alpha, int items, long n, double level = 0.95)
    {
        var half =
            Gaussian.Quantile((1 + level) / 2) * Math.Sqrt(2.0 * items / ((items - 1.0) * (n - 2)));
        // Bonett's correction for bias in small samples.
        var centre = Math.Log(1 - alpha) - Math.Log(n / (n - 1.0));
        return new Interval(1 - Math.Exp(centre + half), 1 - Math.Exp(centre - half), level);
    }

    /// <summary>Asymptotic standard error of alpha, for intervals that do not assume equal covariances.</summary>
    /// <param name="moments">At least two items that vary.</param>
    /// <remarks>Source: van Zyl, Neudecker and Nel (2000), Psychometrika 65:271-280.</remarks>
    public static double StandardError(Moments moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        var k = moments.Count;
        var (total, trace, traceOfSquare, sumOfSquare) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < k; i++)
        {
            var row = 0.0;
            for (var j = 0; j < k; j++)
            {
                row += moments.Covariance[i, j];
                traceOfSquare += moments.Covariance[i, j] * moments.Covariance[i, j];
            }

            total += row;
            sumOfSquare += row * row;
            trace += moments.Covariance[i, i];
        }

        var inner = (total * (traceOfSquare + (trace * trace))) - (2 * trace * sumOfSquare);
        return Math.Sqrt(
            2.0 * k * k / ((k - 1.0) * (k - 1) * total * total * total) * inner / moments.N
        );
    }

    internal static double Raw(Moments moments, IReadOnlyList<int> items)
    {
        var (total, trace) = (0.0, 0.0);
        foreach (var i in items)
        {
            trace += moments.Covariance[i, i];
            total += items.Sum(j => moments.Covariance[i, j]);
        }

        return items.Count / (items.Count - 1.0) * (1 - (trace / total));
    }

    private static ItemInScale Describe(Moments moments, List<int> all, int item)
    {
        var rest = all.Where(i => i != item).ToList();
        var with = rest.Sum(j => moments.Covariance[item, j]);
        var variance = rest.Sum(i => rest.Sum(j => moments.Covariance[i, j]));
        return new ItemInScale(
            moments.Names[item],
            variance > 0 ? with / Math.Sqrt(moments.Covariance[item, item] * variance) : null,
            rest.Count > 1 ? Raw(moments, rest) : null
        );
    }

    private static double MeanOffDiagonal(Moments moments)
    {
        var r = moments.Correlation();
        var sum = 0.0;
        for (var i = 0; i < r.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += r[i, j];
            }
        }

        return sum / (r.Rows * (r.Rows - 1) / 2.0);
    }
}
