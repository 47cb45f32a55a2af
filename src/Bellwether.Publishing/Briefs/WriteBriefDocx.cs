using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Bellwether.Publishing;

/// <summary>Writes a brief as a document that a word processor opens and a printer prints, with headings and a real table.</summary>
public static class WriteBriefDocx
{
    private static readonly int[] Widths = [2300, 1000, 1250, 900, 1150, 1100, 2700];

    /// <summary>The brief as the bytes of a .docx file.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="language">en or es.</param>
    public static byte[] Of(Brief brief, string language)
    {
        var labels = new BriefLabels(language);
        using var stream = new MemoryStream();
        using (
            var document = WordprocessingDocument.Create(
                stream,
                WordprocessingDocumentType.Document
            )
        )
        {
            document.PackageProperties.Title = Clean(labels.Title(brief));
            document.PackageProperties.Creator = Clean(brief.About);
            document.PackageProperties.Language = language == "es" ? "es-US" : "en-US";
            var main = document.AddMainDocumentPart();
            BriefStyles.Add(main, language == "es" ? "es-US" : "en-US");
            main.Document = new Document(new Body(Content(brief, labels)));
            main.Document.Save();
        }
        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(Brief brief, BriefLabels labels)
    {
        yield return Text(labels.Title(brief), "Title");
        yield return Text(labels.Prepared(brief), "Quiet");
        yield return Text(brief.Headline.In(labels.Language), "Lead");
        foreach (var (title, statements) in labels.Sections(brief))
        {
            yield return Text(title, "Heading1");
            if (statements.Count == 0)
                yield return Text(labels.Nothing(title));
            for (var i = 0; i < statements.Count; i++)
            {
                yield return Text($"{i + 1}. {statements[i].Says.In(labels.Language)}", "Says");
                yield return Text(statements[i].Because.In(labels.Language), "Because");
                yield return Text(statements[i].Decision.In(labels.Language), "Decision");
            }
        }
        yield return Text(labels.Numbers, "Heading1");
        yield return Numbers(brief, labels);
        foreach (var note in brief.Notes)
            yield return Text(note.In(labels.Language), "Quiet");
        yield return new SectionProperties(
            new PageSize { Width = 12240, Height = 15840 },
            new PageMargin
            {
                Top = 900,
                Bottom = 900,
                Left = 920,
                Right = 920,
            }
        );
    }

    private static Table Numbers(Brief brief, BriefLabels labels)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{Widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Line<TopBorder>(),
                    Line<BottomBorder>(),
                    Line<InsideHorizontalBorder>()
                ),
                new TableLayout { Type = TableLayoutValues.Fixed }
            )
        );
        var columns = new TableGrid();
        foreach (var width in Widths)
            columns.Append(new GridColumn { Width = $"{width}" });
        table.Append(columns);
        var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        foreach (var name in labels.Heads)
            head.Append(Cell(name, "CellHead"));
        table.Append(head);
        foreach (var number in BriefLabels.AllNumbers(brief))
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            row.Append(
                Cell(number.What.In(labels.Language), "Cell"),
                Cell(BriefWords.Value(number, labels.Language), "Cell"),
                Cell(BriefWords.Range(number, labels.Language), "Cell"),
                Cell(BriefWords.Answers(number), "Cell"),
                Cell(number.Period, "Cell"),
                Cell(number.Value.Method, "Cell"),
                Cell(number.Trace, "Trace")
            );
            table.Append(row);
        }
        return table;
    }

    private static T Line<T>()
        where T : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = 4,
            Color = "A9AEB1",
        };

    private static TableCell Cell(string text, string style) => new(Text(text, style));

    private static Paragraph Text(string text, string? style = null)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(
            new Run(new Words(Clean(text)) { Space = SpaceProcessingModeValues.Preserve })
        );
        return paragraph;
    }

    // XML cannot hold control characters or halves of a surrogate pair.
    private static string Clean(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Where(rune => rune.Value is '\t' or >= 0x20 and not (0xFFFE or 0xFFFF))
                .Select(rune => rune.ToString())
        );
}
