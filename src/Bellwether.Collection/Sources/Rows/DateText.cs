using System.Globalization;

namespace Bellwether.Collection.Sources;

/// <summary>What a text says as a date, before it is decided which number is the day.</summary>
/// <param name="First">The first number, where the order is open; else the month.</param>
/// <param name="Second">The second number, where the order is open; else the day.</param>
/// <param name="Year">The year.</param>
/// <param name="IsOpen">True when either number may be the day as far as the writing goes.</param>
/// <param name="Time">The time of day, or null.</param>
/// <param name="Offset">Minutes from UTC, or null when none is written.</param>
internal readonly record struct WrittenDate(
    int First,
    int Second,
    int Year,
    bool IsOpen,
    TimeSpan? Time,
    int? Offset
)
{
    public bool CanBeDayFirst => First is >= 1 and <= 31 && Second is >= 1 and <= 12;

    public bool CanBeMonthFirst => First is >= 1 and <= 12 && Second is >= 1 and <= 31;
}

/// <summary>
/// Reads the usual ways of writing a date: 2026-03-31, 31/3/2026, 3-31-2026, 31.3.2026, 20260331, 31 Mar 2026, marzo 31, 2026,
/// each with or without a time and a zone.
/// </summary>
internal static class DateText
{
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    private static readonly string[] Meses =
    [
        "ene",
        "feb",
        "mar",
        "abr",
        "may",
        "jun",
        "jul",
        "ago",
        "sep",
        "oct",
        "nov",
        "dic",
    ];

    /// <summary>Reads it; null when it is no date. A year of two digits comes as it is written.</summary>
    public static WrittenDate? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 6 or > 60)
            return null;
        var rest = text;
        return Numbers(ref rest) is { } numbers ? Finish(numbers, rest)
            : Words(text) is { } words ? words
            : null;
    }

    private static WrittenDate? Finish(WrittenDate date, ReadOnlySpan<char> rest) =>
        TimeOf(rest) is { } time ? date with { Time = time.Time, Offset = time.Offset } : null;

    private static WrittenDate? Numbers(ref ReadOnlySpan<char> rest)
    {
        var digits = Digits(rest);
        if (digits == 8)
        {
            var whole = Number(rest[..8]);
            rest = rest[8..];
            return new(whole / 100 % 100, whole % 100, whole / 10_000, false, null, null);
        }
        if (digits is 0 or 3 or > 4)
            return null;
        var a = Number(rest[..digits]);
        if (!Separator(ref rest, digits, out var between))
            return null;
        var second = Digits(rest);
        if (second is 0 or > 2)
            return null;
        var b = Number(rest[..second]);
        if (!Separator(ref rest, second, out var again) || again != between)
            return null;
        var third = Digits(rest);
        if (digits == 4)
        {
            if (third is 0 or > 2)
                return null;
            var day = Number(rest[..third]);
            rest = rest[third..];
            return new(b, day, a, false, null, null);
        }
        if (third is not (2 or 4))
            return null;
        var year = Number(rest[..third]);
        rest = rest[third..];
        return new(a, b, year, true, null, null);
    }

    private static bool Separator(ref ReadOnlySpan<char> rest, int at, out char between)
    {
        between = at < rest.Length ? rest[at] : '\0';
        if (between is not ('-' or '/' or '.'))
            return false;
        rest = rest[(at + 1)..];
        return true;
    }

    // 31 March 2026, Mar 31, 2026, 31-Mar-2026, 31 de marzo de 2026, Tue Mar 31 2026 10:00
    private static WrittenDate? Words(ReadOnlySpan<char> text)
    {
        int month = 0,
            day = 0,
            year = 0;
        var i = 0;
        while (i < text.Length && (month == 0 || day == 0 || year == 0))
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var length = Digits(text[i..]);
                if (length > 4)
                    return null;
                var number = Number(text.Slice(i, length));
                if (length == 4 || (day != 0 && month != 0))
                    year = length is 4 or 2 ? number : -1;
                else if (day == 0)
                    day = number;
                else
                    return null;
                i += length;
            }
            else if (char.IsLetter(text[i]))
            {
                var length = 1;
                while (i + length < text.Length && char.IsLetter(text[i + length]))
                    length++;
                if (month == 0)
                    month = Month(text.Slice(i, length));
                i += length;
            }
            else
                i++;
        }
        if (month == 0 || day == 0 || year <= 0)
            return null;
        var written = new WrittenDate(month, day, year, false, null, null);
        return Finish(written, text[i..]);
    }

    private static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return 0;
        for (var m = 0; m < 12; m++)
            if (
                word.StartsWith(Months[m], StringComparison.OrdinalIgnoreCase)
                || word.StartsWith(Meses[m], StringComparison.OrdinalIgnoreCase)
            )
                return m + 1;
        return 0;
    }

    // "" · T10:15 · 10:15:30.5 PM · 10:15Z · 10:15 UTC · 10:15-05:00
    private static (TimeSpan? Time, int? Offset)? TimeOf(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("T, ").TrimEnd();
        if (rest.IsEmpty)
            return (null, null);
        var hours = Digits(rest);
        if (hours is 0 or > 2 || hours >= rest.Length || rest[hours] != ':')
            return null;
        var (h, m, s) = (Number(rest[..hours]), 0, 0);
        rest = rest[(hours + 1)..];
        if (Digits(rest) != 2)
            return null;
        m = Number(rest[..2]);
        rest = rest[2..];
        if (rest is [':', ..])
        {
            if (Digits(rest[1..]) != 2)
                return null;
            s = Number(rest.Slice(1, 2));
            rest = rest[3..];
            if (rest is ['.', ..] or [',', ..])
                rest = rest[(1 + Digits(rest[1..]))..];
        }
        rest = rest.TrimStart();
        if (
            rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase)
        )
        {
            if (h is < 1 or > 12)
                return null;
            h = (h % 12) + (rest[0] is 'P' or 'p' ? 12 : 0);
            rest = rest[2..].TrimStart();
        }
        if (h > 23 || m > 59 || s > 60)
            return null;
        var time = new TimeSpan(h, m, Math.Min(s, 59));
        return Zone(rest) is { IsKnown: true } zone ? (time, zone.Minutes) : null;
    }

    private static (bool IsKnown, int? Minutes) Zone(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return (true, null);
        if (rest is "Z" or "z" or "UTC" or "GMT" or "+00")
            return (true, 0);
        if (rest[0] is not ('+' or '-'))
            return (false, null);
        var sign = rest[0] == '-' ? -1 : 1;
        var digits = string.Concat(rest[1..].ToString().Where(char.IsAsciiDigit));
        if (digits.Length is not (2 or 4) || rest.Length > 6)
            return (false, null);
        var hours = Number(digits.AsSpan(0, 2));
        var minutes = digits.Length == 4 ? Number(digits.AsSpan(2, 2)) : 0;
        return hours > 14 || minutes > 59 ? (false, null) : (true, sign * ((hours * 60) + minutes));
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
