using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Scores;

/// <summary>The recommend score of a 0-10 item: share of 9 and 10 less share of 0 to 6, in points from -100 to 100.</summary>
/// <remarks>The interval shown is the adjusted Wald (3, T), which is never of zero width; the score interval is the expert's check.
/// Level of sums: A. Source: Reichheld (2003) for the score; Rocks (2016), Am. Stat. 70:365-372, for the intervals.
/// Checked against: oracle 01_scores.json (nps), 1e-10; score interval 1e-7. Cost: O(1).</remarks>
public static class RecommendScore
{
    internal const string Method = "recommend-score";

    /// <summary>The recommend score with the adjusted Wald interval.</summary>
    /// <param name="answers">Answers to an item whose codes go from 0 to 10.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Points from -100 to 100; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The codes do not go from 0 to 10.</exception>
    public static Estimate Of(Histogram answers, double level = 0.95) =>
        Show(answers, split => split.AdjustedWald(level));

    /// <summary>The recommend score with the score interval (all values that a score test does not reject).</summary>
    /// <param name="answers">Answers to an item whose codes go from 0 to 10.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Points from -100 to 100; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The codes do not go from 0 to 10.</exception>
    public static Estimate WithScoreInterval(Histogram answers, double level = 0.95) =>
        Show(answers, split => split.Score(level));

    /// <summary>The standard error of the recommend score, in points; 0 when all answers fall in one class, null without answers.</summary>
    /// <param name="answers">Answers to an item whose codes go from 0 to 10.</param>
    /// <exception cref="ArgumentException">The codes do not go from 0 to 10.</exception>
    public static double? StandardError(Histogram answers)
    {
        Trinomial split = Split(answers);
        return split.N == 0 ? null : 100 * split.StandardError;
    }

    internal static Trinomial Split(Histogram answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Lowest != 0 || answers.Highest != 10)
            throw new ArgumentException(
                $"A recommend item has the codes 0 to 10, not {answers.Lowest} to {answers.Highest}.",
                nameof(answers)
            );
        long plus = answers[9] + answers[10];
        long neutral = answers[7] + answers[8];
        return new Trinomial(plus, neutral, answers.N - plus - neutral);
    }

    private static Estimate Show(Histogram answers, Func<Trinomial, Interval> intervalOf)
    {
        Trinomial split = Split(answers);
        if (answers.N == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, Method);
        Interval interval = intervalOf(split);
        var points = interval with { Low = 100 * interval.Low, High = 100 * interval.High };
        return new Estimate(
            100 * split.Difference,
            points,
            answers.N,
            answers.N,
            Method,
            EstimateStatus.Enough
        );
    }
}
