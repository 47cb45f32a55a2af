using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Scores;

/// <summary>Mean and spread of one item, with the smoothed spread that stays honest for a handful of like answers.</summary>
/// <param name="N">People who answered, at least 1.</param>
/// <param name="EffectiveN">What they count for after weighting; N without weights.</param>
/// <param name="Mean">Mean answer, in scale points.</param>
/// <param name="Variance">Variance of an answer with divisor n - 1, in squared scale points; null below two answers.</param>
/// <param name="SmoothedMean">Mean after one pseudo-answer spread evenly over the scale.</param>
/// <param name="SmoothedVariance">Variance (divisor n + 1) after that pseudo-answer; above 0 on every scale of two points or more.</param>
/// <remarks>Integers until the last division (Int128), so that equal sums give equal bits. Level of sums: A. Cost: O(K).</remarks>
public readonly record struct AnswerMoments(
    long N,
    double EffectiveN,
    double Mean,
    double? Variance,
    double SmoothedMean,
    double SmoothedVariance
)
{
    /// <summary>Standard error of the mean, in scale points; null below two answers.</summary>
    public double? StandardError =>
        Variance is { } variance ? Math.Sqrt(variance / EffectiveN) : null;

    /// <summary>Smoothed standard error of the mean, in scale points; its degrees of freedom are <see cref="EffectiveN"/>.</summary>
    public double SmoothedStandardError => Math.Sqrt(SmoothedVariance / (EffectiveN + 1));

    /// <summary>Moments of unweighted answers; null when there are none.</summary>
    /// <param name="answers">A histogram.</param>
    public static AnswerMoments? Of(Histogram answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        long n = answers.N;
        if (n == 0)
            return null;
        return Of(n, answers.Sum, answers.SumOfSquares, answers.Lowest, answers.Highest);
    }

    /// <summary>Moments of numbers counted in bins, in steps; null when there are none. Where squares were not kept the variance is
    /// the largest one possible.</summary>
    /// <param name="answers">Binned answers.</param>
    public static AnswerMoments? Of(BinnedAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.N == 0
            ? null
            : Of(answers.N, answers.Sum, answers.LargestSumOfSquares, 0, answers.Highest);
    }

    private static AnswerMoments Of(long n, Int128 sum, Int128 squares, int lowest, int highest)
    {
        Int128 spread = n * squares - sum * sum;
        double mean = (double)sum / n;
        double? variance = n < 2 ? null : (double)spread / ((double)n * (n - 1));
        return WithSmoothing(
            n,
            n,
            mean,
            variance,
            (double)spread / ((double)n * n),
            lowest,
            highest
        );
    }

    /// <summary>Moments of weighted answers; null when there are none. The variance is that of the weighted distribution with
    /// divisor (effective n - 1).</summary>
    /// <param name="answers">A weighted histogram.</param>
    public static AnswerMoments? Of(WeightedHistogram answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.N == 0 || answers.Total <= 0)
            return null;
        double mean = 0;
        for (int k = 0; k < answers.Weights.Length; k++)
            mean += answers.Weights[k] / answers.Total * (answers.Lowest + k);
        double spread = 0;
        for (int k = 0; k < answers.Weights.Length; k++)
            spread +=
                answers.Weights[k]
                / answers.Total
                * (answers.Lowest + k - mean)
                * (answers.Lowest + k - mean);
        double n = answers.EffectiveN;
        double? variance = n <= 1 ? null : spread * n / (n - 1);
        return WithSmoothing(answers.N, n, mean, variance, spread, answers.Lowest, answers.Highest);
    }

    // The pseudo-answer has mean (low + high) / 2 and, being uniform over K points, variance (K*K - 1) / 12.
    private static AnswerMoments WithSmoothing(
        long n,
        double effective,
        double mean,
        double? variance,
        double spread,
        int lowest,
        int highest
    )
    {
        double points = highest - lowest + 1;
        double centre = (lowest + highest) / 2.0;
        double total = effective + 1;
        double smoothedMean = (effective * mean + centre) / total;
        double own = effective * (spread + (mean - smoothedMean) * (mean - smoothedMean));
        double pseudo =
            (points * points - 1) / 12 + (centre - smoothedMean) * (centre - smoothedMean);
        return new AnswerMoments(
            n,
            effective,
            mean,
            variance,
            smoothedMean,
            (own + pseudo) / total
        );
    }
}
