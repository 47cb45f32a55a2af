namespace Bellwether.Monitoring;

/// <summary>When a notice may go out.</summary>
internal static class QuietHours
{
    private const int DigestHour = 8;

    /// <summary>The first moment from <paramref name="now"/> on that is not quiet; of a daily digest the next end of quiet.</summary>
    public static DateTimeOffset Due(
        Subscription subscription,
        DateTimeOffset now,
        TimeZoneInfo zone
    )
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        if (subscription.Daily)
            return Next(local, subscription.QuietTo ?? DigestHour, zone);
        return
            subscription is { QuietFrom: { } from, QuietTo: { } to }
            && IsQuiet(local.Hour, from, to)
            ? Next(local, to, zone)
            : now;
    }

    private static bool IsQuiet(int hour, int from, int to) =>
        from <= to ? hour >= from && hour < to : hour >= from || hour < to;

    private static DateTimeOffset Next(DateTimeOffset local, int hour, TimeZoneInfo zone)
    {
        var day = local.Hour < hour ? local.Date : local.Date.AddDays(1);
        var at = DateTime.SpecifyKind(day.AddHours(hour), DateTimeKind.Unspecified);
        // An hour that the change to summer time leaves out begins when the clock has moved on.
        while (zone.IsInvalidTime(at))
            at = at.AddMinutes(30);
        return new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime();
    }
}
