using System.Buffers;

namespace Bellwether.Cli.Analyze;

/// <summary>Reads a delimited file row by row in one buffer, so that memory does not grow with the file.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly StreamReader reader;
    private readonly Stream stream;
    private readonly char separator;
    private readonly SearchValues<char> special;
    private readonly List<(int Start, int Length)> fields = [];
    private char[] buffer = new char[1 << 16];
    private char[] row = new char[1 << 12];
    private int at;
    private int filled;
    private int rowLength;

    /// <summary>Opens the file and reads its first row as names; the separator is the most frequent of comma, semicolon and tab.</summary>
    public CsvRows(string path)
    {
        stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.SequentialScan
        );
        reader = new StreamReader(stream);
        Length = stream.CanSeek ? stream.Length : 0;
        Fill();
        var end = buffer.AsSpan(0, filled).IndexOf('\n');
        var first = buffer.AsSpan(0, end < 0 ? filled : end);
        separator =
            first.Count('\t') > first.Count(',') ? '\t'
            : first.Count(';') > first.Count(',') ? ';'
            : ',';
        special = SearchValues.Create([separator, '"', '\n', '\r']);
        Header = Next()
            ? Enumerable.Range(0, Count).Select(i => this[i].Trim().ToString()).ToList()
            : [];
        Row = -1;
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Rows read, the first one not counted.</summary>
    public long Row { get; private set; } = -1;

    public int Count => fields.Count;

    public long Length { get; }

    public long Position => stream.CanSeek ? stream.Position : 0;

    public ReadOnlySpan<char> this[int field] =>
        field < fields.Count ? row.AsSpan(fields[field].Start, fields[field].Length) : default;

    /// <summary>Moves to the next row that is not empty; false at the end.</summary>
    public bool Next()
    {
        while (Read())
        {
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                Row++;
                return true;
            }
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private bool Read()
    {
        fields.Clear();
        rowLength = 0;
        var start = 0;
        var quoted = false;
        var any = false;
        while (true)
        {
            if (at == filled && !Fill())
            {
                if (!any)
                {
                    return false;
                }

                fields.Add((start, rowLength - start));
                return true;
            }

            any = true;
            var rest = buffer.AsSpan(at, filled - at);
            var stop = quoted ? rest.IndexOf('"') : rest.IndexOfAny(special);
            Keep(stop < 0 ? rest : rest[..stop]);
            at += stop < 0 ? rest.Length : stop + 1;
            if (stop < 0)
            {
                continue;
            }

            var c = rest[stop];
            if (c == '"')
            {
                // A doubled quote inside quotes is a quote.
                if (quoted && (at < filled || Fill()) && buffer[at] == '"')
                {
                    Keep("\"");
                    at++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (c == separator)
            {
                fields.Add((start, rowLength - start));
                start = rowLength;
            }
            else if (c == '\n')
            {
                fields.Add((start, rowLength - start));
                return true;
            }
        }
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        if (rowLength + text.Length > row.Length)
        {
            Array.Resize(ref row, Math.Max(row.Length * 2, rowLength + text.Length));
        }

        text.CopyTo(row.AsSpan(rowLength));
        rowLength += text.Length;
    }

    private bool Fill()
    {
        at = 0;
        filled = reader.ReadBlock(buffer, 0, buffer.Length);
        return filled > 0;
    }
}
