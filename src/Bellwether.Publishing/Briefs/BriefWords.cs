using System.Globalization;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Publishing;

/// <summary>Numbers and lists as a brief writes them. Rounding happens here and nowhere before, half away from zero.</summary>
public static class BriefWords
{
    /// <summary>12,345.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The number in its unit: 83 %, +4.0 points, +0.02.</summary>
    /// <param name="number">The number.</param>
    /// <param name="language">en or es.</param>
    public static string Value(BriefNumber number, string language) =>
        number.Value.Value is not { } value ? "–"
        : number.Unit == BriefUnit.Points
            ? $"{Write(number.Unit, value)} {(language == "es" ? "puntos" : "points")}"
        : Write(number.Unit, value, IsNarrow(number.Unit, number.Value));

    /// <summary>Its 95 % interval, or a dash where a count needs none.</summary>
    /// <param name="number">The number.</param>
    /// <param name="language">en or es.</param>
    public static string Range(BriefNumber number, string language) =>
        number.Value.Interval is { } interval ? Between(number.Unit, interval, language) : "–";

    /// <summary>How many answers it rests on, or a dash where it is a count itself.</summary>
    /// <param name="number">The number.</param>
    public static string Answers(BriefNumber number) =>
        number.Unit == BriefUnit.Count ? "–" : Count(number.Value.N);

    internal static string Percent(Estimate share) =>
        Write(BriefUnit.Share, share.Value!.Value, IsNarrow(BriefUnit.Share, share));

    internal static string Percent(double share) => Write(BriefUnit.Share, share);

    internal static string Points(double change) => Write(BriefUnit.Points, change);

    internal static string Range(BriefUnit unit, Estimate estimate, string language) =>
        estimate.Interval is { } interval ? Between(unit, interval, language) : "–";

    internal static string List(IEnumerable<string> names, string language, int most = 3)
    {
        var all = names.ToList();
        var and = language == "es" ? " y " : " and ";
        if (all.Count > most)
        {
            var others = all.Count - most + 1;
            all =
            [
                .. all.Take(most - 1),
                language == "es" ? $"otros {others}" : $"{others} others",
            ];
        }
        return all.Count == 1 ? all[0] : string.Join(", ", all[..^1]) + and + all[^1];
    }

    internal static string Quote(string name, string language) =>
        language == "es" ? $"«{name}»" : $"“{name}”";

    internal static string Lower(LocalText text, string language)
    {
        var words = text.In(language).TrimEnd('.');
        return char.ToLowerInvariant(words[0]) + words[1..];
    }

    private static string Between(BriefUnit unit, Interval interval, string language) =>
        $"{Write(unit, interval.Low, IsNarrow(unit, interval)).Replace(" %", "", StringComparison.Ordinal)} {(language == "es" ? "a" : "to")} {Write(unit, interval.High, IsNarrow(unit, interval))}";

    private static bool IsNarrow(BriefUnit unit, Estimate estimate) =>
        estimate.Interval is { } interval && IsNarrow(unit, interval);

    // An interval of “88 to 88 %” would look like certainty.
    private static bool IsNarrow(BriefUnit unit, Interval interval) =>
        unit == BriefUnit.Share && interval.High - interval.Low < 0.02;

    private static string Write(BriefUnit unit, double value, bool isNarrow = false) =>
        unit switch
        {
            BriefUnit.Share => Rounded(
                value * 100,
                isNarrow || value * 100 is > 0 and < 9.95 ? 1 : 0
            ) + " %",
            BriefUnit.Points => Signed(Rounded(value * 100, 1)),
            BriefUnit.Scale => Signed(Rounded(value, 2)),
            _ => Count((long)value),
        };

    private static string Rounded(double value, int decimals)
    {
        var rounded = decimal.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static string Signed(string number) =>
        number.StartsWith('-') ? "−" + number[1..]
        : number.AsSpan().IndexOfAnyExcept('0', '.') < 0 ? number
        : "+" + number;
}
