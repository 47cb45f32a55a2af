using System.Text;

namespace Bellwether.Collection.Filings;

/// <summary>One row of a file as a person sees it in a spreadsheet, where the heading is row 1.</summary>
/// <param name="Row">Its number: a record with line breaks inside quotes is one row.</param>
/// <param name="Fields">Its fields, or null when it cannot be read as a row of this file.</param>
/// <param name="Why">Why it cannot be read; null when it can.</param>
internal sealed record CsvRecord(int Row, IReadOnlyList<string>? Fields, string? Why);

/// <summary>
/// Reads RFC 4180 rows one at a time and recovers after a broken one: a stray quote swallows lines until the next quote, so the
/// swallowed lines are read again by themselves, and only the line that is really broken is lost.
/// </summary>
internal sealed class CsvRecords(Stream stream)
{
    /// <summary>A row longer than this is taken for a stray quote: it bounds the memory of any file.</summary>
    private const int LongestRow = 1_000_000;
    private const int MostLines = 2_000;

    private readonly Utf8Lines lines = new(stream, LongestRow);
    private readonly LinkedList<string> again = new();
    private readonly List<string> record = [];
    private int row;
    private int brokenInARow;

    /// <summary>Rows from the heading on. Blank lines count as rows and are left out.</summary>
    /// <param name="width">Fields a row must have; asked again for every row, because the heading decides it. 0 = any.</param>
    /// <exception cref="NotUtf8Exception">A line holds bytes that are not UTF-8.</exception>
    public IEnumerable<CsvRecord> Read(Func<int> width)
    {
        while (Next() is { } first)
        {
            row++;
            lines.Row = row;
            if (first.Length == 0)
            {
                lines.Row = row + 1;
                continue;
            }
            var fields = Complete(first, width(), out var why);
            brokenInARow = fields is null ? brokenInARow + 1 : 0;
            if (fields is null && record.Count > 1)
                Recover(width());
            yield return new CsvRecord(row, fields, why);
            lines.Row = row + 1;
        }
    }

    private List<string>? Complete(string first, int width, out string? why)
    {
        record.Clear();
        var parser = new RowParser();
        var length = 0;
        for (var line = first; line is not null; line = Next())
        {
            record.Add(line);
            length += line.Length;
            parser.Take(line);
            if (!parser.InQuotes)
                break;
            // A file full of stray quotes must not be read two thousand times over.
            if (length > LongestRow || record.Count > (brokenInARow > 20 ? 20 : MostLines))
                break;
        }
        why = Fault(parser, width);
        return why is null ? parser.Fields : null;
    }

    private static string? Fault(RowParser parser, int width) =>
        parser.InQuotes ? "a quotation mark is opened and never closed"
        : parser.Stray ? "there is text after a closing quotation mark"
        : width > 0 && parser.Fields.Count != width
            ? $"it has {parser.Fields.Count} fields and the heading has {width}"
        : null;

    // The lines after the broken one come again. Fragments that are no row by themselves belong to the broken row.
    private void Recover(int width)
    {
        for (var i = record.Count - 1; i >= 1; i--)
            again.AddFirst(record[i]);
        var swallowed = record.Count - 1;
        while (swallowed > 0 && again.First is { } line && !StartsRow(line.Value, width))
        {
            again.RemoveFirst();
            swallowed--;
        }
    }

    // A line that opens a quote and leaves it open may be the start of a row with line breaks; it gets its chance.
    private static bool StartsRow(string line, int width)
    {
        var parser = new RowParser();
        parser.Take(line);
        return !parser.Stray
            && (parser.InQuotes ? parser.Fields.Count > 0 : parser.Fields.Count == width);
    }

    private string? Next()
    {
        if (again.First is not { } waiting)
            return lines.Next();
        again.RemoveFirst();
        return waiting.Value;
    }

    private sealed class RowParser
    {
        private readonly StringBuilder field = new();
        private bool quoted;

        public List<string> Fields { get; } = [];

        public bool InQuotes { get; private set; }

        public bool Stray { get; private set; }

        // Called once per physical line; a line break inside quotes is part of the field.
        public void Take(string line)
        {
            if (InQuotes)
                field.Append('\n');
            var i = 0;
            while (i < line.Length)
            {
                if (InQuotes)
                    i = Inside(line, i);
                else if (quoted)
                    i = AfterQuotes(line, i);
                else if (line[i] == '"')
                {
                    InQuotes = quoted = true;
                    i++;
                }
                else
                    i = Plain(line, i);
            }
            // A line that ends in a comma ends in an empty field; inside quotes the field goes on.
            if (!InQuotes && (quoted || line.Length == 0 || line[^1] == ','))
                End();
        }

        private int Plain(string line, int i)
        {
            var comma = line.IndexOf(',', i);
            var end = comma < 0 ? line.Length : comma;
            Fields.Add(end == i ? "" : line[i..end]);
            return end + 1;
        }

        private int AfterQuotes(string line, int i)
        {
            if (line[i] == ',')
                End();
            else
                Stray = true;
            return i + 1;
        }

        private int Inside(string line, int i)
        {
            var quote = line.IndexOf('"', i);
            if (quote < 0)
            {
                field.Append(line, i, line.Length - i);
                return line.Length;
            }
            field.Append(line, i, quote - i);
            if (quote + 1 < line.Length && line[quote + 1] == '"')
            {
                field.Append('"');
                return quote + 2;
            }
            InQuotes = false;
            return quote + 1;
        }

        private void End()
        {
            Fields.Add(field.ToString());
            field.Clear();
            quoted = false;
        }
    }
}
