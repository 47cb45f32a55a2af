using System.Globalization;

namespace Bellwether.Collection;

/// <summary>
/// A day as it stands on a sheet: month, day and year in English, day, month and year in Spanish, parted by anything or by nothing;
/// or year, month and day. The year has four digits, so that nobody has to guess.
/// </summary>
internal static class TypedDay
{
    private const int Digits = 8;

    /// <summary>The day as answers carry it (2026-03-14), or null.</summary>
    public static string? Read(string text, string language)
    {
        var numbers = Numbers(text);
        if (numbers.Length != 3 || numbers.Any(number => number.Length is 0 or 3 or > 4))
            return null;
        var (year, month, day) =
            numbers[0].Length == 4 ? (numbers[0], numbers[1], numbers[2])
            : language == "es" ? (numbers[2], numbers[1], numbers[0])
            : (numbers[2], numbers[0], numbers[1]);
        return
            year.Length == 4
            && DateOnly.TryParseExact(
                $"{year}-{month}-{day}",
                "yyyy-M-d",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var read
            )
            ? read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    public static string Fault(string language) =>
        language == "es"
            ? "Type the day as the sheet has it: day, month, year with four digits, as 14 3 2026."
            : "Type the day as the sheet has it: month, day, year with four digits, as 3 14 2026.";

    private static string[] Numbers(string text)
    {
        if (text.Length == Digits && text.All(char.IsAsciiDigit))
            return [text[..2], text[2..4], text[4..]];
        var parts = text.Split(
            [' ', '/', '-', '.', ','],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return parts.All(part => part.All(char.IsAsciiDigit)) ? parts : [];
    }
}
