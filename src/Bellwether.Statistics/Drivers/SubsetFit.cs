namespace Bellwether.Statistics.Drivers;

/// <summary>R squared of the regression on every subset of the drivers, by sweeping down the tree of subsets.</summary>
internal sealed class SubsetFit
{
    private readonly int count;
    private readonly double[][] levels;
    private readonly double[] r2;

    private SubsetFit(int count)
    {
        this.count = count;
        r2 = new double[1 << count];
        levels = new double[count + 1][];
        for (var depth = 0; depth <= count; depth++)
        {
            var side = count - depth + 1;
            levels[depth] = new double[side * side];
        }
    }

    /// <summary>2^p values, indexed by the bit mask of the drivers in the model.</summary>
    /// <param name="correlation">(p + 1) by (p + 1); row 0 is the outcome.</param>
    /// <remarks>Taking a driver in is one Schur step on the drivers not yet decided, so the whole costs about 6 x 2^p
    /// multiplications. A pivot below 1e-10 is a copy of drivers already in: it adds nothing.</remarks>
    public static double[] Of(double[,] correlation)
    {
        var fit = new SubsetFit(correlation.GetLength(0) - 1);
        var side = fit.count + 1;
        for (var i = 0; i < side; i++)
        {
            for (var j = 0; j < side; j++)
            {
                fit.levels[0][(i * side) + j] = correlation[(i + 1) % side, (j + 1) % side];
            }
        }

        fit.Visit(0, 0, 0);
        return fit.r2;
    }

    private void Visit(int depth, int mask, double fitted)
    {
        if (depth == count)
        {
            r2[mask] = fitted;
            return;
        }

        var side = count - depth + 1;
        var from = levels[depth];
        var to = levels[depth + 1];
        var pivot = from[0];
        var last = side - 1;
        if (pivot < 1e-10)
        {
            Copy(from, to, side);
            Visit(depth + 1, mask | (1 << depth), fitted);
        }
        else
        {
            for (var i = 1; i < side; i++)
            {
                var factor = from[i] / pivot;
                var row = from.AsSpan(i * side, side);
                var target = to.AsSpan((i - 1) * last, last);
                for (var j = 1; j < side; j++)
                {
                    target[j - 1] = row[j] - (factor * from[j]);
                }
            }

            Visit(depth + 1, mask | (1 << depth), fitted + (from[last] * from[last] / pivot));
        }

        Copy(from, to, side);
        Visit(depth + 1, mask, fitted);
    }

    private static void Copy(double[] from, double[] to, int side)
    {
        for (var i = 1; i < side; i++)
        {
            from.AsSpan((i * side) + 1, side - 1).CopyTo(to.AsSpan((i - 1) * (side - 1), side - 1));
        }
    }
}
