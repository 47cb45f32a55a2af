namespace Bellwether.Statistics.Weighting;

/// <summary>The columns a calibration regresses on: a constant and, per margin, one dummy for each category but the first used one.</summary>
internal static class Dummies
{
    /// <summary>One row per cell.</summary>
    public static double[][] Of(IReadOnlyList<int[]> levelsByMargin, int cells)
    {
        var columns = new List<(int[] Levels, int Level)>();
        foreach (int[] levels in levelsByMargin)
            columns.AddRange(levels.Distinct().Order().Skip(1).Select(level => (levels, level)));
        return
        [
            .. Enumerable
                .Range(0, cells)
                .Select(c =>
                    (double[])
                        [
                            1,
                            .. columns.Select(column =>
                                column.Levels[c] == column.Level ? 1.0 : 0.0
                            ),
                        ]
                ),
        ];
    }

    /// <summary>Sum over cells of factor times xx'.</summary>
    public static double[,] CrossProducts(double[][] x, Func<int, double> factor)
    {
        int p = x[0].Length;
        var sum = new double[p, p];
        for (int c = 0; c < x.Length; c++)
        {
            double f = factor(c);
            for (int i = 0; i < p; i++)
            {
                for (int j = 0; j < p; j++)
                    sum[i, j] += f * x[c][i] * x[c][j];
            }
        }
        return sum;
    }

    /// <summary>Sum over cells of factor times x.</summary>
    public static double[] Sums(double[][] x, Func<int, double> factor)
    {
        var sum = new double[x[0].Length];
        for (int c = 0; c < x.Length; c++)
        {
            double f = factor(c);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += f * x[c][i];
        }
        return sum;
    }
}
