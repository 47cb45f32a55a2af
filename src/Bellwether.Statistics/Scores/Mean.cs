using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Scores;

/// <summary>The mean answer to one item with an interval, on its own scale or from 0 to 100.</summary>
/// <remarks>Below <see cref="SmoothedBelow"/> answers, or when all answers are alike, the interval is the smoothed t; else Student's t. Level of sums: A.
/// Source: statistics specification 1.1 and 1.2. Checked against: oracle 01_scores.json (insteval) and 01b (smoothed_t_cases), 1e-10.
/// Cost: O(K).</remarks>
public static class Mean
{
    /// <summary>Below this many (effective) answers, t intervals of answers that pile up at one end are too short.</summary>
    public const int SmoothedBelow = 100;

    internal const string SpreadMethod = "standard-deviation";

    /// <summary>The mean of an item.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in scale points; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate Of(Histogram answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return NeedsSmoothing(AnswerMoments.Of(answers))
            ? MeanInterval.SmoothedT(answers, level)
            : MeanInterval.StudentT(answers, level);
    }

    /// <summary>The mean of an item after weighting, with Kish's effective n in the place of n.</summary>
    /// <param name="answers">Weighted answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The weighted mean in scale points; NoAnswers when nobody answered. For inference after raking take
    /// the linearised variance instead.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate Of(WeightedHistogram answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return NeedsSmoothing(AnswerMoments.Of(answers))
            ? MeanInterval.SmoothedT(answers, level)
            : MeanInterval.StudentT(answers, level);
    }

    /// <summary>The mean of a number counted in bins, from its exact sum.</summary>
    /// <param name="answers">Binned answers.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in steps above the lowest number; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate Of(BinnedAnswers answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return NeedsSmoothing(AnswerMoments.Of(answers))
            ? MeanInterval.SmoothedT(answers, level)
            : MeanInterval.StudentT(answers, level);
    }

    /// <summary>The mean of an item from 0 (everyone gave the lowest answer) to 100 (everyone gave the highest).</summary>
    /// <param name="answers">Answers to one item on a scale of two points or more.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The score in points of 100; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The scale has a single point.</exception>
    public static Estimate OutOf100(Histogram answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Rescale(Of(answers, level), answers.Lowest, answers.Highest);
    }

    /// <summary>The weighted mean of an item from 0 to 100.</summary>
    /// <param name="answers">Weighted answers to one item on a scale of two points or more.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The score in points of 100; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The scale has a single point.</exception>
    public static Estimate OutOf100(WeightedHistogram answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Rescale(Of(answers, level), answers.Lowest, answers.Highest);
    }

    /// <summary>The standard deviation of the answers (divisor n - 1).</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <returns>The standard deviation in scale points, without an interval; NoAnswers or, for one answer, TooFew.</returns>
    public static Estimate StandardDeviation(Histogram answers)
    {
        if (AnswerMoments.Of(answers) is not { } moments)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, SpreadMethod);
        return moments.Variance is { } variance
            ? new Estimate(
                Math.Sqrt(variance),
                null,
                answers.N,
                answers.N,
                SpreadMethod,
                EstimateStatus.Enough
            )
            : Estimate.Without(EstimateStatus.TooFew, answers.N, SpreadMethod);
    }

    private static bool NeedsSmoothing(AnswerMoments? moments) =>
        moments is not { Variance: > 0, EffectiveN: >= SmoothedBelow };

    internal static Estimate Rescale(Estimate estimate, int lowest, int highest)
    {
        if (highest == lowest)
            throw new ArgumentException(
                "A scale of one point has no score out of 100.",
                nameof(highest)
            );
        double To100(double x) => 100 * (x - lowest) / (highest - lowest);
        return estimate with
        {
            Value = estimate.Value is { } value ? To100(value) : null,
            Interval = estimate.Interval is { } i
                ? i with
                {
                    Low = To100(i.Low),
                    High = To100(i.High),
                }
                : null,
        };
    }
}
