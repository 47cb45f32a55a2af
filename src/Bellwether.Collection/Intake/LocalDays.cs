using System.Collections.Concurrent;
using Bellwether.Foundation;

namespace Bellwether.Collection;

/// <summary>The local day of an instant by calendar, worked out once in a quarter of an hour: in no zone does a day begin in between.</summary>
internal sealed class LocalDays
{
    private readonly ConcurrentDictionary<(int, string), (long Slot, LocalDay Day)> kept = new();

    public LocalDay Of(FiscalCalendar calendar, DateTimeOffset at)
    {
        var slot = at.UtcTicks / (TimeSpan.TicksPerMinute * 15);
        var key = (calendar.FirstMonth, calendar.ZoneId);
        if (kept.TryGetValue(key, out var known) && known.Slot == slot)
            return known.Day;
        var day = calendar.LocalDay(at);
        var local = new LocalDay(day, Period.MonthNumber(calendar.QuarterOf(day).First));
        kept[key] = (slot, local);
        return local;
    }
}
