using Bellwether.Statistics.Intervals;

namespace Bellwether.Statistics.Tests.Intervals;

public class WeightedSumTests
{
    [Fact]
    public void The_change_of_two_shares_is_Newcombes_interval()
    {
        var first = Term(1, 48, 80);
        var second = Term(1, 56, 70);

        var interval = WeightedSum.Change(first, second);

        var newcombe = Difference.OfShares(56, 70, 48, 80).Difference.Interval!.Value;
        Assert.Equal(newcombe.Low, interval.Low, 1e-12);
        Assert.Equal(newcombe.High, interval.High, 1e-12);
        Assert.Equal(0.0524, interval.Low, 5e-5);
        Assert.Equal(0.3339, interval.High, 5e-5);
    }

    [Fact]
    public void One_term_keeps_its_own_interval_and_what_was_counted_adds_none()
    {
        var alone = WeightedSum.Independent([Term(1, 70, 100)]);
        var counted = WeightedSum.Independent([Term(0.6, 70, 100), new(0.4, 0.9, 0.9, 0.9)]);

        var wilson = Proportion.Wilson(70, 100);
        Assert.Equal(wilson.Low, alone.Low, 1e-12);
        Assert.Equal(wilson.High, alone.High, 1e-12);
        Assert.Equal(0.6 * (wilson.High - wilson.Low), counted.High - counted.Low, 1e-12);
    }

    [Fact]
    public void What_is_put_together_is_never_narrower_than_what_is_independent()
    {
        WeightedTerm[] terms = [Term(0.5, 30, 60), Term(0.3, 45, 60), Term(0.2, 59, 60)];

        var together = WeightedSum.Independent([WeightedSum.Together(terms)]);
        var apart = WeightedSum.Independent(terms);

        Assert.True(together.Low < apart.Low && together.High > apart.High);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public void It_covers_the_truth_whether_or_not_answers_to_the_parts_hang_together(double common)
    {
        const int quarters = 2000;
        double[] weights = [0.4, 0.2, 0.2, 0.2];
        double[] cuts = [-0.5, -0.9, 0.1, -1.4];
        var random = new Random(20261128);
        double truth = 0;
        for (var part = 0; part < 4; part++)
            truth += weights[part] * (1 - Normal.Below(cuts[part]));

        var covered = 0;
        for (var i = 0; i < quarters; i++)
        {
            List<WeightedTerm> channels = [];
            foreach (var (share, n) in new[] { (0.7, 60), (0.3, 25) })
            {
                var hits = new int[4];
                for (var person = 0; person < n; person++)
                {
                    var mood = Normal.Draw(random);
                    for (var part = 0; part < 4; part++)
                        if (
                            (Math.Sqrt(common) * mood)
                                + (Math.Sqrt(1 - common) * Normal.Draw(random))
                            > cuts[part]
                        )
                            hits[part]++;
                }
                channels.Add(
                    WeightedSum.Together([
                        .. hits.Select((hit, part) => Term(weights[part] * share, hit, n)),
                    ])
                );
            }
            var interval = WeightedSum.Independent(channels);
            if (interval.Low <= truth && truth <= interval.High)
                covered++;
        }

        Assert.InRange(covered / (double)quarters, 0.94, 1);
    }

    [Fact]
    public void A_sum_of_nothing_and_a_weight_below_zero_are_refused()
    {
        Assert.Throws<ArgumentException>(() => WeightedSum.Independent([]));
        Assert.Throws<ArgumentException>(() => WeightedSum.Together([new(-1, 0, 0, 0)]));
        Assert.Throws<ArgumentException>(() => WeightedSum.Independent([new(1, 5, 6, 7)]));
    }

    private static WeightedTerm Term(double weight, int hits, int n)
    {
        var wilson = Proportion.Wilson(hits, n);
        return new WeightedTerm(weight, (double)hits / n, wilson.Low, wilson.High);
    }

    private static class Normal
    {
        public static double Draw(Random random) =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
            * Math.Cos(2 * Math.PI * random.NextDouble());

        // Simpson's rule: an independent way to the same number.
        public static double Below(double x)
        {
            const int steps = 2000;
            double step = (x + 10) / steps;
            double sum = 0;
            for (var i = 0; i <= steps; i++)
                sum +=
                    (
                        i == 0 || i == steps ? 1
                        : i % 2 == 1 ? 4
                        : 2
                    ) * Math.Exp(-0.5 * Math.Pow(-10 + (i * step), 2));
            return sum * step / 3 / Math.Sqrt(2 * Math.PI);
        }
    }
}
