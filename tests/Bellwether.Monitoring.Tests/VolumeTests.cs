using Bellwether.Measurement;

namespace Bellwether.Monitoring.Tests;

public sealed class VolumeTests
{
    private const int Year = 365;

    [Theory]
    [InlineData(0.45, SignalKind.VolumeFall)]
    [InlineData(2.2, SignalKind.VolumeRise)]
    public void Far_fewer_or_more_answers_are_told_within_two_weeks(double times, SignalKind kind)
    {
        var late = new List<int>();
        for (var seed = 0; seed < 20; seed++)
        {
            var signals = Invented
                .Replayed(Counts(new Random(seed), day => day < 250 ? 25 : 25 * times), Year)
                .Signals.Where(signal => signal.Kind == kind && Day(signal.RaisedOn) >= 250)
                .ToList();

            var signal = Assert.Single(signals);
            Assert.True(signal.Stream.IsVolume);
            Assert.InRange(Day(signal.Since), 240, 258);
            var ratio = signal.Found!.Value / signal.Against!.Value;
            Assert.True(times < 1 ? ratio < 0.7 : ratio > 1.3, $"{ratio:N2} of what is usual");
            late.Add(Day(signal.RaisedOn) - 250);
        }
        Assert.True(late.Average() <= 14, $"{late.Average():N1} days on average");
    }

    [Fact]
    public void Weekdays_and_holidays_are_no_news()
    {
        var signals = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            signals += Invented
                .Replayed(
                    Enumerable
                        .Range(0, 20)
                        .SelectMany(channel =>
                            Counts(
                                random,
                                day =>
                                    Weekend(day) ? 2
                                    : Holiday(day) ? 0
                                    : 18,
                                $"c{channel}"
                            )
                        ),
                    Year
                )
                .Signals.Count;
        }
        Assert.True(signals <= 24, $"{signals} signals in 20 years of 20 channels");
    }

    [Fact]
    public void A_weekday_that_always_scores_worse_is_no_news_and_a_fall_on_it_is()
    {
        double Share(int day, double otherwise) =>
            Invented.First.AddDays(day).DayOfWeek == DayOfWeek.Monday ? 0.55 : otherwise;

        Assert.Empty(
            Invented
                .Replayed(
                    Invented.Stream(new Random(3), "web", Year, 60, day => Share(day, 0.85)),
                    Year
                )
                .Signals
        );
        Assert.NotEmpty(
            Invented
                .Replayed(
                    Invented.Stream(
                        new Random(3),
                        "web",
                        Year,
                        60,
                        day => Share(day, day < 250 ? 0.85 : 0.7)
                    ),
                    Year
                )
                .Signals
        );
    }

    [Fact]
    public void A_closure_the_calendar_knows_is_no_silence_and_one_it_does_not_know_is()
    {
        var first = Invented.First.AddDays(180);
        var counts = Invented
            .Stream(new Random(8), "counter", 260, 20, _ => 0.8)
            .Where(count => count.Day < first || count.Day > first.AddDays(5))
            .ToList();
        var closed = new ClosedDays(
            Guid.NewGuid(),
            Guid.Empty,
            first,
            first.AddDays(5),
            "Founders' Day",
            "",
            default
        );

        Assert.Equal(
            SignalKind.Silence,
            Assert.Single(Invented.Replayed(counts, 260).Signals).Kind
        );
        Assert.Empty(Invented.Replayed(counts, 260, new WatchCalendar([closed])).Signals);
    }

    [Fact]
    public void The_day_that_is_not_over_never_says_that_too_few_came()
    {
        var held = new StreamDays();
        held.Replace(Invented.First, Counts(new Random(5), _ => 40).Where(c => Day(c.Day) < 200));
        var none = Array.Empty<Judged>().ToLookup(judged => judged.On);
        var (states, _) = Replay.Run(
            new Watch(held, WatchRules.Default, none),
            [],
            Invented.First,
            Invented.First.AddDays(198)
        );
        var today = Invented.First.AddDays(199);
        held.Replace(today, [new DayCount(default, "web", "trust", "a", today, 1, 1)]);

        var (after, _) = new Watch(held, WatchRules.Default, none, today).Advance(states, today);

        var volume = Enumerable.Range(0, held.Keys.Count).Single(i => held.Keys[i].IsVolume);
        Assert.Equal(states[volume].Drop!.LogValue, after[volume].Drop!.LogValue);
    }

    [Fact]
    public void A_theme_that_more_people_write_about_is_told_and_a_steady_one_is_not()
    {
        var counts = Invented
            .Stream(new Random(1), "", Year, 12, day => day < 250 ? 0.93 : 0.7, "theme:status", "")
            .Concat(Invented.Stream(new Random(2), "", Year, 12, _ => 0.9, "theme:form", ""));

        var signal = Assert.Single(Invented.Replayed(counts, Year).Signals);

        Assert.Equal(SignalKind.ThemeRise, signal.Kind);
        Assert.Equal("status", signal.Stream.ThemeId);
        Assert.InRange(Day(signal.RaisedOn), 250, 268);
        Assert.Contains("Theme “Status and no news”", SignalSentences.Say(signal).In("en"));
    }

    private static IEnumerable<DayCount> Counts(
        Random random,
        Func<int, double> mean,
        string channel = "web"
    )
    {
        for (var day = 0; day < Year; day++)
        {
            var answers = Poisson(random, mean(day));
            if (answers > 0)
                yield return new DayCount(
                    default,
                    channel,
                    "trust",
                    "a",
                    Invented.First.AddDays(day),
                    (long)(0.8 * answers),
                    answers
                );
        }
    }

    private static bool Weekend(int day) =>
        Invented.First.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool Holiday(int day) =>
        Organization.FederalHolidays.On(Invented.First.AddDays(day)) is not null;

    private static int Day(DateOnly day) => day.DayNumber - Invented.First.DayNumber;

    private static int Poisson(Random random, double mean)
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
