namespace Bellwether.Improvement.Tests;

public sealed class BusinessClockTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById(
        "America/New_York"
    );

    [Theory]
    // Friday at half past three and a day of nine hours: Monday at half past three.
    [InlineData("2026-03-06T20:30:00Z", 1, "2026-03-09T19:30:00Z")]
    // On a Saturday nothing runs: the whole Monday.
    [InlineData("2026-03-07T15:00:00Z", 1, "2026-03-09T21:00:00Z")]
    // Before a long weekend: Thursday noon, Friday July 3 is observed, so Monday noon.
    [InlineData("2026-07-02T16:00:00Z", 1, "2026-07-06T16:00:00Z")]
    [InlineData("2026-12-24T14:00:00Z", 3, "2026-12-30T14:00:00Z")]
    public void Working_days_are_counted_as_people_count_them(string start, int days, string due)
    {
        var clock = Clock(8, 17, FederalHolidays.Of(2026).Select(holiday => holiday.Day));

        Assert.Equal(
            DateTimeOffset.Parse(due, null),
            clock.AfterDays(DateTimeOffset.Parse(start, null), days)
        );
    }

    [Theory]
    [InlineData(
        2026,
        "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25"
    )]
    // 2021 has New Year's Day of 2022 on its last day, and the fourth of July on a Monday.
    [InlineData(
        2021,
        "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24 2021-12-31"
    )]
    public void Federal_holidays_are_those_the_personnel_office_publishes(int year, string days) =>
        Assert.Equal(
            days.Split(' '),
            FederalHolidays.Of(year).Select(holiday => $"{holiday.Day:yyyy-MM-dd}")
        );

    [Fact]
    public void Laws_of_the_clock_hold_for_any_agency_and_any_moment()
    {
        var random = new Random(20261128);
        string[] zones =
        [
            "America/New_York",
            "Pacific/Honolulu",
            "Europe/London",
            "Australia/Lord_Howe",
            "UTC",
        ];
        for (var i = 0; i < 3000; i++)
        {
            var opens = random.Next(0, 20);
            var free = Enumerable
                .Range(0, random.Next(0, 40))
                .Select(_ => new DateOnly(2026, 1, 1).AddDays(random.Next(0, 400)))
                .ToList();
            var clock = Clock(
                opens,
                random.Next(opens + 1, 24),
                free,
                TimeZoneInfo.FindSystemTimeZoneById(zones[random.Next(zones.Length)])
            );
            var a = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(
                random.Next(0, 400 * 24 * 60)
            );
            var b = a.AddMinutes(random.Next(0, 30 * 24 * 60));
            var c = b.AddMinutes(random.Next(0, 30 * 24 * 60));
            var length = TimeSpan.FromMinutes(random.Next(0, 15 * 9 * 60));
            var after = clock.After(a, length);

            // What was added has passed; nothing is lost between two intervals; time never runs backwards.
            Assert.Equal(length, clock.Between(a, after));
            Assert.Equal(clock.Between(a, c), clock.Between(a, b) + clock.Between(b, c));
            Assert.True(after >= a);
            Assert.True(clock.After(a, length + TimeSpan.FromMinutes(1)) > after);
            Assert.True(clock.Between(a, b) <= b - a);
            if (length > TimeSpan.Zero)
                Assert.True(clock.IsWorkday(clock.LocalDay(after.AddTicks(-1))));
        }
    }

    private static BusinessClock Clock(
        int opens,
        int closes,
        IEnumerable<DateOnly> holidays,
        TimeZoneInfo? zone = null
    ) => new(zone ?? NewYork, new TimeOnly(opens, 0), new TimeOnly(closes, 0), holidays);
}
