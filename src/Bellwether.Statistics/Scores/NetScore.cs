using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Scores;

/// <summary>Favourable less unfavourable: the share of the highest codes minus the share of the lowest.</summary>
/// <remarks>Adjusted Wald interval of the trinomial difference. Level of sums: A.
/// Source: Rocks (2016), Am. Stat. 70:365-372. Checked against: oracle 01_scores.json (insteval net2), 1e-10. Cost: O(K).</remarks>
public static class NetScore
{
    internal const string Method = "net-score";

    /// <summary>The net share.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="boxes">How many codes count at each end, at most half the scale.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A difference of shares from -1 to 1; NoAnswers when nobody answered.</returns>
    /// <exception cref="ArgumentException">The two ends overlap or are empty.</exception>
    public static Estimate Of(Histogram answers, int boxes = 2, double level = 0.95)
    {
        Trinomial split = Split(answers, boxes);
        if (answers.N == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, Method);
        return new Estimate(
            split.Difference,
            split.AdjustedWald(level),
            answers.N,
            answers.N,
            Method,
            EstimateStatus.Enough
        );
    }

    internal static Trinomial Split(Histogram answers, int boxes)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (boxes < 1 || 2 * boxes > answers.Counts.Length)
            throw new ArgumentException(
                $"{boxes} codes at each end do not fit on the scale.",
                nameof(boxes)
            );
        long plus = 0;
        long minus = 0;
        for (int k = 0; k < boxes; k++)
        {
            minus += answers.Counts[k];
            plus += answers.Counts[^(k + 1)];
        }
        return new Trinomial(plus, answers.N - plus - minus, minus);
    }
}
