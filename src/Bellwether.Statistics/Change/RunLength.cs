using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Change;

/// <summary>How long a chart runs until it signals, on average: false alarms when nothing changed, delay when something did.</summary>
public static class RunLength
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "run-length";

    private const int NodeCount = 60;

    /// <summary>Average run length of a CUSUM of standard normal values.</summary>
    /// <param name="slack">Slack, in standard deviations, at least 0.</param>
    /// <param name="threshold">Threshold, above 0.</param>
    /// <param name="shift">True shift of the mean, in standard deviations; 0 = in control.</param>
    /// <param name="twoSided">Both directions (the usual) or upwards only.</param>
    /// <returns>Values until the first signal, starting from zero evidence.</returns>
    /// <remarks>Page's integral equation by Gauss-Legendre nodes. Source: Page (1954); Vance (1986). Checked against: R spc 0.6.7, to
    /// 1e-6 relative: threshold 4 gives 168 and 8.38, threshold 5 gives 465 and 10.4. Cost: one 61 by 61 system.</remarks>
    public static double Cusum(
        double slack,
        double threshold,
        double shift = 0,
        bool twoSided = true
    )
    {
        var up = OneSided(slack, threshold, shift);
        if (!twoSided)
        {
            return up;
        }

        var down = OneSided(slack, threshold, -shift);
        return 1 / ((1 / up) + (1 / down));
    }

    /// <summary>Threshold of a CUSUM that gives a wanted in-control run length.</summary>
    /// <param name="slack">Slack, in standard deviations.</param>
    /// <param name="length">Wanted run length, above 1.</param>
    /// <param name="twoSided">Both directions (the usual) or upwards only.</param>
    public static double CusumThreshold(double slack, double length, bool twoSided = true) =>
        Numerical.Root(h => Math.Log(Cusum(slack, h, 0, twoSided) / length), 0.01, 20, 1e-10);

    /// <summary>Average run length of an EWMA with fixed limits.</summary>
    /// <param name="weight">Weight of the newest value, above 0 to 1.</param>
    /// <param name="width">Limit in standard deviations of the average.</param>
    /// <param name="shift">True shift of the mean, in standard deviations.</param>
    /// <remarks>Source: Crowder (1987), Technometrics 29:401-407. Checked against: R spc 0.6.7, to 1e-6 relative.</remarks>
    public static double Ewma(double weight, double width, double shift = 0)
    {
        var limit = width * Math.Sqrt(weight / (2 - weight));
        var (nodes, weights) = GaussLegendre.On(-limit, limit, NodeCount);
        var system = new double[NodeCount, NodeCount];
        for (var i = 0; i < NodeCount; i++)
        {
            for (var j = 0; j < NodeCount; j++)
            {
                var z = ((nodes[j] - ((1 - weight) * nodes[i])) / weight) - shift;
                system[i, j] = (i == j ? 1 : 0) - (weights[j] / weight * Gaussian.Density(z));
            }
        }

        var lengths = Linear.SolveGeneral(system, Enumerable.Repeat(1.0, NodeCount).ToArray())!;
        var start = 1.0;
        for (var j = 0; j < NodeCount; j++)
        {
            start +=
                weights[j] / weight * Gaussian.Density((nodes[j] / weight) - shift) * lengths[j];
        }

        return start;
    }

    /// <summary>Width of an EWMA that gives a wanted in-control run length.</summary>
    /// <param name="weight">Weight of the newest value, above 0 to 1.</param>
    /// <param name="length">Wanted run length, above 1.</param>
    public static double EwmaWidth(double weight, double length) =>
        Numerical.Root(w => Math.Log(Ewma(weight, w) / length), 0.1, 6, 1e-10);

    private static double OneSided(double slack, double threshold, double shift)
    {
        var (nodes, weights) = GaussLegendre.On(0, threshold, NodeCount);
        var size = NodeCount + 1;
        var system = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            var from = i == 0 ? 0 : nodes[i - 1];
            for (var j = 0; j < size; j++)
            {
                var reach =
                    j == 0
                        ? Gaussian.Cdf(slack - from - shift)
                        : weights[j - 1] * Gaussian.Density(nodes[j - 1] + slack - from - shift);
                system[i, j] = (i == j ? 1 : 0) - reach;
            }
        }

        return Linear.SolveGeneral(system, Enumerable.Repeat(1.0, size).ToArray())![0];
    }
}

/// <summary>Nodes and weights of Gauss-Legendre integration.</summary>
internal static class GaussLegendre
{
    public static (double[] Nodes, double[] Weights) On(double low, double high, int count)
    {
        var (nodes, weights) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var step = 0; step < 100; step++)
            {
                var (p0, p1) = (1.0, 0.0);
                for (var k = 0; k < count; k++)
                {
                    (p0, p1) = ((((2.0 * k) + 1) * x * p0 - (k * p1)) / (k + 1), p0);
                }

                slope = count * ((x * p0) - p1) / ((x * x) - 1);
                var move = p0 / slope;
                x -= move;
                if (Math.Abs(move) < 1e-15)
                {
                    break;
                }
            }

            nodes[i] = (((high - low) * x) + low + high) / 2;
            weights[i] = (high - low) / ((1 - (x * x)) * slope * slope);
        }

        return (nodes, weights);
    }
}
