using Bellwether.Statistics.Drivers;

namespace Bellwether.Statistics.Tests.Drivers;

public sealed class RankCorrelationTests
{
    [Fact]
    public void The_example_of_Hollander_and_Wolfe_is_reproduced()
    {
        double[] lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
        double[] panel = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];

        var rho = RankCorrelation.Of(Table(lightness, panel));

        Assert.Equal(0.6, rho.Value!.Value, 14);
        Assert.Equal(9, rho.N);
    }

    [Fact]
    public void Ties_share_the_mean_of_their_ranks_person_by_person()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var n = random.Next(4, 120);
            var x = Enumerable.Range(0, n).Select(_ => (double)random.Next(1, 6)).ToArray();
            var y = x.Select(each => Math.Clamp(each + random.Next(-2, 3), 1, 7)).ToArray();

            var found = RankCorrelation.Of(Table(x, y));

            if (Pearson(Ranks(x), Ranks(y)) is { } expected)
            {
                Assert.Equal(expected, found.Value!.Value, 12);
                Assert.Equal(expected, RankCorrelation.Of(Table(y, x)).Value!.Value, 12);
                Assert.Equal(
                    -expected,
                    RankCorrelation.Of([.. Table(x, y).Reverse()]).Value!.Value,
                    12
                );
            }
            else
                Assert.Equal(EstimateStatus.ZeroVariance, found.Status);
        }
    }

    [Fact]
    public void Its_interval_holds_the_truth_about_as_often_as_it_says()
    {
        var random = new Random(5);
        var held = 0;
        const int Rounds = 1500;
        // Two answers made of a common part: their rank correlation is 6/pi asin(r/2) with r = 0.5.
        var truth = 6 / Math.PI * Math.Asin(0.25);
        for (var round = 0; round < Rounds; round++)
        {
            var pairs = Enumerable
                .Range(0, 60)
                .Select(_ =>
                {
                    var common = Normal(random);
                    return (common + Normal(random), common + Normal(random));
                })
                .ToArray();
            var range = RankCorrelation
                .Of(Table([.. pairs.Select(p => p.Item1)], [.. pairs.Select(p => p.Item2)]))
                .Interval!.Value;
            if (range.Low <= truth && truth <= range.High)
                held++;
        }
        Assert.InRange(held / (double)Rounds, 0.93, 0.97);
    }

    [Theory]
    [InlineData(0, EstimateStatus.NoAnswers)]
    [InlineData(3, EstimateStatus.TooFew)]
    [InlineData(9, EstimateStatus.ZeroVariance)]
    public void Without_enough_to_tell_it_says_so(int people, EstimateStatus status) =>
        Assert.Equal(
            status,
            RankCorrelation
                .Of([
                    [people, 0],
                    [0, 0],
                ])
                .Status
        );

    private static IReadOnlyList<IReadOnlyList<long>> Table(double[] x, double[] y)
    {
        var columns = y.Distinct().Order().ToArray();
        return
        [
            .. x.Distinct()
                .Order()
                .Select(row =>
                    (IReadOnlyList<long>)
                        [
                            .. columns.Select(column =>
                                (long)x.Zip(y).Count(pair => pair == (row, column))
                            ),
                        ]
                ),
        ];
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(u => u < v) + ((values.Count(u => u == v) + 1) / 2.0))];

    private static double? Pearson(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        var (xx, yy) = (x.Sum(v => (v - mx) * (v - mx)), y.Sum(v => (v - my) * (v - my)));
        return xx == 0 || yy == 0
            ? null
            : x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(xx) / Math.Sqrt(yy);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble());
}
