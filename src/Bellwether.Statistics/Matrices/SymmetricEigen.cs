namespace Bellwether.Statistics.Matrices;

/// <summary>Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (up to about 50 rows).</summary>
internal sealed class SymmetricEigen
{
    private SymmetricEigen(double[] values, double[,] vectors)
    {
        Values = values;
        Vectors = vectors;
    }

    /// <summary>Unsorted eigenvalues.</summary>
    public double[] Values { get; }

    /// <summary>Column k belongs to <c>Values[k]</c>.</summary>
    public double[,] Vectors { get; }

    public double Smallest => Values.Length == 0 ? 0 : Values.Min();

    public double Largest => Values.Length == 0 ? 0 : Values.Max();

    public static SymmetricEigen Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var a = (double[,])matrix.Clone();
        var v = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            v[i, i] = 1;
        }

        for (var sweep = 0; sweep < 100 && OffDiagonal(a) > 1e-300; sweep++)
        {
            var before = OffDiagonal(a);
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(a, v, p, q);
                }
            }

            if (OffDiagonal(a) >= before)
            {
                break;
            }
        }

        var values = new double[n];
        for (var i = 0; i < n; i++)
        {
            values[i] = a[i, i];
        }

        return new SymmetricEigen(values, v);
    }

    /// <summary>V f(D) V'.</summary>
    public double[,] Map(Func<double, double> function)
    {
        var n = Values.Length;
        var mapped = Values.Select(function).ToArray();
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++)
                {
                    sum += Vectors[i, k] * mapped[k] * Vectors[j, k];
                }

                result[i, j] = sum;
                result[j, i] = sum;
            }
        }

        return result;
    }

    private static double OffDiagonal(double[,] a)
    {
        var sum = 0.0;
        var n = a.GetLength(0);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += a[i, j] * a[i, j];
            }
        }

        return sum;
    }

    private static void Rotate(double[,] a, double[,] v, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var n = a.GetLength(0);
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t =
            theta == 0 ? 1 : Math.Sign(theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        var apq = a[p, q];
        a[p, p] -= t * apq;
        a[q, q] += t * apq;
        a[p, q] = 0;
        a[q, p] = 0;
        for (var k = 0; k < n; k++)
        {
            if (k != p && k != q)
            {
                var akp = a[k, p];
                var akq = a[k, q];
                a[k, p] = a[p, k] = (c * akp) - (s * akq);
                a[k, q] = a[q, k] = (s * akp) + (c * akq);
            }

            var vkp = v[k, p];
            var vkq = v[k, q];
            v[k, p] = (c * vkp) - (s * vkq);
            v[k, q] = (s * vkp) + (c * vkq);
        }
    }
}
