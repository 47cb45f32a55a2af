namespace Bellwether.Statistics.Matrices;

/// <summary>The few matrix sums the methods share.</summary>
internal static class Linear
{
    /// <summary>Solves a symmetric system: by Cholesky, or by the pseudo-inverse (cut at 1e-10 of the largest eigenvalue) when singular.</summary>
    public static double[] SolveSymmetric(double[,] matrix, double[] right) =>
        Cholesky.TryOf(matrix) is { } root
            ? root.Solve(right)
            : Multiply(PseudoInverse(matrix), right);

    public static double[,] PseudoInverse(double[,] matrix)
    {
        var eigen = SymmetricEigen.Of(matrix);
        var cut = 1e-10 * Math.Max(eigen.Largest, 0);
        return eigen.Map(value => value > cut ? 1 / value : 0);
    }

    /// <summary>Solves a general square system by elimination with row pivoting, or null when singular.</summary>
    public static double[]? SolveGeneral(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var a = (double[,])matrix.Clone();
        var x = (double[])right.Clone();
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(a[i, k]) > Math.Abs(a[pivot, k]) ? i : pivot;
            }

            if (Math.Abs(a[pivot, k]) < 1e-300)
            {
                return null;
            }

            Swap(a, x, k, pivot);
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }

                x[i] -= factor * x[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                x[i] -= a[i, j] * x[j];
            }

            x[i] /= a[i, i];
        }

        return x;
    }

    public static double[] Multiply(double[,] matrix, double[] vector)
    {
        var result = new double[matrix.GetLength(0)];
        for (var i = 0; i < result.Length; i++)
        {
            for (var j = 0; j < vector.Length; j++)
            {
                result[i] += matrix[i, j] * vector[j];
            }
        }

        return result;
    }

    public static double[,] Multiply(double[,] left, double[,] right)
    {
        var (n, m, inner) = (left.GetLength(0), right.GetLength(1), left.GetLength(1));
        var result = new double[n, m];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < inner; k++)
            {
                var value = left[i, k];
                for (var j = 0; j < m; j++)
                {
                    result[i, j] += value * right[k, j];
                }
            }
        }

        return result;
    }

    public static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static void Swap(double[,] a, double[] x, int first, int second)
    {
        if (first == second)
        {
            return;
        }

        for (var j = 0; j < x.Length; j++)
        {
            (a[first, j], a[second, j]) = (a[second, j], a[first, j]);
        }

        (x[first], x[second]) = (x[second], x[first]);
    }
}
