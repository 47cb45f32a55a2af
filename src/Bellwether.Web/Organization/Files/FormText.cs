using System.Globalization;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Organization.Files;

/// <summary>What stands in the fields of a form: lists one per line, numbers, days, and the revision that was read.</summary>
internal static class FormText
{
    public static IReadOnlyList<string> Lines(IFormCollection form, string field) =>
        form[field]
            .ToString()
            .Split(
                ['\n', '\r'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );

    public static string OfLines(IEnumerable<string> lines) => string.Join('\n', lines);

    public static long? Number(IFormCollection form, string field, List<Fault> faults)
    {
        var text = form[field].ToString().Trim();
        if (text.Length == 0)
            return null;
        var digits = text.Replace(" ", "", StringComparison.Ordinal)
            .Replace(",", "", StringComparison.Ordinal)
            .Replace(".", "", StringComparison.Ordinal);
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        faults.Add(new Fault(field, "Write a whole number in digits, or leave it empty."));
        return null;
    }

    public static DateOnly? Day(IFormCollection form, string field, List<Fault> faults)
    {
        var text = form[field].ToString().Trim();
        if (text.Length == 0)
            return null;
        if (
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        faults.Add(new Fault(field, "Write the day as 2026-03-31."));
        return null;
    }

    public static long? Revision(IFormCollection form) =>
        long.TryParse(
            form["revision"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var revision
        )
            ? revision
            : null;
}
