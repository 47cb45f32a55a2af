using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>The names of the bins of a number or a day.</summary>
internal static class BinWords
{
    /// <summary>The two ends, as files and programs read them: 10-19, or 2026-01-01..2026-12-31.</summary>
    public static string Key(Item item, long low, long high) =>
        item.Kind == ItemKind.Date
            ? $"{Day(item, low):yyyy-MM-dd}..{Day(item, high):yyyy-MM-dd}"
            : $"{Number(item, low)}..{Number(item, high)}";

    /// <summary>As people read them: 10 to 19; 2026; March 3, 2026 to March 9, 2026.</summary>
    public static LocalText Label(Item item, long low, long high)
    {
        if (item.Kind != ItemKind.Date)
            return low == high
                ? LocalText.Of(Number(item, low), Number(item, low))
                : LocalText.Of(
                    $"{Number(item, low)} to {Number(item, high)}",
                    $"de {Number(item, low)} a {Number(item, high)}"
                );
        var (first, last) = (Day(item, low), Day(item, high));
        if (IsWholeYears(first, last))
            return first.Year == last.Year
                ? LocalText.Of($"{first.Year}", $"{first.Year}")
                : LocalText.Of($"{first.Year} to {last.Year}", $"de {first.Year} a {last.Year}");
        return first == last
            ? LocalText.Of(In(first, "en"), In(first, "es"))
            : LocalText.Of(
                $"{In(first, "en")} to {In(last, "en")}",
                $"del {In(first, "es")} al {In(last, "es")}"
            );
    }

    /// <summary>A step as the number people typed.</summary>
    public static double Number(NumberRange range, double step) =>
        range.Decode(1) + (step / Math.Pow(10, range.Decimals));

    private static string Number(Item item, long step) =>
        (item.Number ?? new NumberRange(0, 0))
            .Decode(step + 1)
            .ToString($"F{item.Number?.Decimals ?? 0}", CultureInfo.InvariantCulture);

    private static DateOnly Day(Item item, long step) =>
        (item.Dates ?? new DateSpan()).Decode(step + 1);

    private static bool IsWholeYears(DateOnly first, DateOnly last) =>
        first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 };

    private static string In(DateOnly day, string language) =>
        language == "es"
            ? day.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es"))
            : day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}
