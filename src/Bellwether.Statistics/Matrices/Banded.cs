namespace Bellwether.Statistics.Matrices;

/// <summary>Elimination for matrices with one diagonal below and a band above (diagonally dominant, so no pivoting).</summary>
internal static class Banded
{
    public static double[] Solve(double[,] matrix, int above, double[] right)
    {
        var n = right.Length;
        for (var k = 0; k + 1 < n; k++)
        {
            var factor = matrix[k + 1, k] / matrix[k, k];
            var last = Math.Min(n - 1, k + above);
            for (var j = k; j <= last; j++)
            {
                matrix[k + 1, j] -= factor * matrix[k, j];
            }

            right[k + 1] -= factor * right[k];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var last = Math.Min(n - 1, i + above);
            for (var j = i + 1; j <= last; j++)
            {
                right[i] -= matrix[i, j] * right[j];
            }

            right[i] /= matrix[i, i];
        }

        return right;
    }
}
