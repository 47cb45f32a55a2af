using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Drivers;

/// <summary>The other ways to rank drivers, for the expert view; each list is in the order of the drivers.</summary>
/// <param name="R2">Share of the outcome's variance that all drivers explain together, 0 to 1.</param>
/// <param name="Beta">Standardised regression coefficients; their sign says the direction.</param>
/// <param name="First">R squared of the driver alone.</param>
/// <param name="Last">What the driver adds to all others (usefulness).</param>
/// <param name="BetaSquared">Beta squared.</param>
/// <param name="Pratt">Beta times correlation; may be negative.</param>
/// <param name="Car">Squared correlation with the drivers made uncorrelated (Zuber and Strimmer).</param>
/// <param name="Vif">Variance inflation factor, from 1; above 5 the driver is nearly a mixture of the others.</param>
public sealed record DriverMeasures(
    double R2,
    IReadOnlyList<double> Beta,
    IReadOnlyList<double> First,
    IReadOnlyList<double> Last,
    IReadOnlyList<double> BetaSquared,
    IReadOnlyList<double> Pratt,
    IReadOnlyList<double> Car,
    IReadOnlyList<double> Vif
)
{
    /// <summary>Computes all of them from moments.</summary>
    /// <param name="moments">The outcome first, then 1 to 50 drivers.</param>
    /// <exception cref="ArgumentException">No driver, more than 50, or an outcome without variance.</exception>
    /// <remarks>Source: Groemping (2006), JSS 17(1); Zuber and Strimmer (2011). Checked against: R relaimpo 2.2.7, to 1e-10.
    /// Cost: O(p^3). Level of sums: B, B', C or E2. A singular set of drivers is solved by pseudo-inverse.</remarks>
    public static DriverMeasures Of(Moments moments)
    {
        var (between, outcome) = DriverModel.Split(DriverModel.Correlation(moments, 50));
        var inverse = Cholesky.TryOf(between)?.Inverse() ?? Linear.PseudoInverse(between);
        var beta = Linear.Multiply(inverse, outcome);
        var eigen = SymmetricEigen.Of(between);
        var cut = 1e-10 * Math.Max(eigen.Largest, 0);
        var car = Linear.Multiply(
            eigen.Map(value => value > cut ? 1 / Math.Sqrt(value) : 0),
            outcome
        );
        var p = beta.Length;
        return new DriverMeasures(
            Linear.Dot(beta, outcome),
            beta,
            Each(p, j => outcome[j] * outcome[j]),
            Each(p, j => beta[j] * beta[j] / inverse[j, j]),
            Each(p, j => beta[j] * beta[j]),
            Each(p, j => beta[j] * outcome[j]),
            Each(p, j => car[j] * car[j]),
            Each(p, j => inverse[j, j])
        );
    }

    private static double[] Each(int count, Func<int, double> value) =>
        Enumerable.Range(0, count).Select(value).ToArray();
}
