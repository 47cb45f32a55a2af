namespace Bellwether.Statistics.Matrices;

/// <summary>Lower triangular square root of a symmetric positive definite matrix, with a pivot check.</summary>
internal sealed class Cholesky
{
    private readonly double[,] lower;

    private Cholesky(double[,] lower) => this.lower = lower;

    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < lower.GetLength(0); i++)
            {
                sum += Math.Log(lower[i, i]);
            }

            return 2 * sum;
        }
    }

    /// <summary>The square root, or null when the smallest pivot is not above <paramref name="tolerance"/> times the largest diagonal.</summary>
    public static Cholesky? TryOf(double[,] matrix, double tolerance = 1e-10)
    {
        var n = matrix.GetLength(0);
        var l = new double[n, n];
        var largest = 0.0;
        for (var i = 0; i < n; i++)
        {
            largest = Math.Max(largest, matrix[i, i]);
        }

        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= l[i, k] * l[j, k];
                }

                if (i == j)
                {
                    if (!(sum > tolerance * largest))
                    {
                        return null;
                    }

                    l[j, j] = Math.Sqrt(sum);
                }
                else
                {
                    l[i, j] = sum / l[j, j];
                }
            }
        }

        return new Cholesky(l);
    }

    public double[] Solve(double[] right)
    {
        var n = right.Length;
        var x = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= lower[i, k] * x[k];
            }

            x[i] /= lower[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                x[i] -= lower[k, i] * x[k];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }

    public double[,] Inverse()
    {
        var n = lower.GetLength(0);
        var inverse = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            var unit = new double[n];
            unit[j] = 1;
            var column = Solve(unit);
            for (var i = 0; i < n; i++)
            {
                inverse[i, j] = column[i];
            }
        }

        return inverse;
    }
}
