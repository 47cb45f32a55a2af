using Bellwether.Foundation;

namespace Bellwether.Collection.Filings;

/// <summary>A row that was read: a filing, or what keeps it from being one, or both.</summary>
/// <param name="Row">The row in the file.</param>
/// <param name="Filing">The filing, or null when the row cannot be used at all.</param>
/// <param name="Defects">What was found while reading it.</param>
/// <param name="Columns">The headings, so that later checks can name the field.</param>
internal sealed record FilingRow(
    int Row,
    Filing? Filing,
    IReadOnlyList<Defect> Defects,
    FilingColumns Columns
);

/// <summary>A file of quarterly filings, read row by row at flat memory.</summary>
internal static class FilingFile
{
    private static readonly (byte[] Start, string Name)[] Others =
    [
        ("PK"u8.ToArray(), "a spreadsheet workbook (.xlsx) or a zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old spreadsheet workbook (.xls)"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x1F, 0x8B], "a compressed file (.gz)"),
        ("<"u8.ToArray(), "a web page"),
        ("{"u8.ToArray(), "JSON"),
        ("["u8.ToArray(), "JSON"),
    ];

    /// <summary>Reads the file once from end to end without storing anything, so that a wrong file is refused whole.</summary>
    /// <returns>The number of data rows.</returns>
    public static Outcome<int> Check(Stream stream, CancellationToken cancel)
    {
        stream.Position = 0;
        if (WrongKind(stream) is { } refusal)
            return refusal;
        stream.Position = 0;
        var rows = 0;
        try
        {
            FilingColumns? columns = null;
            foreach (var record in new CsvRecords(stream).Read(() => columns?.Width ?? 0))
            {
                cancel.ThrowIfCancellationRequested();
                if (columns is not null)
                    rows++;
                else if (Heading(record) is { IsDone: false } no)
                    return no.Refusal;
                else
                    columns = Heading(record).Value;
            }
            return columns is null ? FileRefusals.Empty()
                : rows == 0 ? FileRefusals.NoRows()
                : rows;
        }
        catch (NotUtf8Exception wrong)
        {
            return FileRefusals.NotUtf8(wrong.Row, wrong.Line);
        }
    }

    /// <summary>The rows of a file that <see cref="Check"/> accepted.</summary>
    public static IEnumerable<FilingRow> Read(Stream stream)
    {
        stream.Position = 0;
        FilingColumns? columns = null;
        foreach (var record in new CsvRecords(stream).Read(() => columns?.Width ?? 0))
        {
            if (columns is null)
                columns = Heading(record).Value;
            else
                yield return ReadFiling.Run(record, columns);
        }
    }

    private static Outcome<FilingColumns> Heading(CsvRecord record)
    {
        if (record.Fields is null)
            return FileRefusals.NotFilings([record.Why!]);
        if (record.Fields.Count == 1)
        {
            if (record.Fields[0].Count(c => c == ';') > 5)
                return FileRefusals.Separator("semicolons");
            if (record.Fields[0].Count(c => c == '\t') > 5)
                return FileRefusals.Separator("tabs");
        }
        return FilingColumns.Of(record.Fields);
    }

    private static Refusal? WrongKind(Stream stream)
    {
        var head = new byte[4096];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> start = head.AsSpan(0, length);
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return FileRefusals.Utf16();
        foreach (var (magic, name) in Others)
        {
            if (start.StartsWith(magic))
                return FileRefusals.NotCsv(name);
        }
        var zeros = start.Count((byte)0);
        if (zeros == 0)
            return null;
        return zeros > length / 4
            ? FileRefusals.Utf16()
            : FileRefusals.NotCsv("a program's own file format");
    }
}
