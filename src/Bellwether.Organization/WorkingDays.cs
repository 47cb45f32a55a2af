namespace Bellwether.Organization;

/// <summary>Counts working days: Monday to Friday without public holidays and without the days an agency says it is closed.</summary>
public static class WorkingDays
{
    /// <summary>The day that lies so many working days after a day.</summary>
    /// <param name="day">The day that is not counted.</param>
    /// <param name="count">How many working days, at least 0.</param>
    /// <param name="isClosed">Days the agency is closed; none when null.</param>
    public static DateOnly After(DateOnly day, int count, Func<DateOnly, bool>? isClosed = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorking(day, isClosed))
                count--;
        }
        return day;
    }

    /// <summary>True on a working day.</summary>
    public static bool IsWorking(DateOnly day, Func<DateOnly, bool>? isClosed = null) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && FederalHolidays.On(day) is null
        && isClosed?.Invoke(day) != true;
}
