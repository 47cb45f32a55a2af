using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Reads the rows of one sheet of a workbook as a stream. Only the table of texts is kept in memory, within a limit. Dates come
/// out as ISO text, numbers without a tail, formulas as the value that was saved with them.
/// </summary>
internal sealed class XlsxSource : ISourceReader
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly SpreadsheetDocument document;
    private readonly SharedTexts shared;
    private readonly XlsxDates dates;
    private readonly XmlReader xml;
    private readonly CellPool pool = new();
    private readonly List<string> cells = [];
    private bool[]? wanted;
    private int row;

    public XlsxSource(Stream stream, string? sheet, int headingRow)
    {
        XlsxPackage.Check(stream);
        stream.Position = 0;
        document = Guarded(() => SpreadsheetDocument.Open(stream, false));
        try
        {
            var workbook =
                document.WorkbookPart
                ?? throw new RefusedFileException(SourceRefusals.Workbook("it holds no sheets."));
            shared = Guarded(() => SharedTexts.Read(workbook.SharedStringTablePart));
            dates = Guarded(() => XlsxDates.Of(workbook));
            xml = Guarded(() => Open(Part(workbook, sheet)));
            Columns = Heading(headingRow);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Columns { get; } = [];

    public void Want(bool[] columns) => wanted = columns;

    public void Dispose()
    {
        xml?.Dispose();
        document.Dispose();
    }

    public bool Next(out SourceRow found)
    {
        while (Guarded(ReadRow))
        {
            while (cells.Count > Columns.Count && cells[^1].Length == 0)
                cells.RemoveAt(cells.Count - 1);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (cells.Count > Columns.Count)
            {
                found = new SourceRow(
                    row,
                    null,
                    new BrokenRow("row.width", cells.Count, Columns.Count)
                );
                return true;
            }
            while (cells.Count < Columns.Count)
                cells.Add("");
            found = new SourceRow(row, [.. cells], null);
            return true;
        }
        found = default;
        return false;
    }

    internal static XmlReader Open(OpenXmlPart part) =>
        XmlReader.Create(
            new BoundedStream(part.GetStream(FileMode.Open, FileAccess.Read), part.Uri.ToString()),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CloseInput = true,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersFromEntities = 1024,
            }
        );

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (IsBroken(error))
        {
            throw new RefusedFileException(
                SourceRefusals.Workbook("its parts are damaged or are not what they should be.")
            );
        }
    }

    // What a damaged package can throw, from the zip, the XML and the package reader.
    private static bool IsBroken(Exception error) =>
        error
            is XmlException
                or InvalidDataException
                or OpenXmlPackageException
                or FileFormatException
                or IOException
                or ArgumentException
                or InvalidOperationException
                or FormatException
                or OverflowException
                or NotSupportedException
                or KeyNotFoundException
                or NullReferenceException
                or IndexOutOfRangeException
                or InvalidCastException;

    private static WorksheetPart Part(WorkbookPart workbook, string? wanted)
    {
        var sheets = workbook.Workbook.Descendants<Sheet>().ToList();
        var sheet = wanted is null
            ? sheets.Find(each => each.State?.Value is null or SheetStateValues.Visible)
            : sheets.Find(each =>
                string.Equals(each.Name?.Value, wanted, StringComparison.OrdinalIgnoreCase)
            );
        if (sheet?.Id?.Value is not { } id)
            throw new RefusedFileException(
                wanted is null
                    ? SourceRefusals.Workbook("it holds no sheet.")
                    : SourceRefusals.Sheet(wanted, sheets.Select(each => each.Name?.Value ?? ""))
            );
        return workbook.GetPartById(id) as WorksheetPart
            ?? throw new RefusedFileException(
                SourceRefusals.Workbook("its first sheet is a chart, not a table.")
            );
    }

    private string[] Heading(int headingRow)
    {
        while (Guarded(ReadRow))
        {
            while (cells.Count > 1 && string.IsNullOrWhiteSpace(cells[^1]))
                cells.RemoveAt(cells.Count - 1);
            if (row >= headingRow && cells.Exists(cell => cell.Trim().Length > 0))
                return ColumnNames.Of(cells);
        }
        throw new RefusedFileException(SourceRefusals.Empty());
    }

    private bool ReadRow()
    {
        while (xml.Read())
        {
            if (
                xml.NodeType != XmlNodeType.Element
                || xml.LocalName != "row"
                || xml.NamespaceURI != Main
            )
                continue;
            var said = xml.GetAttribute("r");
            row = said is not null
                ? int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture)
                : row + 1;
            cells.Clear();
            if (!xml.IsEmptyElement)
                ReadCells();
            return true;
        }
        return false;
    }

    private void ReadCells()
    {
        var length = 0;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            var place = Place(xml.GetAttribute("r"));
            while (cells.Count < place)
                cells.Add("");
            var cell = Cell(xml.GetAttribute("t"), xml.GetAttribute("s"), place);
            length += cell.Length;
            if (length > SourceLimits.LongestRow)
                cell = "";
            cells.Add(cell);
        }
    }

    private int Place(string? reference)
    {
        if (reference is null)
            return cells.Count;
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
            if (column > 16_384)
                throw new FormatException("No spreadsheet has so many columns.");
        }
        return Math.Max(cells.Count, column - 1);
    }

    private string Cell(string? type, string? style, int place)
    {
        if (xml.IsEmptyElement)
            return "";
        var value = "";
        StringBuilder? inline = null;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c"))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "v")
                value = Text();
            else if (xml.LocalName == "t")
                (inline ??= new StringBuilder()).Append(Text());
            else if (xml.LocalName == "rPh")
                xml.Skip();
        }
        if (wanted is { } needed && (place >= needed.Length || !needed[place]))
            return "";
        return type switch
        {
            "s" => shared[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)],
            "inlineStr" => inline?.ToString() ?? "",
            "b" => value == "1" ? "true" : "false",
            "str" or "e" => value,
            "d" => value,
            _ => pool.Get(dates.Number(value, style)),
        };
    }

    // The text of the element the reader stands on; the reader is left on its end.
    private string Text()
    {
        if (xml.IsEmptyElement)
            return "";
        var all = "";
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            if (
                xml.NodeType
                is XmlNodeType.Text
                    or XmlNodeType.CDATA
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace
            )
                all = all.Length == 0 ? xml.Value : all + xml.Value;
        return all.Length > SourceLimits.LongestRow ? all[..SourceLimits.LongestRow] : all;
    }
}
