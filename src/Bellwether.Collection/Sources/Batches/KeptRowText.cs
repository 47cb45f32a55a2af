using System.Text;

namespace Bellwether.Collection.Sources;

/// <summary>Writes kept rows as CSV that spreadsheets open safely and that the same mapping reads again.</summary>
public static class KeptRowText
{
    /// <summary>One line with its line break. A cell that a spreadsheet would run as a formula gets a space before it.</summary>
    public static string Line(IReadOnlyList<string> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                line.Append(',');
            var cell = cells[i];
            // Readers of mappings trim cells, so the space changes nothing when the file comes back.
            if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
                cell = " " + cell;
            if (cell.AsSpan().ContainsAny("\",\r\n") || cell.StartsWith(' '))
                line.Append('"')
                    .Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal))
                    .Append('"');
            else
                line.Append(cell);
        }
        return line.Append("\r\n").ToString();
    }
}
