namespace Bellwether.Statistics.Weighting;

/// <summary>Limits of weights.</summary>
/// <param name="Lower">Smallest weight allowed, 0 or more.</param>
/// <param name="Upper">Largest weight allowed, above <paramref name="Lower"/>.</param>
public sealed record WeightBounds(double Lower, double Upper);

/// <summary>Weights after trimming.</summary>
/// <param name="Status">Enough, NoAnswers, Infeasible when the mean weight itself lies outside the limits, or NotConverged.</param>
/// <param name="Weights">One weight per cell, in the order given.</param>
/// <param name="Trimmed">Answers whose weight was cut or raised.</param>
/// <param name="DesignEffectBefore">Design effect of the weights as they came.</param>
/// <param name="DesignEffectAfter">Design effect of the trimmed weights.</param>
/// <param name="LargestGap">After re-raking and trimming again: largest distance from a target as a share of the population; null
/// when there was no re-raking.</param>
public sealed record TrimmingResult(
    EstimateStatus Status,
    IReadOnlyList<double> Weights,
    long Trimmed,
    double? DesignEffectBefore,
    double? DesignEffectAfter,
    double? LargestGap
);

/// <summary>Cuts extreme weights and shares the excess equally over all others, until none is outside.</summary>
/// <remarks>Trades a little bias for much less variance; always report the design effect before and after. Level of sums: C.
/// Source: Potter (1990); Lumley's trimWeights(strict = TRUE). Checked against: oracle 02_weighting.json (trim), 1e-9.
/// Cost: O(rounds * cells).</remarks>
public static class Trimming
{
    internal const string Method = "trimming";
    private const int LongestRun = 10_000;
    private const double Slack = 1e-13;

    /// <summary>Usual limits: above at the smaller of median plus six interquartile ranges and five times the mean; below at a fifth of
    /// the mean.</summary>
    /// <param name="counts">Answers per cell.</param>
    /// <param name="weights">Weight per cell.</param>
    /// <returns>Limits, or null when nobody answered.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static WeightBounds? UsualBounds(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> weights
    )
    {
        double n = Require(counts, weights);
        if (n == 0)
            return null;
        double mean = counts.Zip(weights, (c, w) => c * w).Sum() / n;
        double median = Quantile(counts, weights, 0.5, n);
        double spread = Quantile(counts, weights, 0.75, n) - Quantile(counts, weights, 0.25, n);
        double upper = Math.Min(
            spread > 0 ? median + 6 * spread : double.PositiveInfinity,
            5 * mean
        );
        return new WeightBounds(0.2 * mean, upper);
    }

    /// <summary>Trims weights to limits; the sum of weights stays as it was.</summary>
    /// <param name="counts">Answers per cell, none negative.</param>
    /// <param name="weights">Weight per cell, finite and not negative.</param>
    /// <param name="bounds">Limits of a weight.</param>
    /// <returns>Weights within the limits.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a number is negative or not finite, or the limits are in the wrong order.</exception>
    public static TrimmingResult Strict(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> weights,
        WeightBounds bounds
    )
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (bounds.Lower < 0 || !(bounds.Upper > bounds.Lower))
            throw new ArgumentException(
                "The lower limit is 0 or more and below the upper one.",
                nameof(bounds)
            );
        double n = Require(counts, weights);
        double? before = EffectiveSampleSize.DesignEffect(counts, weights).Value;
        if (n == 0)
            return new TrimmingResult(EstimateStatus.NoAnswers, [], 0, null, null, null);
        double mean = counts.Zip(weights, (c, w) => c * w).Sum() / n;
        if (mean < bounds.Lower || mean > bounds.Upper)
            return new TrimmingResult(
                EstimateStatus.Infeasible,
                [.. weights],
                0,
                before,
                before,
                null
            );
        double[] trimmed = [.. weights];
        int round = 0;
        while (round < LongestRun && Share(counts, trimmed, bounds))
            round++;
        long changed = 0;
        for (int c = 0; c < trimmed.Length; c++)
            changed += weights[c] < bounds.Lower || weights[c] > bounds.Upper ? counts[c] : 0;
        return new TrimmingResult(
            round < LongestRun ? EstimateStatus.Enough : EstimateStatus.NotConverged,
            trimmed,
            changed,
            before,
            EffectiveSampleSize.DesignEffect(counts, trimmed).Value,
            null
        );
    }

    /// <summary>Trims, rakes once more, and says how far the margins are then missed by weights trimmed again.</summary>
    /// <param name="counts">Answers per cell.</param>
    /// <param name="weights">Raked weights per cell.</param>
    /// <param name="bounds">Limits of a weight.</param>
    /// <param name="margins">The margins that were raked to.</param>
    /// <returns>Weights within the limits, with the gap that remains.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a number is negative or not finite.</exception>
    public static TrimmingResult ThenRakeOnce(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> weights,
        WeightBounds bounds,
        IReadOnlyList<Margin> margins
    )
    {
        TrimmingResult first = Strict(counts, weights, bounds);
        if (first.Status != EstimateStatus.Enough)
            return first;
        WeightingResult raked = Raking.Fit(counts, first.Weights, margins);
        if (raked.Status != EstimateStatus.Enough)
            return first with { Status = raked.Status };
        TrimmingResult second = Strict(counts, raked.Weights, bounds);
        if (second.Status != EstimateStatus.Enough)
            return second;
        var prepared = new MarginPreparation(counts, weights, margins);
        double[] final = [.. second.Weights];
        double gap = prepared.Margins.Max(m =>
            Raking.Gap(counts, final, m.Levels, m.Targets, prepared.Total)
        );
        return second with
        {
            Trimmed = first.Trimmed,
            DesignEffectBefore = first.DesignEffectBefore,
            LargestGap = gap,
        };
    }

    // One round of sharing; false when nothing was outside.
    private static bool Share(IReadOnlyList<long> counts, double[] weights, WeightBounds bounds)
    {
        double excess = 0;
        long inside = 0;
        var outside = new bool[weights.Length];
        for (int c = 0; c < weights.Length; c++)
        {
            outside[c] =
                counts[c] > 0
                && (
                    weights[c] < bounds.Lower * (1 - Slack)
                    || weights[c] > bounds.Upper * (1 + Slack)
                );
            double clamped = outside[c]
                ? Math.Clamp(weights[c], bounds.Lower, bounds.Upper)
                : weights[c];
            excess += (weights[c] - clamped) * counts[c];
            inside += outside[c] ? 0 : counts[c];
            weights[c] = clamped;
        }
        if (!outside.Contains(true) || inside == 0)
            return false;
        for (int c = 0; c < weights.Length; c++)
            weights[c] += outside[c] ? 0 : excess / inside;
        return true;
    }

    private static double Quantile(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> weights,
        double share,
        double n
    )
    {
        double seen = 0;
        foreach (int c in Enumerable.Range(0, counts.Count).OrderBy(c => weights[c]))
        {
            seen += counts[c];
            if (counts[c] > 0 && seen >= share * n)
                return weights[c];
        }
        return 0;
    }

    private static double Require(IReadOnlyList<long> counts, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(weights);
        if (counts.Count != weights.Count)
            throw new ArgumentException("There is one weight per cell.", nameof(weights));
        if (counts.Any(c => c < 0) || weights.Any(w => !(w >= 0) || !double.IsFinite(w)))
            throw new ArgumentException(
                "Counts and weights are finite and not negative.",
                nameof(weights)
            );
        return counts.Sum(c => (double)c);
    }
}
