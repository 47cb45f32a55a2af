using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Weighting;

/// <summary>Sums of two variables over people who share a stratum, a cluster and a weighting cell.</summary>
/// <param name="Stratum">0-based stratum.</param>
/// <param name="Cluster">0-based cluster within its stratum; -1 when everyone was drawn alone.</param>
/// <param name="WeightingCell">0-based weighting cell.</param>
/// <param name="Count">Everyone of the sample in this cell.</param>
/// <param name="Sums">Complete-row sums: the first item is the numerator, the second the denominator.</param>
public sealed record PairCell(
    int Stratum,
    int Cluster,
    int WeightingCell,
    long Count,
    CompleteRowSums Sums
);

/// <summary>The ratio of two weighted totals: money per case, answers per invitation, one item to another.</summary>
/// <remarks>u = (y - ratio x) / weighted x. Level of sums: B' by cell (C). Source: Särndal, Swensson and Wretman (1992), 5.6.
/// Checked against: R survey 4.1-1 svyratio, oracle 02_weighting.json (ratio_api00_api99), 1e-9. Cost: O(cells).</remarks>
public static class WeightedRatio
{
    internal const string Method = "linearised-variance";

    /// <summary>First total over second total.</summary>
    /// <param name="cells">Sums by stratum, cluster and weighting cell.</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The ratio; NoAnswers when the second total is 0, TooFew below one degree of freedom.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static Estimate Of(
        IReadOnlyList<PairCell> cells,
        SampleDesign design,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(design);
        if (cells.Any(c => c.Sums.Items != 2 || c.Sums.N > c.Count))
            throw new ArgumentException(
                "Every cell has sums of two items over no more people than it has.",
                nameof(cells)
            );
        design.Require();
        double y = cells.Sum(c => design.Weights[c.WeightingCell] * c.Sums.Sum(0));
        double x = cells.Sum(c => design.Weights[c.WeightingCell] * c.Sums.Sum(1));
        long n = cells.Sum(c => c.Sums.N);
        if (x <= 0)
            return Estimate.Without(EstimateStatus.NoAnswers, n, Method);
        double ratio = y / x;
        var variance = new DesignVariance(design, [.. cells.Select(c => Linearise(c, ratio, x))]);
        double effective =
            EffectiveSampleSize
                .OfCells(
                    [.. cells.Select(c => c.Sums.N)],
                    [.. cells.Select(c => design.Weights[c.WeightingCell])]
                )
                .Value
            ?? 0;
        return WeightedMean.Show(
            ratio,
            variance.Covariance[0, 0],
            variance.DegreesOfFreedom,
            n,
            effective,
            level
        );
    }

    private static LinearCell Linearise(PairCell cell, double ratio, double x)
    {
        CompleteRowSums s = cell.Sums;
        double first = (s.Sum(0) - ratio * s.Sum(1)) / x;
        double second =
            (s.Product(0, 0) - 2 * ratio * s.Product(0, 1) + ratio * ratio * s.Product(1, 1))
            / (x * x);
        return new LinearCell(
            cell.Stratum,
            cell.Cluster,
            cell.WeightingCell,
            cell.Count,
            [first],
            new[,]
            {
                { second },
            }
        );
    }
}
