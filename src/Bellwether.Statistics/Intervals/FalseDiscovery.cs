namespace Bellwether.Statistics.Intervals;

/// <summary>Adjusts the p-values of many comparisons, so that a screen of hundreds does not cry wolf.</summary>
/// <remarks>Adjust across all comparisons on the screen, never across those that were clicked. Positions without a p-value stay
/// without and are not counted. Source: Benjamini and Hochberg (1995), JRSS B 57:289-300; Benjamini and Yekutieli (2001); Holm (1979).
/// Checked against: R p.adjust through oracle 01_scores.json (dept_vs_rest, bh_1995_example), 1e-10. Cost: O(m log m).</remarks>
public static class FalseDiscovery
{
    /// <summary>How surprising a difference would be if there were none, read from its interval.</summary>
    /// <param name="difference">A difference with a symmetric or nearly symmetric interval, in any unit.</param>
    /// <returns>The two-sided p-value, 0 to 1; null when there is no value or no interval of some width.</returns>
    /// <remarks>The standard error is the width over twice the normal quantile of the level. Cost: O(1).</remarks>
    public static double? PValue(Estimate difference) =>
        difference is { Value: { } value, Interval: { } interval } && interval.High > interval.Low
            ? Numerics.Gaussian.TwoSided(
                value
                    * 2
                    * Numerics.Gaussian.Critical(interval.Level)
                    / (interval.High - interval.Low)
            )
            : null;

    /// <summary>Benjamini and Hochberg: expected share of false among those called different stays at or below the limit, for
    /// independent or positively dependent comparisons. The default.</summary>
    /// <param name="pValues">p-values from 0 to 1, null where a comparison has none; any order, ties kept.</param>
    /// <returns>Adjusted p-values in the same order, at most 1.</returns>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static double?[] BenjaminiHochberg(IReadOnlyList<double?> pValues) =>
        StepUp(pValues, (m, rank) => (double)m / rank);

    /// <summary>Benjamini and Yekutieli: the same under any dependence, at the price of a factor of about log m.</summary>
    /// <param name="pValues">p-values from 0 to 1, null where a comparison has none.</param>
    /// <returns>Adjusted p-values in the same order, at most 1.</returns>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static double?[] BenjaminiYekutieli(IReadOnlyList<double?> pValues)
    {
        double harmonic = Enumerable
            .Range(1, Math.Max(1, Ascending(pValues).Length))
            .Sum(i => 1.0 / i);
        return StepUp(pValues, (m, rank) => harmonic * m / rank);
    }

    /// <summary>Holm: the chance of any false one at all stays at or below the limit.</summary>
    /// <param name="pValues">p-values from 0 to 1, null where a comparison has none.</param>
    /// <returns>Adjusted p-values in the same order, at most 1.</returns>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static double?[] Holm(IReadOnlyList<double?> pValues)
    {
        int[] order = Ascending(pValues);
        var adjusted = new double?[pValues.Count];
        double running = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            running = Math.Max(
                running,
                Math.Min(1, (order.Length - rank) * pValues[order[rank]]!.Value)
            );
            adjusted[order[rank]] = running;
        }
        return adjusted;
    }

    private static double?[] StepUp(IReadOnlyList<double?> pValues, Func<int, int, double> factor)
    {
        int[] order = Ascending(pValues);
        var adjusted = new double?[pValues.Count];
        double running = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            running = Math.Min(
                running,
                factor(order.Length, rank) * pValues[order[rank - 1]]!.Value
            );
            adjusted[order[rank - 1]] = running;
        }
        return adjusted;
    }

    private static int[] Ascending(IReadOnlyList<double?> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        if (pValues.Any(p => p is { } value && value is not (>= 0 and <= 1)))
            throw new ArgumentException("A p-value lies between 0 and 1.", nameof(pValues));
        return
        [
            .. Enumerable
                .Range(0, pValues.Count)
                .Where(i => pValues[i] is not null)
                .OrderBy(i => pValues[i]),
        ];
    }
}
