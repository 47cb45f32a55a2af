using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Intervals;

/// <summary>Differences in units that do not depend on the scale.</summary>
/// <remarks>Level of sums: A. Source: Cohen (1988); Hedges (1981). Checked against: oracles 01_scores.json (effect) and
/// 08_gap_kpi.json (hedges_g), 1e-10. Cost: O(K).</remarks>
public static class EffectSize
{
    /// <summary>Hedges' g: difference of means in pooled standard deviations, corrected for small samples.</summary>
    /// <param name="a">Answers of the first group.</param>
    /// <param name="b">Answers of the second group.</param>
    /// <returns>First less second; null below two answers in a group or when nobody differs.</returns>
    public static double? HedgesG(Histogram a, Histogram b)
    {
        if (
            AnswerMoments.Of(a) is not { Variance: { } x } first
            || AnswerMoments.Of(b) is not { Variance: { } y } second
        )
            return null;
        double n = a.N + b.N;
        double pooled = ((a.N - 1) * x + (b.N - 1) * y) / (n - 2);
        return pooled > 0
            ? (first.Mean - second.Mean) / Math.Sqrt(pooled) * (1 - 3 / (4 * n - 9))
            : null;
    }

    /// <summary>Cohen's h: difference of two shares on the scale on which equal differences are equally hard to detect.</summary>
    /// <param name="first">A share from 0 to 1.</param>
    /// <param name="second">A share from 0 to 1.</param>
    /// <returns>First less second, from -pi to pi.</returns>
    /// <exception cref="ArgumentException">A share is not between 0 and 1.</exception>
    public static double CohenH(double first, double second) =>
        first is >= 0 and <= 1 && second is >= 0 and <= 1
            ? 2 * Math.Asin(Math.Sqrt(first)) - 2 * Math.Asin(Math.Sqrt(second))
            : throw new ArgumentException("A share lies between 0 and 1.", nameof(first));
}
