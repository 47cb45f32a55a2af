using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Intervals;

/// <summary>One slice compared with everyone else.</summary>
/// <param name="Key">The slice, as the caller named it.</param>
/// <param name="Slice">The mean of the slice, in scale points.</param>
/// <param name="Rest">The mean of everyone else, in scale points.</param>
/// <param name="Comparison">Slice less rest.</param>
/// <param name="AdjustedPValue">p-value adjusted over all slices compared together (Benjamini and Hochberg); null when there is none.</param>
/// <param name="Different">True only when the adjusted p-value is small and the difference is large enough to matter.</param>
public sealed record SliceComparison(
    string Key,
    Estimate Slice,
    Estimate Rest,
    Comparison Comparison,
    double? AdjustedPValue,
    bool Different
);

/// <summary>Compares slices with their complement: a region with all other regions, never with the total it is part of.</summary>
/// <remarks>The rest comes from a subtraction of sums. Level of sums: A. Source: statistics specification 1.6; Welch (1947);
/// Benjamini and Hochberg (1995). Checked against: oracle 01_scores.json (dept_vs_rest), 1e-10. Cost: O(slices * K).</remarks>
public static class SliceAgainstRest
{
    internal const string Method = "slice-against-rest";

    /// <summary>A mean of one slice less the mean of its rest.</summary>
    /// <param name="slice">Answers of the slice.</param>
    /// <param name="whole">Answers of the whole, the slice included.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Slice less rest in scale points; NoAnswers when the slice or its rest is empty.</returns>
    /// <exception cref="ArgumentException">The slice is not contained in the whole.</exception>
    public static Comparison OfMeans(Histogram slice, Histogram whole, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return Difference.OfMeans(slice, whole.Subtract(slice), level);
    }

    /// <summary>A share in one slice less the share in its rest.</summary>
    /// <param name="hits">Answers of the slice that count.</param>
    /// <param name="n">Answers of the slice.</param>
    /// <param name="hitsOfWhole">Answers of the whole that count.</param>
    /// <param name="nOfWhole">Answers of the whole.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Slice less rest, from -1 to 1; NoAnswers when the slice or its rest is empty.</returns>
    /// <exception cref="ArgumentException">The slice is not contained in the whole.</exception>
    public static Comparison OfShares(
        long hits,
        long n,
        long hitsOfWhole,
        long nOfWhole,
        double level = 0.95
    )
    {
        if (n > nOfWhole || hits > hitsOfWhole)
            throw new ArgumentException(
                "The slice is not contained in the whole.",
                nameof(nOfWhole)
            );
        return Difference.OfShares(hits, n, hitsOfWhole - hits, nOfWhole - n, level);
    }

    /// <summary>Compares every slice of one screen with its rest, adjusting for their number.</summary>
    /// <param name="slices">All slices on the screen, each with a key, on one scale.</param>
    /// <param name="whole">Answers of the whole; null when the slices are all of it and do not overlap.</param>
    /// <param name="smallestRelevant">The smallest difference worth acting on, in points of 100 (default 2).</param>
    /// <param name="falseDiscoveryRate">Accepted share of false among those called different, between 0 and 1 (default 0.05).</param>
    /// <param name="level">Confidence level of the intervals, between 0 and 1.</param>
    /// <returns>One comparison per slice, in the same order.</returns>
    /// <exception cref="ArgumentException">There is no slice, scales differ, or a slice is not contained in the whole.</exception>
    public static IReadOnlyList<SliceComparison> Compare(
        IReadOnlyList<KeyValuePair<string, Histogram>> slices,
        Histogram? whole = null,
        double smallestRelevant = 2,
        double falseDiscoveryRate = 0.05,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(slices);
        if (slices.Count == 0)
            throw new ArgumentException("There is no slice to compare.", nameof(slices));
        Histogram all = whole ?? slices.Select(s => s.Value).Aggregate((a, b) => a.Merge(b));
        Comparison[] comparisons = [.. slices.Select(s => OfMeans(s.Value, all, level))];
        double?[] adjusted = FalseDiscovery.BenjaminiHochberg([
            .. comparisons.Select(c => c.PValue),
        ]);
        double relevant = smallestRelevant / 100 * (all.Highest - all.Lowest);
        return
        [
            .. slices.Select(
                (s, i) =>
                    new SliceComparison(
                        s.Key,
                        Scores.Mean.Of(s.Value, level),
                        Scores.Mean.Of(all.Subtract(s.Value), level),
                        comparisons[i],
                        adjusted[i],
                        adjusted[i] <= falseDiscoveryRate
                            && Math.Abs(comparisons[i].Difference.Value ?? 0) >= relevant
                    )
            ),
        ];
    }
}
