using System.Globalization;
using System.Text;
using Bellwether.Statistics;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Measurement;

/// <summary>A table as a file (RFC 4180, UTF-8). Cells that a spreadsheet would take for a formula begin with an apostrophe.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText(params string[] head) => Row(head);

    public void Row(params string[] cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    public override string ToString() => text.ToString();

    public static IResult File(string csv, string name) =>
        Results.Bytes(
            Encoding.UTF8.GetBytes(csv),
            "text/csv; charset=utf-8",
            string.Concat(
                name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ) + ".csv"
        );

    /// <summary>Value, low and high as three cells; empty where there is none.</summary>
    public static string[] Cells(Estimate estimate) =>
        [Number(estimate.Value), Number(estimate.Interval?.Low), Number(estimate.Interval?.High)];

    public static string Number(double? value) =>
        value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    public static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A minus sign before a digit is a number, not a formula.
    private static string Cell(string cell)
    {
        var isNumber = double.TryParse(
            cell,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out _
        );
        if (!isNumber && cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t')
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? cell
            : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
