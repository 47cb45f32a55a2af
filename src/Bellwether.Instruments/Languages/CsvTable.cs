using System.Text;

namespace Bellwether.Instruments;

/// <summary>Rows of comma-separated values (RFC 4180): what was written is read back letter by letter.</summary>
public static class CsvTable
{
    /// <summary>The rows as text, each ended by a line break.</summary>
    public static string Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>The rows with the line each begins on; null when a quotation mark is never closed.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)>? Read(string text)
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        var at = 0;
        var line = 1;
        while (at < text.Length)
        {
            var began = line;
            if (ReadRow(text, ref at, ref line) is not { } cells)
                return null;
            if (cells is not [""])
                rows.Add((began, cells));
        }
        return rows;
    }

    private static List<string>? ReadRow(string text, ref int at, ref int line)
    {
        var cells = new List<string>();
        while (true)
        {
            if (ReadCell(text, ref at, ref line) is not { } cell)
                return null;
            cells.Add(cell);
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }
            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            line++;
            return cells;
        }
    }

    private static string? ReadCell(string text, ref int at, ref int line)
    {
        var cell = new StringBuilder();
        if (at >= text.Length || text[at] != '"')
        {
            while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                cell.Append(text[at++]);
            return cell.ToString();
        }
        at++;
        while (true)
        {
            if (at >= text.Length)
                return null;
            var c = text[at++];
            if (c != '"')
            {
                if (c == '\n')
                    line++;
                cell.Append(c);
            }
            else if (at < text.Length && text[at] == '"')
            {
                at++;
                cell.Append('"');
            }
            else
                break;
        }
        // What stands behind the closing mark belongs to nothing; it is kept, so that no word is lost.
        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            cell.Append(text[at++]);
        return cell.ToString();
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
