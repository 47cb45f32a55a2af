namespace Bellwether.Statistics;

/// <summary>Search for a minimum of a function of a few variables without slopes, with fixed tolerances and restarts.</summary>
internal static class NelderMead
{
    public static double[] Minimise(
        Func<double[], double> function,
        double[] start,
        double[] steps,
        double tolerance = 1e-10,
        int most = 2000,
        int restarts = 2
    )
    {
        var best = start;
        for (var round = 0; round <= restarts; round++)
        {
            best = Once(
                function,
                best,
                steps.Select(s => s / Math.Pow(4, round)).ToArray(),
                tolerance,
                most
            );
        }

        return best;
    }

    private static double[] Once(
        Func<double[], double> function,
        double[] start,
        double[] steps,
        double tolerance,
        int most
    )
    {
        var p = start.Length;
        var points = new double[p + 1][];
        points[0] = (double[])start.Clone();
        for (var i = 0; i < p; i++)
        {
            points[i + 1] = (double[])start.Clone();
            points[i + 1][i] += steps[i];
        }

        var values = points.Select(function).ToArray();
        for (var step = 0; step < most; step++)
        {
            Array.Sort(values, points);
            if (Math.Abs(values[p] - values[0]) <= tolerance * (Math.Abs(values[0]) + tolerance))
            {
                break;
            }

            Improve(function, points, values);
        }

        Array.Sort(values, points);
        return points[0];
    }

    private static void Improve(Func<double[], double> function, double[][] points, double[] values)
    {
        var p = points.Length - 1;
        var centre = new double[p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                centre[j] += points[i][j] / p;
            }
        }

        double[] Along(double t) => centre.Select((c, j) => c + (t * (points[p][j] - c))).ToArray();
        var reflected = Along(-1);
        var value = function(reflected);
        if (value < values[0])
        {
            var further = Along(-2);
            var better = function(further);
            (points[p], values[p]) = better < value ? (further, better) : (reflected, value);
        }
        else if (value < values[p - 1])
        {
            (points[p], values[p]) = (reflected, value);
        }
        else
        {
            var nearer = Along(value < values[p] ? -0.5 : 0.5);
            var inner = function(nearer);
            if (inner < Math.Min(value, values[p]))
            {
                (points[p], values[p]) = (nearer, inner);
                return;
            }

            for (var i = 1; i <= p; i++)
            {
                points[i] = points[i].Select((x, j) => (x + points[0][j]) / 2).ToArray();
                values[i] = function(points[i]);
            }
        }
    }
}
