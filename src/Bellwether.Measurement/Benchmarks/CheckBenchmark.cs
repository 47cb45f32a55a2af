using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Measurement;

/// <summary>What a benchmark must say before it may stand beside a figure: when, whom, on which scale, from where, how far.</summary>
internal static class CheckBenchmark
{
    private const int Longest = 500;

    public static OwnBenchmark Read(BenchmarkEntry entry, DateOnly today, List<Fault> faults)
    {
        var what = Need(entry, entry.What, "what", "what it is, as its source says it", faults);
        var percent = Percent(entry, faults);
        var first = Day(entry, entry.First, "first", faults);
        var last = Day(entry, entry.Last, "last", faults);
        if (last < first)
            Add(entry, "last", "The last day is before the first.", faults);
        if (last > today)
            Add(entry, "last", "The last day lies ahead.", faults);
        var grade = Grade(entry, faults);
        var caution = Text(entry, entry.Caution, "caution", faults);
        if (grade is Comparability.C or Comparability.D && caution is null)
            Add(
                entry,
                "caution",
                $"Grade {grade} needs a caution: say in a sentence what differs from ours.",
                faults
            );
        return new OwnBenchmark
        {
            Key = Key(entry, what, faults),
            What = what,
            Percent = percent,
            Item = Item(entry, faults),
            Scale = Need(
                entry,
                entry.Scale,
                "scale",
                "how answers were counted: top two of five",
                faults
            ),
            Population = Need(entry, entry.Population, "population", "who was asked", faults),
            N = Number(entry, faults),
            First = first,
            Last = last,
            Source = Need(entry, entry.Source, "source", "where it is from", faults),
            Grade = grade,
            Caution = caution,
        };
    }

    private static string Key(BenchmarkEntry entry, string what, List<Fault> faults)
    {
        var key = string.IsNullOrWhiteSpace(entry.Key)
            ? string.Join(
                '-',
                what.ToLowerInvariant()
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Take(8)
                    .Select(Letters)
                    .Where(word => word.Length > 0)
            )
            : entry.Key.Trim();
        if (
            key.Length is 0 or > 100
            || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
        )
            Add(
                entry,
                "key",
                "Use letters, digits and hyphens, for example state-portal-2025.",
                faults
            );
        else if (
            ListBenchmarks.All.Any(each => each.Id.Equals(key, StringComparison.OrdinalIgnoreCase))
        )
            Add(
                entry,
                "key",
                $"{key} is one of the shipped benchmarks, which nobody can change. Use another name.",
                faults
            );
        return key;
    }

    private static string Letters(string word) =>
        string.Concat(word.Where(char.IsAsciiLetterOrDigit));

    private static string? Item(BenchmarkEntry entry, List<Fault> faults)
    {
        var item = Text(entry, entry.Item, "item", faults);
        if (
            item is not null
            && item.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
        )
            Add(
                entry,
                "item",
                "Write a measure (trust, ease) or the construction of a question (promise-kept), or leave it empty.",
                faults
            );
        return item?.ToLowerInvariant();
    }

    private static double Percent(BenchmarkEntry entry, List<Fault> faults)
    {
        var text = entry.Percent?.Trim().TrimEnd('%').TrimEnd() ?? "";
        if (
            double.TryParse(
                text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var percent
            ) && percent is >= 0 and <= 100
        )
            return percent;
        Add(
            entry,
            "percent",
            text.Length == 0
                ? "Give the value, in percent."
                : $"“{text}” is no percentage. Write a number from 0 to 100, with a point for decimals.",
            faults
        );
        return 0;
    }

    private static long? Number(BenchmarkEntry entry, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(entry.N))
            return null;
        if (
            long.TryParse(
                entry.N.Trim(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var n
            )
            && n > 0
        )
            return n;
        Add(
            entry,
            "n",
            $"“{entry.N.Trim()}” is no number of answers. Write digits only, or leave it empty.",
            faults
        );
        return null;
    }

    private static DateOnly Day(
        BenchmarkEntry entry,
        string? text,
        string field,
        List<Fault> faults
    )
    {
        if (
            DateOnly.TryParseExact(
                text?.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        Add(
            entry,
            field,
            string.IsNullOrWhiteSpace(text)
                ? $"Give the {field} day on which people were asked, as 2025-06-30: a figure without a date is compared with nothing."
                : $"“{text.Trim()}” is no day. Write it as 2025-06-30.",
            faults
        );
        return default;
    }

    private static Comparability Grade(BenchmarkEntry entry, List<Fault> faults)
    {
        switch (entry.Grade?.Trim().ToUpperInvariant())
        {
            case "A":
                return Comparability.A;
            case "B":
                return Comparability.B;
            case "C":
                return Comparability.C;
            case "D":
                return Comparability.D;
            default:
                Add(
                    entry,
                    "grade",
                    "Say how far ours can be compared: A (same question, scale and people), B (made to be compared), C (a direction only) or D (context only).",
                    faults
                );
                return Comparability.D;
        }
    }

    private static string Need(
        BenchmarkEntry entry,
        string? text,
        string field,
        string what,
        List<Fault> faults
    )
    {
        if (Text(entry, text, field, faults) is { } given)
            return given;
        Add(entry, field, $"Write {what}.", faults);
        return "";
    }

    private static string? Text(
        BenchmarkEntry entry,
        string? text,
        string field,
        List<Fault> faults
    )
    {
        var given = text?.Trim();
        if (string.IsNullOrEmpty(given))
            return null;
        if (given.Length > Longest || given.Any(char.IsControl))
            Add(entry, field, "Shorten it to 500 characters on one line.", faults);
        return given;
    }

    private static void Add(
        BenchmarkEntry entry,
        string field,
        string message,
        List<Fault> faults
    ) =>
        faults.Add(
            new Fault(
                string.Create(CultureInfo.InvariantCulture, $"row {entry.Row}, {field}"),
                message
            )
        );
}
