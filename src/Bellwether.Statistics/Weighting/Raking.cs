namespace Bellwether.Statistics.Weighting;

/// <summary>Weights of the cells, and how well they meet the margins.</summary>
/// <param name="Status">Enough; NoAnswers, Infeasible (then there are no weights) or NotConverged (the best weights are given).</param>
/// <param name="Weights">One weight per cell, in the order given: people that each answer stands for.</param>
/// <param name="Rounds">Sweeps or Newton steps used.</param>
/// <param name="LargestGap">Largest distance of a weighted category from its target, as a share of the population.</param>
/// <param name="EffectiveN">Kish's effective number of answers.</param>
/// <param name="DesignEffect">Answers over their effective number: what unequal weights cost.</param>
/// <param name="Notes">What had to be done to the margins; show them beside the weights.</param>
public sealed record WeightingResult(
    EstimateStatus Status,
    IReadOnlyList<double> Weights,
    int Rounds,
    double LargestGap,
    double? EffectiveN,
    double? DesignEffect,
    IReadOnlyList<WeightingNote> Notes
);

/// <summary>Rakes cell weights until weighted counts match every population margin.</summary>
/// <remarks>Works on counts of cells (the cross of all margin variables), never on respondents, so targets, margins and base weights
/// may be chosen when the question is asked. Raking repairs the mix of who answered, never self-selection inside a cell.
/// Level of sums: C. Source: Deming and Stephan (1940), Ann. Math. Stat. 11:427-444; Ireland and Kullback (1968).
/// Checked against: R survey 4.1-1 rake, oracles 02_weighting.json (rake) and 03b_additivity.json (raking_cells), 1e-9.
/// Cost: O(sweeps * cells * margins); nine cells and three margins take some microseconds.</remarks>
public static class Raking
{
    internal const string Method = "raking";
    private const int LongestRun = 1000;
    private const double Tolerance = 1e-10;
    private const double Aim = 1e-13;

    /// <summary>Rakes base weights to the margins.</summary>
    /// <param name="counts">Answers per cell, none negative.</param>
    /// <param name="baseWeights">Base weight per cell, not negative; all 1 for a census invitation.</param>
    /// <param name="margins">One or more; every margin gives the category of each cell and the population of each category.</param>
    /// <returns>Weights that meet all margins within 1e-10 of the population, or the reason why there are none.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a number is negative or not finite.</exception>
    public static WeightingResult Fit(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> baseWeights,
        IReadOnlyList<Margin> margins
    )
    {
        var prepared = new MarginPreparation(counts, baseWeights, margins);
        if (counts.All(n => n == 0))
            return new WeightingResult(
                EstimateStatus.NoAnswers,
                [],
                0,
                1,
                null,
                null,
                prepared.Notes
            );
        double[] weights = [.. baseWeights];
        bool possible = prepared.Feasible;
        double gap = double.PositiveInfinity;
        int sweep = 0;
        while (possible && gap > Aim && sweep < LongestRun)
        {
            sweep++;
            foreach ((int[] levels, double[] targets) in prepared.Margins)
                possible &= Adjust(counts, weights, levels, targets);
            gap = prepared.Margins.Max(m =>
                Gap(counts, weights, m.Levels, m.Targets, prepared.Total)
            );
        }
        return possible
            ? Conclude(gap <= Tolerance, counts, weights, sweep, gap, prepared.Notes)
            : new WeightingResult(
                EstimateStatus.Infeasible,
                [],
                sweep,
                1,
                null,
                null,
                prepared.Notes
            );
    }

    internal static WeightingResult Conclude(
        bool converged,
        IReadOnlyList<long> counts,
        double[] weights,
        int rounds,
        double gap,
        List<WeightingNote> notes
    )
    {
        double[] used = [.. weights.Where((w, c) => counts[c] > 0 && w > 0)];
        if (used.Length > 0 && used.Max() > 100 * used.Min())
            notes.Add(new WeightingNote(WeightingNoteKind.ExtremeWeights, "", -1));
        bool usable = weights.All(w => w >= 0);
        return new WeightingResult(
            converged ? EstimateStatus.Enough : EstimateStatus.NotConverged,
            weights,
            rounds,
            gap,
            usable ? EffectiveSampleSize.OfCells(counts, weights).Value : null,
            usable ? EffectiveSampleSize.DesignEffect(counts, weights).Value : null,
            notes
        );
    }

    internal static double Gap(
        IReadOnlyList<long> counts,
        double[] weights,
        int[] levels,
        double[] targets,
        double total
    )
    {
        double[] sums = Weighted(counts, weights, levels, targets.Length);
        double largest = 0;
        for (int level = 0; level < targets.Length; level++)
            largest = Math.Max(largest, Math.Abs(sums[level] - targets[level]));
        return largest / total;
    }

    private static bool Adjust(
        IReadOnlyList<long> counts,
        double[] weights,
        int[] levels,
        double[] targets
    )
    {
        double[] sums = Weighted(counts, weights, levels, targets.Length);
        for (int level = 0; level < targets.Length; level++)
        {
            if (sums[level] <= 0 && targets[level] > 0)
                return false;
            sums[level] = sums[level] > 0 ? targets[level] / sums[level] : 1;
        }
        for (int c = 0; c < weights.Length; c++)
            weights[c] *= sums[levels[c]];
        return true;
    }

    private static double[] Weighted(
        IReadOnlyList<long> counts,
        double[] weights,
        int[] levels,
        int size
    )
    {
        var sums = new double[size];
        for (int c = 0; c < weights.Length; c++)
            sums[levels[c]] += weights[c] * counts[c];
        return sums;
    }
}
