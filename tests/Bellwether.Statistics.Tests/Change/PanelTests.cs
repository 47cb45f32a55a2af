using Bellwether.Statistics.Change;

namespace Bellwether.Statistics.Tests.Change;

public sealed class PanelTests
{
    [Fact]
    public void Changed_streams_are_found_and_quiet_ones_stay_quiet()
    {
        var random = new Random(12);
        var panel = new StreamPanel(Enumerable.Repeat(new StreamBaseline(0.8), 60).ToList());
        var alarms = new Dictionary<int, int>();
        for (var day = 1; day <= 160; day++)
        {
            var counts = Enumerable
                .Range(0, 60)
                .Select(i => Draw(random, 40, i < 6 && day > 100 ? 0.65 : 0.8))
                .ToList();
            foreach (var stream in panel.Step(counts, Enumerable.Repeat(40L, 60).ToList()).Alarms)
            {
                alarms.Add(stream, day);
            }
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], alarms.Keys.Order());
        Assert.All(alarms.Values, day => Assert.InRange(day, 101, 115));
        Assert.InRange(panel.Explain(0).ChangeAfter, 95, 105);
        Assert.InRange(panel.Explain(0).ShareSince!.Value, 0.6, 0.7);
    }

    [Fact]
    public void An_acknowledged_stream_starts_anew_with_its_new_baseline()
    {
        var panel = new StreamPanel([new StreamBaseline(0.8)]);
        var day = 0;
        while (panel.Step([20], [40]).Alarms.Count == 0)
        {
            Assert.True(++day < 30);
        }

        Assert.Empty(panel.Step([20], [40]).Alarms);
        panel.Acknowledge(0, new StreamBaseline(0.5));

        for (var quiet = 0; quiet < 30; quiet++)
        {
            Assert.Empty(panel.Step([20], [40]).Alarms);
        }
    }

    [Fact]
    public void A_panel_without_streams_or_with_other_lengths_is_an_argument_error()
    {
        Assert.Throws<ArgumentException>(() => new StreamPanel([]));
        Assert.Throws<ArgumentException>(() =>
            new StreamPanel([new StreamBaseline(0.8)]).Step([1, 2], [3, 3])
        );
    }

    [Fact]
    public void A_level_shift_in_noise_is_cut_where_it_happened()
    {
        var random = new Random(4);
        var values = Enumerable
            .Range(0, 200)
            .Select(t => (t < 120 ? 70 : 74) + (4 * random.NextDouble()))
            .ToArray();

        var cut = Segmentation.Of(values);

        Assert.Equal([120], cut.ChangePoints);
        Assert.Equal([(0, 120), (120, 200)], cut.Segments.Select(s => (s.Start, s.End)));
        Assert.Equal(values.Take(120).Average(), cut.Segments[0].Mean, 1e-12);
    }

    [Fact]
    public void Slow_wander_is_not_cut_into_pieces()
    {
        var random = new Random(9);
        var level = 0.0;
        var values = Enumerable
            .Range(0, 300)
            .Select(_ => level = (0.7 * level) + random.NextDouble() - 0.5)
            .ToArray();

        Assert.Empty(Segmentation.Of(values).ChangePoints);
    }

    [Fact]
    public void Short_or_constant_series_say_so()
    {
        Assert.Equal(EstimateStatus.NoAnswers, Segmentation.Of([]).Status);
        Assert.Equal(EstimateStatus.TooFew, Segmentation.Of([1, 2, 3]).Status);
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            Segmentation.Of(Enumerable.Repeat(4.0, 20).ToList()).Status
        );
        Assert.Single(Segmentation.Of(Enumerable.Repeat(4.0, 20).ToList()).Segments);
    }

    private static long Draw(Random random, int n, double p) =>
        Enumerable.Range(0, n).LongCount(_ => random.NextDouble() < p);
}
