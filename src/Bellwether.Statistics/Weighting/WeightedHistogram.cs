using System.Collections.Immutable;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Weighting;

/// <summary>Answers to one item after weighting: the weight on each code, how many people answered and how many they count for.</summary>
/// <remarks>Made from unweighted integer histograms when the question arrives (late-binding weights). Cost: O(cells * K).</remarks>
public sealed record WeightedHistogram
{
    private WeightedHistogram(int lowest, ImmutableArray<double> weights, long n, double effectiveN)
    {
        Lowest = lowest;
        Weights = weights;
        N = n;
        EffectiveN = effectiveN;
        Total = weights.Sum();
    }

    /// <summary>The lowest answer code.</summary>
    public int Lowest { get; }

    /// <summary>The highest answer code.</summary>
    public int Highest => Lowest + Weights.Length - 1;

    /// <summary>Sum of weights on each code, from the lowest up (persons, when the weights are).</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>Sum of all weights.</summary>
    public double Total { get; }

    /// <summary>People who answered.</summary>
    public long N { get; }

    /// <summary>Kish's effective number of answers; 0 when nobody answered.</summary>
    public double EffectiveN { get; }

    /// <summary>Every answer counts once.</summary>
    /// <param name="answers">Unweighted answers.</param>
    public static WeightedHistogram Of(Histogram answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new WeightedHistogram(
            answers.Lowest,
            [.. answers.Counts.Select(c => (double)c)],
            answers.N,
            answers.N
        );
    }

    /// <summary>Weighted answers whose sums were made elsewhere, such as when every respondent has a weight of their own.</summary>
    /// <param name="lowest">Code of the first scale point.</param>
    /// <param name="weights">Sum of weights per scale point, finite and not negative.</param>
    /// <param name="n">Answers.</param>
    /// <param name="sumOfSquares">Sum of squared weights over answers.</param>
    /// <exception cref="ArgumentException">No scale point, or a sum that is negative or not finite.</exception>
    public static WeightedHistogram OfSums(
        int lowest,
        IReadOnlyList<double> weights,
        long n,
        double sumOfSquares
    )
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (
            weights.Count == 0
            || weights.Any(w => !(w >= 0) || !double.IsFinite(w))
            || !(sumOfSquares >= 0)
            || n < 0
        )
            throw new ArgumentException(
                "Sums of weights are finite and not negative.",
                nameof(weights)
            );
        double total = weights.Sum();
        double effective = sumOfSquares > 0 ? Math.Min(n, total * total / sumOfSquares) : 0;
        return new WeightedHistogram(lowest, [.. weights], n, effective);
    }

    /// <summary>Answers by weighting cell, each with the weight of its cell.</summary>
    /// <param name="cells">One histogram per cell, all on the same scale; at least one.</param>
    /// <param name="weights">One weight per cell, finite and not negative (unitless or persons).</param>
    /// <exception cref="ArgumentException">Lengths or scales differ, or a weight is negative or not finite.</exception>
    public static WeightedHistogram OfCells(
        IReadOnlyList<Histogram> cells,
        IReadOnlyList<double> weights
    )
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(weights);
        if (cells.Count == 0 || cells.Count != weights.Count)
            throw new ArgumentException(
                "There is one weight per cell, and at least one cell.",
                nameof(weights)
            );
        var sums = new double[cells[0].Counts.Length];
        long n = 0;
        for (int c = 0; c < cells.Count; c++)
        {
            if (cells[c].Lowest != cells[0].Lowest || cells[c].Counts.Length != sums.Length)
                throw new ArgumentException("All cells have the same scale.", nameof(cells));
            for (int k = 0; k < sums.Length; k++)
                sums[k] += weights[c] * cells[c].Counts[k];
            n = checked(n + cells[c].N);
        }
        double effective =
            EffectiveSampleSize.OfCells([.. cells.Select(c => c.N)], weights).Value ?? 0;
        return new WeightedHistogram(cells[0].Lowest, [.. sums], n, effective);
    }
}
