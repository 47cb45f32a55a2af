using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>Which days are closed for a service: public holidays, and what the agency said.</summary>
internal sealed class WatchCalendar
{
    /// <summary>Public holidays only.</summary>
    public static WatchCalendar Holidays { get; } = new([]);

    private readonly HashSet<DateOnly> everywhere = [];
    private readonly HashSet<(Guid, DateOnly)> services = [];
    private readonly Dictionary<int, HashSet<DateOnly>> holidays = [];

    public WatchCalendar(IReadOnlyList<ClosedDays> closed)
    {
        foreach (var each in closed)
            for (var day = each.First; day <= each.Last; day = day.AddDays(1))
                if (each.ServiceId is { } service)
                    services.Add((service, day));
                else
                    everywhere.Add(day);
        Stamp = string.Join(
            ' ',
            closed.Select(each => $"{each.ClosedId:N}").Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Differs when other days are closed.</summary>
    public string Stamp { get; }

    public bool IsClosed(Guid service, DateOnly day) =>
        everywhere.Contains(day) || services.Contains((service, day)) || IsHoliday(day);

    /// <summary>How many of the days after one and before another are closed.</summary>
    public int ClosedBetween(Guid service, DateOnly after, DateOnly before)
    {
        var count = 0;
        for (var day = after.AddDays(1); day < before; day = day.AddDays(1))
            if (IsClosed(service, day))
                count++;
        return count;
    }

    private bool IsHoliday(DateOnly day)
    {
        if (!holidays.TryGetValue(day.Year, out var year))
            holidays[day.Year] = year = [
                .. FederalHolidays.Of(day.Year).Select(holiday => holiday.Day),
            ];
        return year.Contains(day);
    }
}
