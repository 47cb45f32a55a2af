namespace Bellwether.Foundation.Tests;

public class FiscalCalendarTests
{
    [Theory]
    [InlineData(10, "2021-10-01", "FY2022Q1")]
    [InlineData(10, "2021-09-30", "FY2021Q4")]
    [InlineData(10, "2022-01-01", "FY2022Q2")]
    [InlineData(1, "2022-01-01", "FY2022Q1")]
    [InlineData(1, "2022-12-31", "FY2022Q4")]
    [InlineData(7, "2022-07-01", "FY2023Q1")]
    [InlineData(4, "2022-03-31", "FY2022Q4")]
    public void A_day_lies_in_its_fiscal_quarter(int firstMonth, string day, string quarter)
    {
        var calendar = new FiscalCalendar(firstMonth, "UTC");

        var period = calendar.QuarterOf(DateOnly.Parse(day));

        Assert.Equal(quarter, period.Name);
        Assert.True(period.Contains(DateOnly.Parse(day)));
    }

    [Fact]
    public void Every_day_of_twenty_years_lies_in_exactly_one_quarter_for_every_first_month()
    {
        for (var month = 1; month <= 12; month++)
        {
            var calendar = new FiscalCalendar(month, "UTC");
            var expectedFirst = calendar.QuarterOf(new DateOnly(2010, 1, 1)).First;
            for (var day = new DateOnly(2010, 1, 1); day.Year < 2030; day = day.AddDays(1))
            {
                var quarter = calendar.QuarterOf(day);
                if (quarter.First != expectedFirst)
                {
                    Assert.Equal(day, quarter.First);
                    expectedFirst = day;
                }
                Assert.Equal(3, quarter.Months.Count());
                Assert.Equal(quarter, calendar.Read(quarter.Name).Value);
            }
        }
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-08T06:30:00Z", "2026-03-08")]
    [InlineData("America/New_York", "2026-03-09T03:59:59Z", "2026-03-08")]
    [InlineData("America/New_York", "2026-03-09T04:00:00Z", "2026-03-09")]
    [InlineData("Pacific/Auckland", "2026-03-08T11:00:00Z", "2026-03-09")]
    public void A_day_begins_at_midnight_in_the_agencys_time_zone(
        string zone,
        string instant,
        string day
    ) =>
        Assert.Equal(
            DateOnly.Parse(day),
            new FiscalCalendar(10, zone).LocalDay(DateTimeOffset.Parse(instant))
        );

    [Theory]
    [InlineData("FY2022Q5")]
    [InlineData("2022Q1")]
    [InlineData("2022-13")]
    [InlineData("")]
    [InlineData("'; DROP TABLE")]
    public void What_is_no_period_is_refused_with_examples(string text)
    {
        var outcome = FiscalCalendar.UsFederal.Read(text);

        Assert.Equal("period.unreadable", outcome.Refusal?.Code);
        Assert.Contains("FY2022Q1", outcome.Refusal?.Message);
    }

    [Fact]
    public void Months_and_days_are_read_too()
    {
        Assert.Equal(
            new DateOnly(2022, 2, 28),
            FiscalCalendar.UsFederal.Read("2022-02").Value.Last
        );
        Assert.Equal(Grain.Day, FiscalCalendar.UsFederal.Read("2022-02-28").Value.Grain);
        Assert.Equal(
            new DateOnly(2021, 10, 1),
            FiscalCalendar.UsFederal.Read("FY2022").Value.First
        );
    }

    [Fact]
    public void Two_calendars_that_say_the_same_stay_equal_after_one_was_used()
    {
        var used = new FiscalCalendar(10, "America/New_York");
        used.LocalDay(DateTimeOffset.UnixEpoch);

        Assert.Equal(new FiscalCalendar(10, "America/New_York"), used);
    }
}
