using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Web.Measurement;

/// <summary>Periods as people read them.</summary>
internal static class PeriodWords
{
    /// <summary>FY2026 Q2 (January to March 2026); March 2026; FY2026; March 3, 2026.</summary>
    public static string Full(Texts texts, Period period) =>
        period.Grain switch
        {
            Grain.Quarter => texts.Say(
                "measurement.period.quarter",
                Name(texts, period),
                MonthsOf(texts, period)
            ),
            Grain.Month => MonthOf(texts, period.First),
            Grain.Day => texts.Date(period.First),
            _ => period.Name,
        };

    /// <summary>FY2026 Q2; March 2026.</summary>
    public static string Name(Texts texts, Period period) =>
        period.Grain switch
        {
            Grain.Quarter => period.Name.Insert(
                period.Name.IndexOf('Q', StringComparison.Ordinal),
                " "
            ),
            Grain.Month => MonthOf(texts, period.First),
            _ => Full(texts, period),
        };

    /// <summary>Short, under an axis: Q2 26; Mar 26.</summary>
    public static string Short(Period period) =>
        period.Grain switch
        {
            Grain.Quarter => $"{period.Name[^2..]} {period.Name[4..6]}",
            Grain.Month => period.First.ToString("MMM yy", Language.Current.Culture),
            _ => period.Name,
        };

    private static string MonthOf(Texts texts, DateOnly day) =>
        texts.Say("measurement.period.month", MonthName(day), Year(day));

    private static string MonthsOf(Texts texts, Period period) =>
        period.First.Year == period.Last.Year
            ? texts.Say(
                "measurement.period.months",
                MonthName(period.First),
                MonthName(period.Last),
                Year(period.Last)
            )
            : texts.Say(
                "measurement.period.months-of-two-years",
                MonthOf(texts, period.First),
                MonthOf(texts, period.Last)
            );

    private static string MonthName(DateOnly day) => day.ToString("MMMM", Language.Current.Culture);

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
