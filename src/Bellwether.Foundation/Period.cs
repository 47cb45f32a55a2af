using System.Globalization;

namespace Bellwether.Foundation;

/// <summary>How long a period is.</summary>
public enum Grain
{
    /// <summary>One local day.</summary>
    Day = 1,

    /// <summary>One calendar month.</summary>
    Month = 2,

    /// <summary>One fiscal quarter of the agency's calendar.</summary>
    Quarter = 3,

    /// <summary>One fiscal year of the agency's calendar.</summary>
    Year = 4,
}

/// <summary>A run of whole local days, with its name. Months and fiscal quarters are made by <see cref="FiscalCalendar"/>.</summary>
/// <param name="Grain">How long it is.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, included: people say "Monday to Friday" and mean Friday too.</param>
/// <param name="Name">FY2022Q1, 2022-01 or 2022-01-31.</param>
public sealed record Period(Grain Grain, DateOnly First, DateOnly Last, string Name)
{
    /// <summary>The months it is made of, as numbers (year * 12 + month - 1); a quarter has three.</summary>
    public IEnumerable<int> Months
    {
        get
        {
            for (var m = MonthNumber(First); m <= MonthNumber(Last); m++)
                yield return m;
        }
    }

    /// <summary>The number of a day's month: year * 12 + month - 1.</summary>
    public static int MonthNumber(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>The calendar month with that number.</summary>
    public static Period Month(int number)
    {
        var first = new DateOnly(number / 12, (number % 12) + 1, 1);
        return new Period(
            Grain.Month,
            first,
            first.AddMonths(1).AddDays(-1),
            first.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        );
    }

    /// <summary>True when the day lies in it.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
