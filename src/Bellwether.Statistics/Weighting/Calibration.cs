namespace Bellwether.Statistics.Weighting;

/// <summary>The calibration view of weighting: an independent check of raking, and the regression (GREG) estimator.</summary>
/// <remarks>Raking distance: w = d exp(x'b) by Newton, about five steps; its weights equal those of <see cref="Raking"/>.
/// Linear distance: w = d (1 + x'b) in one step; weights may turn negative, which is reported by the range of the weights.
/// Level of sums: C. Source: Deville and Särndal (1992), JASA 87:376-382. Checked against: R survey 4.1-1 calibrate, oracle
/// 02_weighting.json (calibrate_raking, greg_linear), 1e-9. Cost: O(steps * cells * categories^2).</remarks>
public static class Calibration
{
    internal const string Method = "calibration";

    /// <summary>Calibrates with the raking distance.</summary>
    /// <param name="counts">Answers per cell, none negative.</param>
    /// <param name="baseWeights">Base weight per cell, not negative.</param>
    /// <param name="margins">One or more margins.</param>
    /// <returns>Weights per cell; Infeasible when a category with people has no answer, NotConverged when Newton does not settle.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a number is negative or not finite.</exception>
    public static WeightingResult Raked(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> baseWeights,
        IReadOnlyList<Margin> margins
    ) => Fit(counts, baseWeights, margins, linear: false);

    /// <summary>Calibrates with the linear distance (GREG).</summary>
    /// <param name="counts">Answers per cell, none negative.</param>
    /// <param name="baseWeights">Base weight per cell, not negative.</param>
    /// <param name="margins">One or more margins.</param>
    /// <returns>Weights per cell, possibly negative; Infeasible when a category with people has no answer.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a number is negative or not finite.</exception>
    public static WeightingResult Linear(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> baseWeights,
        IReadOnlyList<Margin> margins
    ) => Fit(counts, baseWeights, margins, linear: true);

    private static WeightingResult Fit(
        IReadOnlyList<long> counts,
        IReadOnlyList<double> d,
        IReadOnlyList<Margin> margins,
        bool linear
    )
    {
        var prepared = new MarginPreparation(counts, d, margins);
        EstimateStatus? refusal = counts.All(n => n == 0) ? EstimateStatus.NoAnswers : null;
        if (!prepared.Feasible)
            refusal = EstimateStatus.Infeasible;
        if (refusal is { } status)
            return new WeightingResult(status, [], 0, 1, null, null, prepared.Notes);
        double[][] x = Dummies.Of([.. prepared.Margins.Select(m => m.Levels)], counts.Count);
        double[] target = Targets(prepared);
        double[] weights = [.. d];
        var lambda = new double[target.Length];
        int step = 0;
        double gap = Gap(prepared, counts, weights);
        while (gap > 1e-12 && step < (linear ? 1 : 50))
        {
            step++;
            double[] now = Dummies.Sums(x, c => weights[c] * counts[c]);
            double[] missing = [.. target.Zip(now, (t, s) => t - s)];
            double[,] slope = Dummies.CrossProducts(
                x,
                c => (linear ? d[c] : weights[c]) * counts[c]
            );
            double[] change = Matrices.Linear.SolveSymmetric(slope, missing);
            for (int i = 0; i < lambda.Length; i++)
                lambda[i] += change[i];
            for (int c = 0; c < weights.Length; c++)
            {
                double score = Matrices.Linear.Dot(x[c], lambda);
                weights[c] = d[c] * (linear ? 1 + score : Math.Exp(Math.Clamp(score, -200, 200)));
            }
            gap = Gap(prepared, counts, weights);
        }
        return Raking.Conclude(gap <= 1e-9, counts, weights, step, gap, prepared.Notes);
    }

    private static double Gap(
        MarginPreparation prepared,
        IReadOnlyList<long> counts,
        double[] weights
    ) =>
        prepared.Margins.Max(m => Raking.Gap(counts, weights, m.Levels, m.Targets, prepared.Total));

    // In the order of the columns of Dummies: the total, then each used category but the first of each margin.
    private static double[] Targets(MarginPreparation prepared)
    {
        var targets = new List<double> { prepared.Total };
        foreach ((int[] levels, double[] margin) in prepared.Margins)
            targets.AddRange(levels.Distinct().Order().Skip(1).Select(level => margin[level]));
        return [.. targets];
    }
}
