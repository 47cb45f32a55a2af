namespace Bellwether.Improvement;

/// <summary>A day without work.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">What it is.</param>
public sealed record Holiday(DateOnly Day, string Name);

/// <summary>The legal public holidays of US federal employees, on the days they are observed.</summary>
/// <remarks>Source: 5 U.S.C. 6103(a) and (b): a holiday on a Saturday is taken on the Friday before, on a Sunday on the Monday after
/// (Executive Order 11582).</remarks>
public static class FederalHolidays
{
    /// <summary>Those whose observed day lies in the year, in order.</summary>
    public static IReadOnlyList<Holiday> Of(int year) =>
        [
            .. Enumerable
                .Range(year - 1, 3)
                .SelectMany(Legal)
                .Select(holiday => holiday with { Day = Observed(holiday.Day) })
                .Where(holiday => holiday.Day.Year == year)
                .OrderBy(holiday => holiday.Day),
        ];

    private static IEnumerable<Holiday> Legal(int year) =>
        [
            new(new DateOnly(year, 1, 1), "New Year’s Day"),
            new(Nth(year, 1, DayOfWeek.Monday, 3), "Birthday of Martin Luther King, Jr."),
            new(Nth(year, 2, DayOfWeek.Monday, 3), "Washington’s Birthday"),
            new(Last(year, 5, DayOfWeek.Monday), "Memorial Day"),
            new(new DateOnly(year, 6, 19), "Juneteenth National Independence Day"),
            new(new DateOnly(year, 7, 4), "Independence Day"),
            new(Nth(year, 9, DayOfWeek.Monday, 1), "Labor Day"),
            new(Nth(year, 10, DayOfWeek.Monday, 2), "Columbus Day"),
            new(new DateOnly(year, 11, 11), "Veterans Day"),
            new(Nth(year, 11, DayOfWeek.Thursday, 4), "Thanksgiving Day"),
            new(new DateOnly(year, 12, 25), "Christmas Day"),
        ];

    private static DateOnly Observed(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((weekday - first.DayOfWeek + 7) % 7) + (7 * (n - 1)));
    }

    private static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-((last.DayOfWeek - weekday + 7) % 7));
    }
}
