using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Scores;

/// <summary>The share of answers in a range of codes: top box, top two, bottom two, favourable.</summary>
/// <remarks>Wilson's interval, on the effective n after weighting. Level of sums: A (C after weighting). Source: Wilson (1927).
/// Checked against: oracle 01_scores.json (insteval), 1e-10. Cost: O(K).</remarks>
public static class ShareScore
{
    /// <summary>The share of answers from one code to another.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="from">First code that counts.</param>
    /// <param name="to">Last code that counts, not below <paramref name="from"/>.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A share from 0 to 1; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The range is empty or leaves the scale.</exception>
    public static Estimate Of(Histogram answers, int from, int to, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        RequireRange(from, to, answers.Lowest, answers.Highest);
        long hits = 0;
        for (int code = from; code <= to; code++)
            hits += answers[code];
        return Proportion.Of(hits, answers.N, level);
    }

    /// <summary>The weighted share of answers from one code to another.</summary>
    /// <param name="answers">Weighted answers to one item.</param>
    /// <param name="from">First code that counts.</param>
    /// <param name="to">Last code that counts, not below <paramref name="from"/>.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A share from 0 to 1; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The range is empty or leaves the scale.</exception>
    public static Estimate Of(WeightedHistogram answers, int from, int to, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        RequireRange(from, to, answers.Lowest, answers.Highest);
        if (answers.Total <= 0)
            return Estimate.Without(EstimateStatus.NoAnswers, answers.N, Proportion.Method);
        double share = Math.Min(
            1,
            answers
                .Weights.AsSpan()[(from - answers.Lowest)..(to - answers.Lowest + 1)]
                .ToArray()
                .Sum() / answers.Total
        );
        Interval interval = Proportion.Wilson(
            share * answers.EffectiveN,
            answers.EffectiveN,
            level
        );
        return new Estimate(
            share,
            interval,
            answers.N,
            answers.EffectiveN,
            Proportion.Method,
            EstimateStatus.Enough
        );
    }

    /// <summary>The share of the highest codes.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="boxes">How many codes count: 1 for the top box, 2 for top two.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A share from 0 to 1; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The number of boxes is not on the scale.</exception>
    public static Estimate Top(Histogram answers, int boxes = 2, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Of(answers, answers.Highest - boxes + 1, answers.Highest, level);
    }

    /// <summary>The share of the lowest codes.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="boxes">How many codes count: 2 for bottom two.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A share from 0 to 1; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The number of boxes is not on the scale.</exception>
    public static Estimate Bottom(Histogram answers, int boxes = 2, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Of(answers, answers.Lowest, answers.Lowest + boxes - 1, level);
    }

    private static void RequireRange(int from, int to, int lowest, int highest)
    {
        if (from > to || from < lowest || to > highest)
            throw new ArgumentException(
                $"The codes {from} to {to} are not a range of the scale {lowest} to {highest}.",
                nameof(from)
            );
    }
}
