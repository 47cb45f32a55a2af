using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bellwether.Collection.Sources;

/// <summary>Tells which numbers of a workbook are dates, and writes both as text.</summary>
internal sealed class XlsxDates
{
    private readonly List<bool> styles = [];
    private bool from1904;

    public static XlsxDates Of(WorkbookPart workbook)
    {
        var dates = new XlsxDates
        {
            from1904 = workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false,
        };
        if (workbook.WorkbookStylesPart?.Stylesheet is not { } sheet)
            return dates;
        var formats = new Dictionary<uint, string>();
        foreach (var format in sheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            if (format.NumberFormatId?.Value is { } id)
                formats[id] = format.FormatCode?.Value ?? "";
        foreach (var style in sheet.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = style.NumberFormatId?.Value ?? 0;
            dates.styles.Add(
                id
                    is (>= 14 and <= 22)
                        or (>= 27 and <= 36)
                        or (>= 45 and <= 47)
                        or (>= 50 and <= 58)
                    || formats.TryGetValue(id, out var code) && IsDate(code)
            );
        }
        return dates;
    }

    public string Number(string value, string? style)
    {
        if (
            !double.TryParse(
                value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            ) || !double.IsFinite(number)
        )
            return value;
        var isDate =
            int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && place < styles.Count
            && styles[place];
        if (isDate && Date(number) is { } at)
            return at.TimeOfDay == TimeSpan.Zero
                ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        // 4 comes as 4, and 0.1 + 0.2 as people typed it.
        return number == Math.Floor(number) && Math.Abs(number) < 1e15
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);
    }

    private DateTime? Date(double serial)
    {
        if (from1904)
            serial += 1462;
        if (serial is < 1 or > 2_958_465)
            return null;
        // Excel knows a February 29, 1900, that never was.
        var days = serial < 60 ? serial + 1 : serial;
        var seconds = Math.Round(days * 86_400);
        return new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(seconds);
    }

    private static bool IsDate(string code)
    {
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            if (c == '"')
                quoted = !quoted;
            else if (c == '\\')
                i++;
            else if (!quoted && c == '[')
            {
                var close = code.IndexOf(']', i);
                if (close < 0)
                    return false;
                if (close == i + 2 && char.ToLowerInvariant(code[i + 1]) is 'h' or 'm' or 's')
                    return false;
                i = close;
            }
            else if (!quoted && c is 'y' or 'd')
                return true;
            else if (!quoted && c == 'm' && code.Contains('y', StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
