using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Intervals;

/// <summary>The smoothed t is a design of this project; this small simulation (seeded) keeps its promise under watch.</summary>
public sealed class SmoothedTCoverageTests
{
    [Theory]
    [InlineData("federal trust", 0.1, 0.07, 0.12, 0.27, 0.44)]
    [InlineData("airport", 0.005, 0.022, 0.152, 0.546, 0.275)]
    [InlineData("hospital", 0.0072, 0.0097, 0.0331, 0.1725, 0.7775)]
    [InlineData("polarised", 0.42, 0.08, 0.05, 0.1, 0.35)]
    [InlineData("near unanimous", 0.0, 0.0, 0.01, 0.04, 0.95)]
    public void The_true_mean_lies_inside_at_least_as_often_as_the_specification_found(
        string shape,
        params double[] shares
    )
    {
        double truth = shares.Select((s, k) => s * (k + 1)).Sum();
        var random = new Random(2718);
        foreach (int n in new[] { 5, 10, 20, 50 })
        {
            int inside = 0;
            for (int round = 0; round < 3000; round++)
            {
                Interval interval = MeanInterval.SmoothedT(Draw(random, shares, n)).Interval!.Value;
                if (interval.Low <= truth && truth <= interval.High)
                    inside++;
            }

            Assert.True(inside / 3000.0 > 0.925, $"{shape}, n = {n}: covered {inside / 3000.0:P1}");
        }
    }

    private static Histogram Draw(Random random, double[] shares, int n)
    {
        var counts = new long[shares.Length];
        for (int i = 0; i < n; i++)
        {
            double u = random.NextDouble();
            int k = 0;
            while (k < shares.Length - 1 && (u -= shares[k]) >= 0)
                k++;
            counts[k]++;
        }
        return new Histogram(1, counts);
    }
}
