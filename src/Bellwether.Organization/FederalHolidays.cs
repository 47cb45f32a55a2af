namespace Bellwether.Organization;

/// <summary>The public holidays of the United States government, as they are observed: 5 U.S.C. 6103.</summary>
public static class FederalHolidays
{
    private const int FirstJuneteenth = 2021;

    /// <summary>Those observed in a calendar year, in order. One that falls on Saturday is observed the Friday before, on Sunday the Monday after.</summary>
    public static IReadOnlyList<Holiday> Of(int year) =>
        [
            .. All(year)
                .Concat(All(year + 1))
                .Select(holiday => holiday with { Day = Observed(holiday.Day) })
                .Where(holiday => holiday.Day.Year == year)
                .OrderBy(holiday => holiday.Day),
        ];

    /// <summary>The holiday observed on a day, or null.</summary>
    public static Holiday? On(DateOnly day) =>
        Of(day.Year).FirstOrDefault(holiday => holiday.Day == day);

    private static IEnumerable<Holiday> All(int year)
    {
        yield return new(new(year, 1, 1), "New Year’s Day", "Año Nuevo");
        yield return new(
            Nth(year, 1, DayOfWeek.Monday, 3),
            "Birthday of Martin Luther King, Jr.",
            "Natalicio de Martin Luther King, Jr."
        );
        yield return new(
            Nth(year, 2, DayOfWeek.Monday, 3),
            "Washington’s Birthday",
            "Natalicio de Washington"
        );
        yield return new(LastMonday(year, 5), "Memorial Day", "Día de los Caídos");
        if (year >= FirstJuneteenth)
            yield return new(new(year, 6, 19), "Juneteenth", "Juneteenth");
        yield return new(new(year, 7, 4), "Independence Day", "Día de la Independencia");
        yield return new(Nth(year, 9, DayOfWeek.Monday, 1), "Labor Day", "Día del Trabajo");
        yield return new(Nth(year, 10, DayOfWeek.Monday, 2), "Columbus Day", "Día de Colón");
        yield return new(new(year, 11, 11), "Veterans Day", "Día de los Veteranos");
        yield return new(
            Nth(year, 11, DayOfWeek.Thursday, 4),
            "Thanksgiving Day",
            "Día de Acción de Gracias"
        );
        yield return new(new(year, 12, 25), "Christmas Day", "Navidad");
    }

    private static DateOnly Observed(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int which)
    {
        var first = new DateOnly(year, month, 1);
        var ahead = ((int)weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(ahead + (7 * (which - 1)));
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1);
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Monday + 7) % 7));
    }
}
