using Bellwether.Statistics.Change;

namespace Bellwether.Statistics.Tests.Change;

public sealed class CountDetectorTests
{
    [Theory]
    [InlineData(Direction.Down)]
    [InlineData(Direction.Up)]
    public void Where_nothing_changes_a_value_of_a_hundred_comes_at_most_once_in_a_hundred_days(
        Direction direction
    )
    {
        long days = 0;
        var alarms = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var detector = CountDetector.Start(1, direction);
            for (var day = 0; day < 2_000; day++)
            {
                days++;
                detector = detector.Step(Poisson(random, 8), 8);
                if (detector.LogValue < Math.Log(100))
                    continue;
                alarms++;
                detector = CountDetector.Start(1, direction);
            }
        }
        Assert.True(alarms > 0);
        Assert.True(days / (double)alarms >= 100, $"one in {days / (double)alarms:N0} days");
    }

    [Theory]
    [InlineData(Direction.Down, 10, 7)]
    [InlineData(Direction.Up, 40, 5)]
    public void A_halved_or_doubled_count_is_found_within_a_week(
        Direction direction,
        double mean,
        int atMost
    )
    {
        var late = new List<int>();
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var detector = CountDetector.Start(1, direction);
            for (var day = 0; day < 200; day++)
                detector = detector.Step(Poisson(random, 20), 20);
            var waited = 0;
            while (detector.LogValue < Math.Log(10_000))
            {
                detector = detector.Step(Poisson(random, mean), 20);
                waited++;
            }
            late.Add(waited);
        }
        Assert.True(late.Average() <= atMost, $"{late.Average():N1} days");
    }

    [Fact]
    public void Over_dispersion_divides_the_evidence_and_bad_input_is_refused()
    {
        var plain = CountDetector.Start(1, Direction.Down).Step(2, 20);
        var wide = CountDetector.Start(4, Direction.Down).Step(2, 20);

        Assert.True(plain.LogValue > wide.LogValue);
        Assert.Throws<ArgumentException>(() => CountDetector.Start(0.5, Direction.Down));
        Assert.Throws<ArgumentException>(() => plain.Step(-1, 20));
        Assert.Throws<ArgumentException>(() => plain.Step(1, 0));
    }

    private static long Poisson(Random random, double mean)
    {
        var limit = Math.Exp(-mean);
        var product = random.NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }
        return count;
    }
}
