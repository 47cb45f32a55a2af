using Bellwether.Statistics.Reliability;

namespace Bellwether.Statistics.Tests.Reliability;

public sealed class SiteSpreadTests
{
    [Fact]
    public void Three_sites_worked_by_hand()
    {
        // Pooled share .6, variance within .24/100: Q(t) = .02 / (.0024 + t), two degrees of freedom.
        var spread = SiteSpread.Of([new(50, 100), new(60, 100), new(70, 100)]);

        Assert.Equal(EstimateStatus.Enough, spread.Status);
        Assert.Equal(0.02 / 0.0024, spread.Q, 9);
        Assert.Equal(Math.Sqrt(0.01 - 0.0024), spread.Spread.Value!.Value, 6);
        Assert.Equal(Math.Sqrt((0.02 / 7.377759) - 0.0024), spread.Spread.Interval!.Value.Low, 4);
        Assert.Equal(0.5, spread.Spread.Interval.Value.High, 6);
        Assert.Equal(0.6, spread.Mean, 9);
        Assert.Equal(Math.Exp(-0.02 / 0.0024 / 2), spread.PValue, 9);
    }

    [Fact]
    public void Sites_that_differ_by_no_more_than_chance_have_a_spread_that_may_be_none()
    {
        var spread = SiteSpread.Of([new(60, 100), new(61, 100), new(59, 100), new(60, 100)]);

        Assert.Equal(0, spread.Spread.Value);
        Assert.Equal(0, spread.Spread.Interval!.Value.Low);
        Assert.True(spread.PValue > 0.9);
    }

    [Fact]
    public void Too_few_sites_and_sites_where_all_say_the_same_have_no_spread()
    {
        Assert.Equal(EstimateStatus.NoAnswers, SiteSpread.Of([]).Status);
        Assert.Equal(EstimateStatus.TooFew, SiteSpread.Of([new(1, 10), new(2, 10)]).Status);
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            SiteSpread.Of([new(10, 10), new(20, 20), new(5, 5)]).Status
        );
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void Impossible_counts_are_refused(long hits, long n) =>
        Assert.Throws<ArgumentException>(() =>
            SiteSpread.Of([new(hits, n), new(1, 10), new(1, 10)])
        );

    [Theory]
    [InlineData(0.0, 0.95, 1.0)]
    [InlineData(0.06, 0.90, 1.0)]
    public void The_interval_holds_the_true_spread_as_often_as_it_says(
        double between,
        double least,
        double most
    )
    {
        var random = new Random(20260928);
        var held = 0;
        const int Times = 300;
        for (var time = 0; time < Times; time++)
        {
            var sites = Enumerable
                .Range(0, 20)
                .Select(_ =>
                {
                    var share = Math.Clamp(0.6 + (between * Normal(random)), 0.01, 0.99);
                    return new SiteCount(
                        Enumerable.Range(0, 120).Count(_ => random.NextDouble() < share),
                        120
                    );
                })
                .ToList();
            var interval = SiteSpread.Of(sites).Spread.Interval!.Value;
            if (interval.Low <= between && between <= interval.High)
                held++;
        }

        Assert.InRange((double)held / Times, least, most);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble());
}
