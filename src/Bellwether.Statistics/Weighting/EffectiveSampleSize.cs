namespace Bellwether.Statistics.Weighting;

/// <summary>How many equally weighted answers the weighted ones are worth: Kish's effective number.</summary>
/// <remarks>Source: Kish (1965), Survey Sampling, 11.7; (sum w)^2 / sum w^2. Level of sums: C (counts by cell).
/// Use it for display and for suppression; inference uses the linearised variance, because Kish overstates the loss where weights
/// go with the answers. Checked against: oracles 01_scores.json (kish) and 02_weighting.json (rake), 1e-10. Cost: O(cells).</remarks>
public static class EffectiveSampleSize
{
    internal const string Method = "kish";

    /// <summary>From one weight per person.</summary>
    /// <param name="weights">Weights, finite and not negative.</param>
    /// <returns>The effective number of answers, 0 to n, without an interval; NoAnswers when all weights are 0.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public static Estimate Of(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return OfCells([.. Enumerable.Repeat(1L, weights.Count)], weights);
    }

    /// <summary>From counts and weights of cells in which everyone has the same weight.</summary>
    /// <param name="counts">People per cell, not negative.</param>
    /// <param name="weights">One weight per cell, finite and not negative.</param>
    /// <returns>The effective number of answers, 0 to n, without an interval; NoAnswers when nobody has a weight.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a number is negative or not finite.</exception>
    public static Estimate OfCells(IReadOnlyList<long> counts, IReadOnlyList<double> weights)
    {
        (long n, double sum, double squares) = Totals(counts, weights);
        if (sum <= 0)
            return Estimate.Without(EstimateStatus.NoAnswers, n, Method);
        double effective = Math.Min(n, sum * sum / squares);
        return new Estimate(effective, null, n, effective, Method, EstimateStatus.Enough);
    }

    /// <summary>Design effect of weighting: n divided by the effective number, 1 or more.</summary>
    /// <param name="counts">People per cell, not negative.</param>
    /// <param name="weights">One weight per cell, finite and not negative.</param>
    /// <returns>The factor by which unequal weights inflate a variance; NoAnswers when nobody has a weight.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a number is negative or not finite.</exception>
    public static Estimate DesignEffect(IReadOnlyList<long> counts, IReadOnlyList<double> weights)
    {
        Estimate effective = OfCells(counts, weights);
        return effective.Value is { } value
            ? effective with
            {
                Value = effective.N / value,
            }
            : effective;
    }

    private static (long N, double Sum, double Squares) Totals(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> weights
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(weights);
        if (counts.Count != weights.Count)
            throw new ArgumentException("There is one weight per count.", nameof(weights));
        long n = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            if (counts[i] < 0 || weights[i] < 0 || !double.IsFinite(weights[i]))
                throw new ArgumentException(
                    "Counts and weights are finite and not negative.",
                    nameof(weights)
                );
            n = checked(n + counts[i]);
            sum += weights[i] * counts[i];
            squares += weights[i] * weights[i] * counts[i];
        }
        return (n, sum, squares);
    }
}
