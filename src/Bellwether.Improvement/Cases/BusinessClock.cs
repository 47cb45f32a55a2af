using System.Collections.Frozen;

namespace Bellwether.Improvement;

/// <summary>Counts time only while the agency works: its hours, its time zone, Monday to Friday, without its holidays.</summary>
/// <param name="zone">The time zone in which the hours are meant.</param>
/// <param name="opens">When work begins.</param>
/// <param name="closes">When it ends, later on the same day.</param>
/// <param name="holidays">Days without work.</param>
public sealed class BusinessClock(
    TimeZoneInfo zone,
    TimeOnly opens,
    TimeOnly closes,
    IEnumerable<DateOnly> holidays
)
{
    private const int FurthestDays = 3700;
    private readonly FrozenSet<DateOnly> free = holidays.ToFrozenSet();

    /// <summary>The length of a working day.</summary>
    public TimeSpan Day { get; } =
        closes > opens
            ? closes - opens
            : throw new ArgumentException("A day must close after it opens.", nameof(closes));

    /// <summary>True on days of work.</summary>
    public bool IsWorkday(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !free.Contains(day);

    /// <summary>The instant at which so much working time has passed since the start; always within working hours, or at their end.</summary>
    /// <param name="start">Any instant.</param>
    /// <param name="length">Working time, 0 or more.</param>
    public DateTimeOffset After(DateTimeOffset start, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.Zero);
        var day = LocalDay(start);
        for (var i = 0; i < FurthestDays; i++, day = day.AddDays(1))
        {
            if (!IsWorkday(day))
                continue;
            var from = Max(Instant(day, opens), start);
            var left = Instant(day, closes) - from;
            if (left <= TimeSpan.Zero)
                continue;
            if (length <= left)
                return from + length;
            length -= left;
        }
        throw new ArgumentException("The calendar has no working days.", nameof(length));
    }

    /// <summary>The instant at which so many working days have passed.</summary>
    public DateTimeOffset AfterDays(DateTimeOffset start, int days) => After(start, Day * days);

    /// <summary>The working time between two instants; 0 when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        var total = TimeSpan.Zero;
        if (end <= start)
            return total;
        var last = LocalDay(end);
        for (var day = LocalDay(start); day <= last; day = day.AddDays(1))
        {
            if (!IsWorkday(day))
                continue;
            var from = Max(Instant(day, opens), start);
            var to = Instant(day, closes);
            to = to < end ? to : end;
            if (to > from)
                total += to - from;
        }
        return total;
    }

    /// <summary>The local day of an instant.</summary>
    public DateOnly LocalDay(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    // An hour that a change of the clocks skips begins when it is over; one that comes twice begins the first time.
    private DateTimeOffset Instant(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) =>
        a > b ? a : b.ToUniversalTime();
}
