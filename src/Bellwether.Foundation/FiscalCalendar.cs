using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Foundation;

/// <summary>An agency's year: which month it starts in, and in which time zone a day begins.</summary>
/// <remarks>
/// A fiscal year that does not start in January is named after the calendar year it ends in, as US federal years are
/// (FY2022 runs from 1 October 2021 to 30 September 2022). Source: OMB Circular A-11, section 20.
/// </remarks>
/// <param name="FirstMonth">1 to 12; 10 for US federal agencies.</param>
/// <param name="ZoneId">IANA time zone, for example America/New_York.</param>
public sealed partial record FiscalCalendar(int FirstMonth, string ZoneId)
{
    // Not a field of the record: two calendars that say the same must stay equal after one of them was used.
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Zones = new(
        StringComparer.Ordinal
    );

    /// <summary>The US federal calendar in Washington's time zone.</summary>
    public static FiscalCalendar UsFederal { get; } = new(10, "America/New_York");

    private TimeZoneInfo Zone => Zones.GetOrAdd(ZoneId, TimeZoneInfo.FindSystemTimeZoneById);

    /// <summary>The local day an instant falls on.</summary>
    public DateOnly LocalDay(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The fiscal quarter of a day.</summary>
    public Period QuarterOf(DateOnly day)
    {
        var (year, quarter) = Place(day);
        return Quarter(year, quarter);
    }

    /// <summary>A fiscal quarter by name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quarter is not 1 to 4, or the year is out of range.</exception>
    public Period Quarter(int fiscalYear, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(fiscalYear, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fiscalYear, 2200);
        var first = YearStart(fiscalYear).AddMonths(3 * (quarter - 1));
        return new Period(
            Grain.Quarter,
            first,
            first.AddMonths(3).AddDays(-1),
            string.Create(CultureInfo.InvariantCulture, $"FY{fiscalYear}Q{quarter}")
        );
    }

    /// <summary>A fiscal year.</summary>
    public Period Year(int fiscalYear)
    {
        var first = YearStart(fiscalYear);
        return new Period(
            Grain.Year,
            first,
            first.AddYears(1).AddDays(-1),
            string.Create(CultureInfo.InvariantCulture, $"FY{fiscalYear}")
        );
    }

    /// <summary>Fiscal year and quarter (1 to 4) of a day.</summary>
    public (int Year, int Quarter) Place(DateOnly day)
    {
        var monthsIn = (day.Month - FirstMonth + 12) % 12;
        var startYear = day.Month >= FirstMonth ? day.Year : day.Year - 1;
        return (FirstMonth == 1 ? startYear : startYear + 1, (monthsIn / 3) + 1);
    }

    /// <summary>Reads FY2022Q1, FY2022, 2022-01 or 2022-01-31.</summary>
    public Outcome<Period> Read(string text)
    {
        var read = ReadAny(text);
        // So far that the periods before and after can be told as well.
        return read.IsDone && (read.Value.First.Year < 1900 || read.Value.Last.Year > 2198)
            ? Unreadable(text)
            : read;
    }

    private Outcome<Period> ReadAny(string text)
    {
        var match = PeriodName().Match(text.Trim());
        if (match.Success)
        {
            var year = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            return match.Groups[2].Success
                ? Quarter(year, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
                : Year(year);
        }
        if (
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return new Period(Grain.Day, day, day, text);
        if (
            DateOnly.TryParseExact(
                text + "-01",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var m
            )
            && m.Year < 9999
        )
            return Period.Month(Period.MonthNumber(m));
        return Unreadable(text);
    }

    private static Refusal Unreadable(string text) =>
        new Refusal(
            "period.unreadable",
            RefusalKind.Invalid,
            $"“{text}” is not a period. Write a fiscal quarter (FY2022Q1), a fiscal year (FY2022), a month (2022-01) or a day (2022-01-31)."
        );

    private DateOnly YearStart(int fiscalYear) =>
        new(FirstMonth == 1 ? fiscalYear : fiscalYear - 1, FirstMonth, 1);

    [GeneratedRegex(
        @"^FY((?:19|20|21)\d\d)(?:\s?Q([1-4]))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PeriodName();
}
