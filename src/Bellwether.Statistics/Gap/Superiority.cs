using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Gap;

/// <summary>The chance that someone of the first group answers higher than someone of the second, ties counted half.</summary>
/// <remarks>Exact from two histograms; equals the Wilcoxon statistic over the product of the group sizes. Interval: DeLong's variance
/// on the log odds. Level of sums: A. Source: Mann and Whitney (1947); Vargha and Delaney (2000); DeLong et al. (1988).
/// Checked against: R wilcox.test, oracle 08_gap_kpi.json (prob_superiority_PERQ1), 1e-10. Cost: O(K).</remarks>
public static class Superiority
{
    internal const string Method = "superiority";

    /// <summary>The probability of superiority.</summary>
    /// <param name="first">Answers of the first group.</param>
    /// <param name="second">Answers of the second group, on the same scale.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>0 to 1, 0.5 when neither is higher; NoAnswers when a group is empty. No interval where it is 0 or 1 or a group has one answer.</returns>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    public static Estimate Of(Histogram first, Histogram second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Probability.Require(level);
        if (first.Lowest != second.Lowest || first.Highest != second.Highest)
            throw new ArgumentException(
                "Answers on different scales are not compared.",
                nameof(second)
            );
        long n = checked(first.N + second.N);
        if (first.N == 0 || second.N == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, n, Method);
        double a = (double)(Int128)TwiceWins(first, second) / 2 / first.N / second.N;
        return new Estimate(
            a,
            Interval(first, second, a, level),
            n,
            n,
            Method,
            EstimateStatus.Enough
        );
    }

    private static Int128 TwiceWins(Histogram first, Histogram second)
    {
        Int128 wins = 0;
        Int128 below = 0;
        for (int k = 0; k < first.Counts.Length; k++)
        {
            wins += first.Counts[k] * (2 * below + second.Counts[k]);
            below += second.Counts[k];
        }
        return wins;
    }

    private static Interval? Interval(Histogram first, Histogram second, double a, double level)
    {
        if (a is <= 0 or >= 1 || first.N < 2 || second.N < 2)
            return null;
        double variance =
            Placement(first, second, a) / first.N + Placement(second, first, 1 - a) / second.N;
        if (variance <= 0)
            return null;
        double centre = Math.Log(a / (1 - a));
        double half = Gaussian.Critical(level) * Math.Sqrt(variance) / (a * (1 - a));
        return new Interval(
            1 / (1 + Math.Exp(half - centre)),
            1 / (1 + Math.Exp(-half - centre)),
            level
        );
    }

    // Variance over one group of its members' chance to be higher than the other group.
    private static double Placement(Histogram group, Histogram other, double mean)
    {
        double sum = 0;
        double below = 0;
        for (int k = 0; k < group.Counts.Length; k++)
        {
            double place = (below + other.Counts[k] / 2.0) / other.N;
            sum += group.Counts[k] * (place - mean) * (place - mean);
            below += other.Counts[k];
        }
        return sum / (group.N - 1);
    }
}
