using Bellwether.Measurement;

namespace Bellwether.Monitoring.Tests;

public sealed class WatchTests
{
    private const int Year = 365;

    [Fact]
    public void A_fall_is_found_within_two_weeks_and_dated_to_within_three_days()
    {
        var late = new List<int>();
        for (var seed = 0; seed < 20; seed++)
        {
            var counts = Invented.Stream(
                new Random(seed),
                "web",
                Year,
                40,
                day => day < 200 ? 0.80 : 0.65
            );

            var signal = Assert.Single(
                Invented.Replayed(counts, Year).Signals,
                each => each.RaisedOn >= Invented.First.AddDays(200)
            );

            Assert.Equal(SignalKind.Fall, signal.Kind);
            late.Add(signal.RaisedOn.DayNumber - Invented.First.DayNumber - 200);
            Assert.InRange(signal.Since.DayNumber - Invented.First.DayNumber, 190, 210);
            Assert.InRange(signal.UsualShare, 0.76, 0.84);
        }
        Assert.True(late.Average() <= 14, $"{late.Average():N1} days on average");
    }

    [Fact]
    public void Where_nothing_changes_a_hundred_streams_give_fewer_than_one_alert_in_two_months()
    {
        var signals = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var counts = Enumerable
                .Range(0, 100)
                .SelectMany(stream =>
                    Invented.Stream(random, $"c{stream}", Year, 15, _ => 0.6 + (0.003 * stream))
                )
                .ToList();

            signals += Invented.Replayed(counts, Year).Signals.Count;
        }
        Assert.True(signals <= 120, $"{signals} signals in 20 years of 100 streams");
    }

    [Fact]
    public void Too_few_answers_are_never_judged()
    {
        var counts = Invented.Stream(new Random(1), "web", 100, 1, day => day < 60 ? 0.95 : 0.05);

        Assert.Empty(Invented.Replayed(counts, 100).Signals);
    }

    [Fact]
    public void A_channel_that_falls_silent_is_told_once_and_again_after_it_spoke()
    {
        var counts = Invented
            .Stream(new Random(2), "web", 200, 12, _ => 0.8)
            .Where(day => Day(day) is < 100 or (> 130 and < 160))
            .ToList();

        var signals = Invented.Replayed(counts, 200).Signals;

        Assert.All(signals, signal => Assert.Equal(SignalKind.Silence, signal.Kind));
        Assert.Equal(
            [99, 159],
            signals.Select(each => each.Since.DayNumber - Invented.First.DayNumber)
        );
        Assert.Equal("", signals[0].Stream.Measure);
    }

    [Fact]
    public void New_words_end_one_stream_and_begin_another_without_an_alert()
    {
        var random = new Random(3);
        var before = Invented.Stream(random, "web", 200, 30, _ => 0.9).Where(day => Day(day) < 100);
        var after = Invented
            .Stream(random, "web", 200, 30, _ => 0.5, series: "b")
            .Where(day => Day(day) >= 100);

        Assert.Empty(Invented.Replayed([.. before, .. after], 200).Signals);
    }

    [Fact]
    public void After_a_false_alert_what_was_usual_stays_usual_and_a_fall_is_told_again()
    {
        var counts = Invented
            .Stream(new Random(4), "web", 200, 60, day => day < 100 ? 0.85 : 0.55)
            .ToList();
        var first = Assert.Single(Invented.Replayed(counts, 130).Signals);

        var again = Invented
            .Replayed(counts, 130, new Judged(first.Stream.Text, first.RaisedOn.AddDays(1)))
            .Signals;

        Assert.Equal(2, again.Count);
        Assert.True(again[1].RaisedOn > first.RaisedOn.AddDays(1));
    }

    [Fact]
    public void A_change_that_lasts_becomes_the_new_usual()
    {
        var counts = Invented.Stream(
            new Random(5),
            "web",
            Year,
            60,
            day =>
                day < 100 ? 0.85
                : day < 250 ? 0.6
                : 0.4
        );

        var signals = Invented.Replayed(counts, Year).Signals;

        Assert.Equal(2, signals.Count);
        Assert.InRange(signals[1].UsualShare, 0.55, 0.65);
    }

    [Fact]
    public void Day_by_day_and_all_at_once_end_in_the_same_state()
    {
        var random = new Random(6);
        var counts = Enumerable
            .Range(0, 12)
            .SelectMany(stream =>
                Invented.Stream(
                    random,
                    $"c{stream % 4}",
                    300,
                    20,
                    day => day < 150 || stream > 3 ? 0.8 : 0.5,
                    $"m{stream / 4}"
                )
            )
            .ToList();
        var (_, atOnce) = Invented.Replayed(counts, 300);

        var days = new StreamDays();
        var watch = new Watch(days, WatchRules.Default, Array.Empty<Judged>().ToLookup(j => j.On));
        var daily = new List<Signal>();
        System.Collections.Immutable.ImmutableArray<StreamState> states = [];
        for (var day = Invented.First; day < Invented.First.AddDays(300); day = day.AddDays(1))
        {
            // Each day comes in twice, at first with half of its answers, as it does while people answer.
            days.Replace(day, Of(counts, day).Where((_, i) => i % 2 == 0));
            days.Replace(day, Of(counts, day));
            (states, var found) = watch.Advance(states, day);
            daily.AddRange(found);
        }

        Assert.NotEmpty(daily);
        Assert.Equal(Sorted(atOnce), Sorted(daily));
    }

    private static IEnumerable<DayCount> Of(IEnumerable<DayCount> counts, DateOnly day) =>
        counts.Where(count => count.Day == day);

    private static IEnumerable<(DateOnly, string)> Sorted(IEnumerable<Signal> signals) =>
        signals.Select(signal => (signal.RaisedOn, signal.Stream.Text)).Order();

    private static int Day(DayCount count) => count.Day.DayNumber - Invented.First.DayNumber;
}
