using Bellwether.Statistics.Change;

namespace Bellwether.Statistics.Tests.Change;

public sealed class ChangeTests
{
    [Theory]
    [InlineData(4, 0, 168)]
    [InlineData(4, 1, 8.38)]
    [InlineData(5, 0, 465)]
    [InlineData(5, 1, 10.4)]
    public void The_published_CUSUM_table_is_reproduced(
        double threshold,
        double shift,
        double expected
    ) => Assert.Equal(expected, RunLength.Cusum(0.5, threshold, shift), expected * 0.005);

    [Theory]
    [InlineData(0.1, 2.814)]
    [InlineData(0.2, 2.962)]
    [InlineData(0.25, 2.998)]
    [InlineData(0.4, 3.054)]
    public void The_published_EWMA_widths_give_one_false_alarm_in_500(
        double weight,
        double width
    ) => Assert.Equal(500, RunLength.Ewma(weight, width), 1.0);

    [Fact]
    public void The_published_Bernoulli_chart_is_reproduced()
    {
        var chart = BernoulliCusum.Design(0.05, 0.10, 5000);

        Assert.Equal((14, 82), (chart.Lattice, chart.Threshold));
        Assert.Equal(5235.21, chart.FalseAlarmAnswers, 0.01);
        Assert.Equal(172.31, chart.DetectionAnswers, 0.01);
    }

    [Theory]
    [InlineData(Direction.Down)]
    [InlineData(Direction.Up)]
    public void FOCuS_equals_the_maximum_over_all_change_times(Direction direction)
    {
        var random = new Random(11);
        for (var stream = 0; stream < 30; stream++)
        {
            var p0 = 0.3 + (0.6 * random.NextDouble());
            var focus = new FocusShare(p0, direction: direction);
            var days = new List<(long X, long N)>();
            for (var t = 0; t < 60; t++)
            {
                var n = random.Next(0, 12);
                var x = Enumerable
                    .Range(0, n)
                    .LongCount(_ => random.NextDouble() < (t < 30 ? p0 : p0 - 0.15));
                days.Add((x, n));
                Assert.Equal(BruteForce(days, p0, direction), focus.Step(x, n), 1e-10);
            }
        }
    }

    [Fact]
    public void A_stored_detector_continues_where_it_stopped()
    {
        var random = new Random(2);
        var days = Enumerable
            .Range(0, 80)
            .Select(t => (X: (long)random.Next(20, 41), N: 40L))
            .ToList();
        var whole = new FocusShare(0.8, 1.5);
        var first = new FocusShare(0.8, 1.5);
        days.ForEach(d => whole.Step(d.X, d.N));
        days.Take(33).ToList().ForEach(d => first.Step(d.X, d.N));

        var second = FocusShare.Resume(0.8, first.Save(), 1.5);
        Assert.Equal(first.Value, second.Value);
        days.Skip(33).ToList().ForEach(d => second.Step(d.X, d.N));

        Assert.Equal(whole.Value, second.Value);
        Assert.Equal(whole.ChangeAfter, second.ChangeAfter);
        Assert.Equal(whole.Steps, second.Steps);
    }

    [Fact]
    public void Over_dispersion_divides_the_evidence()
    {
        var (plain, divided) = (new FocusShare(0.8), new FocusShare(0.8, 4));
        plain.Step(20, 40);
        divided.Step(20, 40);

        Assert.Equal(plain.Value / 4, divided.Value, 1e-14);
        Assert.Equal(
            EDetector.Start(0.8).Step(80, 160).LogValue,
            EDetector.Start(0.8, 4).Step(320, 640).LogValue,
            1e-12
        );
    }

    [Fact]
    public void Shares_by_chance_alone_have_no_over_dispersion_and_wander_has()
    {
        var random = new Random(5);
        var n = Enumerable.Repeat(400L, 120).ToList();
        List<long> Draw(double wander) =>
            n.Select(k =>
                {
                    var p = 0.8 + (wander * ((random.NextDouble() * 2) - 1));
                    return Enumerable.Range(0, (int)k).LongCount(_ => random.NextDouble() < p);
                })
                .ToList();

        Assert.InRange(OverDispersion.Of(Draw(0), n).Value!.Value, 1, 1.5);
        Assert.True(OverDispersion.Of(Draw(0.1), n).Value > 5);
        Assert.Equal(EstimateStatus.TooFew, OverDispersion.Of([1, 2], [3, 3]).Status);
        Assert.Equal(EstimateStatus.ZeroVariance, OverDispersion.Of(n, n).Status);
        Assert.Equal(EstimateStatus.NoAnswers, OverDispersion.Of([], []).Status);
    }

    [Fact]
    public void The_e_detector_keeps_its_promise_on_false_alarms()
    {
        var random = new Random(7);
        var (runs, steps) = (200, 0L);
        for (var run = 0; run < runs; run++)
        {
            var detector = EDetector.Start(0.8);
            while (detector.LogValue < Math.Log(100) && detector.Steps < 5000)
            {
                detector = detector.Step(
                    Enumerable.Range(0, 10).LongCount(_ => random.NextDouble() < 0.8),
                    10
                );
            }

            steps += detector.Steps;
        }

        Assert.True(
            steps / (double)runs >= 100,
            $"{steps / (double)runs} days between false alarms"
        );
    }

    [Fact]
    public void A_days_mean_and_its_answers_are_two_readings_of_one_bet()
    {
        var one = EDetector.Start(0.7).Step(0, 1).Step(1, 1);
        var day = EDetector.Start(0.7).StepDay(0).StepDay(1);

        Assert.Equal(one.LogValue, day.LogValue, 1e-12);
        Assert.Equal(one.Logs, EDetector.Start(0.7).Resume(one.Logs, 2).Logs);
        Assert.Equal(
            EDetector.Start(0.7).Step(3, 9).LogValue,
            EDetector.Start(0.3, direction: Direction.Up).Step(6, 9).LogValue,
            1e-12
        );
    }

    [Fact]
    public void Alarms_need_less_evidence_each_when_many_streams_move_together()
    {
        double[] alone = [9, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        double[] together = [9, 9, 9, 9, 9, 9, 0, 0, 0, 0];

        Assert.Empty(EValues.Alarm(alone, 100, 0.1));
        Assert.Equal([0, 1, 2, 3, 4, 5], EValues.Alarm(together, 100, 0.1));
        Assert.Equal([0], EValues.Alarm([20, 1, 2], 365, 0.1));
    }

    [Fact]
    public void PELT_equals_full_dynamic_programming()
    {
        var random = new Random(3);
        for (var series = 0; series < 20; series++)
        {
            var values = Enumerable
                .Range(0, 80)
                .Select(t => random.NextDouble() * 3 + (t is > 25 and < 50 ? 2.0 : 0))
                .ToArray();
            foreach (var smallest in new[] { 1, 4 })
            {
                Assert.Equal(
                    BestCost(values, 4, smallest),
                    CostOf(values, Pelt.Of(values, 4, smallest), 4),
                    1e-9
                );
            }
        }
    }

    [Fact]
    public void A_moving_baseline_is_taken_out()
    {
        var plain = new ShareCusum(0.8, 0.7).Step(28, 40);
        var same = new ShareCusum(0.8, 0.7).Step(28, 40, 0.8);
        var lower = new ShareCusum(0.8, 0.7).Step(28, 40, 0.7);

        Assert.Equal(plain.Value, same.Value, 1e-12);
        Assert.True(lower.Value < plain.Value);
    }

    [Fact]
    public void Regimes_forgotten_for_speed_hardly_matter()
    {
        var random = new Random(6);
        var (full, pruned) = (Bocpd.OfShare(prune: 0), Bocpd.OfShare());
        for (var t = 0; t < 150; t++)
        {
            var x = Enumerable.Range(0, 20).Count(_ => random.NextDouble() < (t < 100 ? 0.8 : 0.6));
            full.Step(x, 20);
            pruned.Step(x, 20);
        }

        Assert.Equal(full.LikeliestRun, pruned.LikeliestRun);
        Assert.Equal(1, pruned.Posterior.Sum(), 1e-9);
        Assert.InRange(150 - pruned.LikeliestRun, 95, 105);
    }

    [Fact]
    public void Impossible_counts_are_an_argument_error()
    {
        Assert.Throws<ArgumentException>(() => new FocusShare(0.8).Step(5, 4));
        Assert.Throws<ArgumentException>(() => new FocusShare(1.0));
        Assert.Throws<ArgumentException>(() => EDetector.Start(0.8).Step(-1, 4));
        Assert.Throws<ArgumentException>(() => EDetector.Start(0.8).StepDay(1.2));
        Assert.Throws<ArgumentException>(() => ShareChart.Of([3], [2]));
        Assert.Throws<ArgumentException>(() => Pelt.Of([double.NaN], 1));
        Assert.Throws<ArgumentException>(() => new FocusMean().Step(double.NaN));
    }

    private static double BruteForce(List<(long X, long N)> days, double p0, Direction direction)
    {
        var best = 0.0;
        var (x, n) = (0L, 0L);
        for (var t = days.Count - 1; t >= 0; t--)
        {
            x += days[t].X;
            n += days[t].N;
            var share = n == 0 ? p0 : (double)x / n;
            if (direction == Direction.Down ? share < p0 : share > p0)
            {
                best = Math.Max(best, Term(x, share / p0) + Term(n - x, (1 - share) / (1 - p0)));
            }
        }

        return best;
    }

    private static double Term(long count, double ratio) =>
        count == 0 ? 0 : count * Math.Log(ratio);

    private static double BestCost(double[] values, double penalty, int smallest)
    {
        var best = Enumerable.Repeat(double.PositiveInfinity, values.Length + 1).ToArray();
        best[0] = -penalty;
        for (var t = smallest; t <= values.Length; t++)
        {
            for (var s = 0; s <= t - smallest; s++)
            {
                best[t] = Math.Min(best[t], best[s] + Spread(values[s..t]) + penalty);
            }
        }

        return best[^1];
    }

    private static double CostOf(double[] values, IReadOnlyList<int> points, double penalty)
    {
        var edges = points.Prepend(0).Append(values.Length).ToList();
        return edges.Zip(edges.Skip(1), (a, b) => Spread(values[a..b])).Sum()
            + (penalty * points.Count);
    }

    private static double Spread(double[] segment)
    {
        var mean = segment.Average();
        return segment.Sum(v => (v - mean) * (v - mean));
    }
}
