using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Drivers;

/// <summary>Repairs correlations that no set of answers could have (from different respondents per pair).</summary>
/// <param name="Correlation">The nearest matrix that answers could have, ones on the diagonal.</param>
/// <param name="Change">Frobenius norm of what was changed; 0 when nothing was.</param>
/// <param name="SmallestEigenvalue">Of the matrix as it came.</param>
public sealed record NearestCorrelation(
    Matrix Correlation,
    double Change,
    double SmallestEigenvalue
)
{
    /// <summary>Finds the nearest correlation matrix; one that already is positive semidefinite (to -1e-8) is returned as it came.</summary>
    /// <param name="correlation">Symmetric p by p with ones on the diagonal.</param>
    /// <exception cref="ArgumentException">Not square.</exception>
    /// <remarks>Source: Higham (2002), IMA J. Numer. Anal. 22:329-343 (alternating projections with Dykstra's correction),
    /// at most 500 rounds to 1e-10. Cost: O(p^3) per round.</remarks>
    public static NearestCorrelation Of(Matrix correlation)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        if (correlation.Rows != correlation.Columns)
        {
            throw new ArgumentException("A correlation matrix is square.", nameof(correlation));
        }

        var start = correlation.ToArray();
        var smallest = SymmetricEigen.Of(start).Smallest;
        if (smallest >= -1e-8)
        {
            return new NearestCorrelation(correlation, 0, smallest);
        }

        var repaired = Project(start);
        return new NearestCorrelation(Matrix.From(repaired), Distance(repaired, start), smallest);
    }

    private static double[,] Project(double[,] start)
    {
        var p = start.GetLength(0);
        var y = (double[,])start.Clone();
        var correction = new double[p, p];
        for (var round = 0; round < 500; round++)
        {
            var r = Combine(y, correction, -1);
            var x = SymmetricEigen.Of(r).Map(value => Math.Max(value, 1e-9));
            correction = Combine(x, r, -1);
            var next = (double[,])x.Clone();
            for (var i = 0; i < p; i++)
            {
                next[i, i] = 1;
            }

            var step = Distance(next, y);
            y = next;
            if (step < 1e-10)
            {
                break;
            }
        }

        return y;
    }

    private static double[,] Combine(double[,] a, double[,] b, double factor)
    {
        var p = a.GetLength(0);
        var result = new double[p, p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                result[i, j] = a[i, j] + (factor * b[i, j]);
            }
        }

        return result;
    }

    private static double Distance(double[,] a, double[,] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(1); j++)
            {
                sum += (a[i, j] - b[i, j]) * (a[i, j] - b[i, j]);
            }
        }

        return Math.Sqrt(sum);
    }
}
