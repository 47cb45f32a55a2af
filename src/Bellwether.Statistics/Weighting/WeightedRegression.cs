using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Weighting;

/// <summary>Fourth moments over people who share a stratum, a cluster and a weighting cell.</summary>
/// <param name="Stratum">0-based stratum.</param>
/// <param name="Cluster">0-based cluster within its stratum; -1 when everyone was drawn alone.</param>
/// <param name="WeightingCell">0-based weighting cell.</param>
/// <param name="Count">Everyone of the sample in this cell.</param>
/// <param name="Moments">Moments to order four; the last variable is the outcome, the others are the predictors.</param>
public sealed record RegressionCell(
    int Stratum,
    int Cluster,
    int WeightingCell,
    long Count,
    FourthMoments Moments
);

/// <summary>A weighted least-squares fit with design-based (sandwich) standard errors.</summary>
/// <param name="Status">Enough; TooFew when there are not more units than coefficients, NotPositiveDefinite when predictors copy each other.</param>
/// <param name="Coefficients">Constant first, then one per predictor, with t intervals.</param>
/// <param name="Covariance">Design-based covariance of the coefficients.</param>
/// <param name="DegreesOfFreedom">Sampling units less strata, less predictors.</param>
public sealed record WeightedFit(
    EstimateStatus Status,
    IReadOnlyList<Estimate> Coefficients,
    Matrix? Covariance,
    double DegreesOfFreedom
);

/// <summary>Weighted regression from sums, as svyglm would give it from rows.</summary>
/// <remarks>Coefficients need second moments, their standard errors fourth moments by cell. Level of sums: D2 by cell.
/// Source: Binder (1983); Deville and Särndal (1992) for the residuals after weighting. Checked against: R survey 4.1-1 svyglm, oracles
/// 02_weighting.json (svyglm_gaussian, svyglm_gaussian_raked) and 03b_additivity.json (wls), 1e-9 relative.
/// Cost: O(cells * p^4).</remarks>
public static class WeightedRegression
{
    internal const string Method = "weighted-regression";

    /// <summary>Fits the outcome on a constant and the predictors.</summary>
    /// <param name="cells">Moments by stratum, cluster and weighting cell, all of the same variables (two or more).</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Coefficients in the unit of the outcome per unit of each predictor.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static WeightedFit Of(
        IReadOnlyList<RegressionCell> cells,
        SampleDesign design,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(design);
        if (
            cells.Count == 0
            || cells[0].Moments.Variables < 2
            || cells.Any(c => c.Moments.Variables != cells[0].Moments.Variables)
        )
            throw new ArgumentException(
                "All cells have moments of the same variables, two or more.",
                nameof(cells)
            );
        design.Require();
        Probability.Require(level);
        int p = cells[0].Moments.Variables;
        double Weighted(int i, int j) =>
            cells.Sum(c => design.Weights[c.WeightingCell] * c.Moments[0, 0, i, j]);
        var a = new double[p, p];
        var right = new double[p];
        for (int i = 0; i < p; i++)
        {
            right[i] = Weighted(i, p);
            for (int j = 0; j < p; j++)
                a[i, j] = Weighted(i, j);
        }
        if (Inverse(a) is not { } inverse)
            return new WeightedFit(EstimateStatus.NotPositiveDefinite, [], null, 0);
        double[] beta = Linear.Multiply(inverse, right);
        double[] residual = [.. beta.Select(b => -b), 1];
        var variance = new DesignVariance(
            design,
            [.. cells.Select(c => Linearise(c, inverse, residual))]
        );
        double df = variance.DegreesOfFreedom - (p - 1);
        if (df < 1)
            return new WeightedFit(EstimateStatus.TooFew, [], null, df);
        long n = cells.Sum(c => c.Moments.N);
        Estimate[] shown =
        [
            .. beta.Select(
                (b, i) =>
                    WeightedMean.Show(b, variance.Covariance[i, i], df, n, n, level) with
                    {
                        Method = Method,
                    }
            ),
        ];
        return new WeightedFit(EstimateStatus.Enough, shown, Matrix.From(variance.Covariance), df);
    }

    // Scaled to a unit diagonal first, so that predictors of very different size do not look singular.
    private static double[,]? Inverse(double[,] a)
    {
        int p = a.GetLength(0);
        double[] scale = [.. Enumerable.Range(0, p).Select(i => Math.Sqrt(a[i, i]))];
        if (Array.Exists(scale, s => !(s > 0)))
            return null;
        var scaled = new double[p, p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
                scaled[i, j] = a[i, j] / (scale[i] * scale[j]);
        }
        if (Cholesky.TryOf(scaled)?.Inverse() is not { } inverse)
            return null;
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
                inverse[i, j] /= scale[i] * scale[j];
        }
        return inverse;
    }

    // u = A^-1 x e with e = y - x'b: first moments need order two, products order four.
    private static LinearCell Linearise(RegressionCell cell, double[,] inverse, double[] residual)
    {
        int p = inverse.GetLength(0);
        var score = new double[p];
        var squares = new double[p, p];
        for (int i = 0; i < p; i++)
        {
            for (int r = 0; r <= p; r++)
                score[i] += residual[r] * cell.Moments[0, 0, i, r];
            for (int j = 0; j <= i; j++)
            {
                for (int r = 0; r <= p; r++)
                {
                    for (int s = 0; s <= p; s++)
                        squares[i, j] += residual[r] * residual[s] * cell.Moments[i, j, r, s];
                }
                squares[j, i] = squares[i, j];
            }
        }
        double[,] second = Linear.Multiply(Linear.Multiply(inverse, squares), inverse);
        return new LinearCell(
            cell.Stratum,
            cell.Cluster,
            cell.WeightingCell,
            cell.Count,
            Linear.Multiply(inverse, score),
            second
        );
    }
}
