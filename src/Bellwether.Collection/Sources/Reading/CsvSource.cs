using System.Text;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Reads separated values (RFC 4180, and what spreadsheets make of it): quotes, line breaks inside quotes, CR, LF or both. It
/// recovers after a broken row: a stray quote swallows lines until the next quote, so the swallowed lines are read again by
/// themselves, and only the row that is really broken is lost.
/// </summary>
internal sealed class CsvSource : ISourceReader
{
    private const int ShortLimit = 4_000;

    private readonly StreamReader text;
    private readonly char delimiter;
    private readonly CellPool pool = new();
    private readonly List<(int Start, int End, bool Doubled)> fields = [];
    private char[] buffer = new char[1 << 16];
    private bool[]? wanted;
    private int start;
    private int end;
    private bool ended;
    private int row;
    private long read;
    private long readAgain;

    // Characters of a broken row that are still to be read again by themselves.
    private int recovering;

    public CsvSource(Stream stream, Encoding encoding, char? separator, int headingRow)
    {
        text = new StreamReader(stream, encoding, true, 1 << 16, leaveOpen: true);
        Fill();
        if (end > 0 && buffer[0] == '\uFEFF')
            start = 1;
        delimiter = Directive() ?? separator ?? Delimiters.Find(buffer.AsSpan(start, end - start));
        Columns = Heading(headingRow);
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>What stands between two cells.</summary>
    public char Delimiter => delimiter;

    public void Want(bool[] columns) => wanted = columns;

    public void Dispose() => text.Dispose();

    public bool Next(out SourceRow found)
    {
        while (true)
        {
            if (start == end && !Fill())
            {
                found = default;
                return false;
            }
            var why = Record(out var next);
            var length = next - start;
            if (why is null && fields is [var only] && only.Start == only.End && length <= 2)
            {
                // A blank line counts as a row and is left out.
                Pass(next);
                row++;
                continue;
            }
            why ??= Width();
            if (why is not null && recovering > 0)
            {
                Pass(next);
                continue;
            }
            row++;
            found = new SourceRow(row, why is null ? Cells() : null, why);
            if (why is null)
                Pass(next);
            else
                Recover(next);
            return true;
        }
    }

    private BrokenRow? Width()
    {
        var most = Columns.Count;
        // Spreadsheets leave empty cells behind the last column.
        while (fields.Count > most && fields[^1].Start == fields[^1].End)
            fields.RemoveAt(fields.Count - 1);
        return fields.Count == most ? null : new BrokenRow("row.width", fields.Count, most);
    }

    private void Pass(int next)
    {
        recovering = Math.Max(0, recovering - (next - start));
        start = next;
    }

    // After a row with line breaks inside: its first line is lost, the others get their chance.
    private void Recover(int next)
    {
        var line = buffer.AsSpan(start, next - start).IndexOfAny('\n', '\r');
        if (line < 0 || start + line + 2 >= next)
        {
            Pass(next);
            return;
        }
        recovering = Math.Max(recovering, next - start);
        readAgain += next - start;
        Pass(start + line + 1);
    }

    /// <summary>Finds the fields of the record at the start; null, or why there is none. Next is where it ends.</summary>
    private BrokenRow? Record(out int next)
    {
        var limit = readAgain > (4 * read) + (1 << 26) ? ShortLimit : SourceLimits.LongestRow;
        while (true)
        {
            var state = Parse(limit, out next);
            if (state != Parsed.More)
                return state switch
                {
                    Parsed.Done => null,
                    Parsed.Open => new BrokenRow("row.quote"),
                    _ => new BrokenRow("row.after-quote"),
                };
            if (end - start > SourceLimits.LongestRow)
                return TooLong(out next);
            Fill();
        }
    }

    private Parsed Parse(int limit, out int next)
    {
        fields.Clear();
        var i = start;
        next = end;
        while (true)
        {
            if (i < end && buffer[i] == '"')
            {
                var (state, after) = Quoted(i, limit);
                if (state != Parsed.Done)
                {
                    next = after;
                    return state;
                }
                i = after;
            }
            else
            {
                var stop = buffer.AsSpan(i, end - i).IndexOfAny(delimiter, '\n', '\r');
                if (stop < 0 && !ended)
                    return Parsed.More;
                var last = stop < 0 ? end : i + stop;
                fields.Add((i, last, false));
                i = last;
            }
            if (i == end)
            {
                if (!ended)
                    return Parsed.More;
                next = end;
                return Parsed.Done;
            }
            if (buffer[i] == delimiter)
            {
                if (++i < end)
                    continue;
                if (!ended)
                    return Parsed.More;
                fields.Add((i, i, false));
                return Parsed.Done;
            }
            if (buffer[i] == '\r' && i + 1 == end && !ended)
                return Parsed.More;
            next = buffer[i] == '\r' && i + 1 < end && buffer[i + 1] == '\n' ? i + 2 : i + 1;
            return Parsed.Done;
        }
    }

    private (Parsed State, int After) Quoted(int at, int limit)
    {
        var from = at + 1;
        var doubled = false;
        while (true)
        {
            var quote = buffer.AsSpan(from, end - from).IndexOf('"');
            if (quote < 0 || from + quote - start > limit)
                return !ended && end - start <= limit
                    ? (Parsed.More, end)
                    : (Parsed.Open, Math.Min(end, start + limit));
            from += quote;
            if (from + 1 == end && !ended)
                return (Parsed.More, end);
            if (from + 1 >= end || buffer[from + 1] != '"')
                break;
            doubled = true;
            from += 2;
        }
        fields.Add((at + 1, from, doubled));
        var after = from + 1;
        while (after < end && buffer[after] == ' ' && delimiter != ' ')
            after++;
        if (after == end)
            return ended ? (Parsed.Done, end) : (Parsed.More, end);
        if (buffer[after] == delimiter || buffer[after] is '\r' or '\n')
            return (Parsed.Done, after);
        var line = buffer.AsSpan(after, end - after).IndexOf('\n');
        return (Parsed.Stray, line < 0 ? end : after + line + 1);
    }

    // A row without an end within the limit is dropped up to its line break, at flat memory.
    private BrokenRow TooLong(out int next)
    {
        while (true)
        {
            var line = buffer.AsSpan(start, end - start).IndexOf('\n');
            if (line >= 0)
            {
                next = start + line + 1;
                // So that recovering does not look for rows inside it.
                start = next - 1;
                return new BrokenRow("row.too-long");
            }
            start = end;
            if (!Fill())
            {
                next = end;
                return new BrokenRow("row.too-long");
            }
        }
    }

    private string[] Cells()
    {
        var cells = new string[fields.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            if (wanted is { } needed && !needed[i])
            {
                cells[i] = "";
                continue;
            }
            var (from, to, doubled) = fields[i];
            var cell = pool.Get(buffer.AsSpan(from, to - from));
            cells[i] = doubled ? cell.Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
        }
        return cells;
    }

    private string[] Heading(int headingRow)
    {
        while (start < end || Fill())
        {
            var why = Record(out var next);
            row++;
            if (why is { Reason: "row.too-long" })
                throw new RefusedFileException(SourceRefusals.HeadingTooLong());
            var cells = why is null ? Cells() : [];
            start = next;
            if (row >= headingRow && cells.Any(cell => cell.Trim().Length > 0))
                return ColumnNames.Of(TrimEnd(cells));
        }
        throw new RefusedFileException(SourceRefusals.Empty());
    }

    private static string[] TrimEnd(string[] cells)
    {
        var count = cells.Length;
        while (count > 1 && string.IsNullOrWhiteSpace(cells[count - 1]))
            count--;
        return cells[..count];
    }

    // "sep=;" in the first line is how Excel is told.
    private char? Directive()
    {
        var head = buffer.AsSpan(start, end - start);
        if (head.Length < 6 || !head.StartsWith("sep=") || head[5] is not ('\r' or '\n'))
            return null;
        var separator = head[4];
        start += head.Length > 6 && head[5] == '\r' && head[6] == '\n' ? 7 : 6;
        row = 1;
        return separator;
    }

    private bool Fill()
    {
        if (ended)
            return start < end;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var count = text.ReadBlock(buffer, end, buffer.Length - end);
        end += count;
        read += count;
        ended = end < buffer.Length;
        return start < end;
    }

    private enum Parsed
    {
        Done,
        More,
        Open,
        Stray,
    }
}
