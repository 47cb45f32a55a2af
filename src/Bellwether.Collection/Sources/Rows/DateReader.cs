using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Collection.Sources;

/// <summary>Whether a text is a day that can be used.</summary>
internal enum DateVerdict
{
    Good,
    Missing,
    Unreadable,
    Ambiguous,
    OtherOrder,
    Future,
    TooOld,
    TwoDigitYear,
}

/// <summary>Reads the days of a column by a rule and by what the whole file tells.</summary>
internal sealed class DateReader
{
    private static readonly DateOnly First = new(2000, 1, 1);

    private readonly DateRule rule;
    private readonly DateOrder? order;
    private readonly FiscalCalendar calendar;
    private readonly TimeZoneInfo zone;
    private readonly DateOnly latest;

    // The same day stands in many rows.
    private string? lastText;
    private (DateVerdict Verdict, DateOnly Day, DateTimeOffset? At) last;

    public DateReader(DateRule rule, DateEvidence evidence, FiscalCalendar calendar, DateOnly today)
    {
        this.rule = rule;
        this.calendar = calendar;
        zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.ZoneId);
        order = rule.Order == DateOrder.ByEvidence ? evidence.Decided : rule.Order;
        // A day more than today: a file may come from a zone where it is tomorrow already.
        latest = today.AddDays(1);
    }

    private DateReader(DateReader other)
    {
        (rule, order, calendar, zone, latest) = (
            other.rule,
            other.order,
            other.calendar,
            other.zone,
            other.latest
        );
    }

    /// <summary>The same reader for another thread.</summary>
    public DateReader Copy() => new(this);

    /// <summary>Reads a day; the instant only when a time is written.</summary>
    public (DateVerdict Verdict, DateOnly Day, DateTimeOffset? At) Read(string text)
    {
        if (ReferenceEquals(text, lastText))
            return last;
        last = Work(text);
        lastText = text;
        return last;
    }

    private (DateVerdict, DateOnly, DateTimeOffset?) Work(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (DateVerdict.Missing, default, null);
        if (rule.Formats.IsDefaultOrEmpty)
            return DateText.Read(text) is { } written
                ? Decide(written)
                : (DateVerdict.Unreadable, default, null);
        foreach (var format in rule.Formats)
            if (
                DateTime.TryParseExact(
                    text.Trim(),
                    format,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var at
                )
            )
                return Judge(
                    DateOnly.FromDateTime(at),
                    format.Contains('H', StringComparison.Ordinal)
                    || format.Contains('h', StringComparison.Ordinal)
                        ? at.TimeOfDay
                        : null,
                    null
                );
        return (DateVerdict.Unreadable, default, null);
    }

    private (DateVerdict, DateOnly, DateTimeOffset?) Decide(WrittenDate date)
    {
        if (date.Year < 100)
            return (DateVerdict.TwoDigitYear, default, null);
        var (month, day) = (date.First, date.Second);
        if (date.IsOpen)
        {
            var (dayFirst, monthFirst) = (date.CanBeDayFirst, date.CanBeMonthFirst);
            if (
                rule.Order == DateOrder.DayFirst && !dayFirst
                || rule.Order == DateOrder.MonthFirst && !monthFirst
            )
                return (
                    dayFirst || monthFirst ? DateVerdict.OtherOrder : DateVerdict.Unreadable,
                    default,
                    null
                );
            if (dayFirst && monthFirst && day != month && order is null)
                return (DateVerdict.Ambiguous, default, null);
            if (dayFirst && (!monthFirst || order == DateOrder.DayFirst))
                (month, day) = (date.Second, date.First);
        }
        if (
            month is < 1 or > 12
            || date.Year is < 1 or > 9999
            || day < 1
            || day > DateTime.DaysInMonth(date.Year, month)
        )
            return (DateVerdict.Unreadable, default, null);
        return Judge(new DateOnly(date.Year, month, day), date.Time, date.Offset);
    }

    private (DateVerdict, DateOnly, DateTimeOffset?) Judge(
        DateOnly day,
        TimeSpan? time,
        int? offset
    )
    {
        if (day < First)
            return (DateVerdict.TooOld, default, null);
        if (day > latest)
            return (DateVerdict.Future, default, null);
        if (time is not { } ofDay)
            return (DateVerdict.Good, day, null);
        var local = day.ToDateTime(TimeOnly.FromTimeSpan(ofDay));
        var at =
            offset is { } minutes ? new DateTimeOffset(local, TimeSpan.FromMinutes(minutes))
            : rule.Utc ? new DateTimeOffset(local, TimeSpan.Zero)
            : new DateTimeOffset(local, zone.GetUtcOffset(local));
        return (
            DateVerdict.Good,
            offset is null && !rule.Utc ? day : calendar.LocalDay(at),
            at.ToUniversalTime()
        );
    }
}
