using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Bellwether.Collection;

/// <summary>Writes a packet as a document that a word processor opens, with headings and real tables.</summary>
public static class WritePacket
{
    private const string Blue = "005EA2";
    private const string Grey = "F0F0F0";

    /// <summary>The packet as the bytes of a .docx file.</summary>
    public static byte[] Docx(RequestPacket packet)
    {
        using var stream = new MemoryStream();
        using (
            var document = WordprocessingDocument.Create(
                stream,
                WordprocessingDocumentType.Document
            )
        )
        {
            document.PackageProperties.Title = Clean(packet.Title);
            document.PackageProperties.Creator = Clean(packet.Agency);
            document.PackageProperties.Language = "en-US";
            var main = document.AddMainDocumentPart();
            PacketStyles.Add(main);
            main.Document = new Document(new Body(Content(packet)));
            main.Document.Save();
        }
        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(RequestPacket packet)
    {
        yield return Text("Request to collect information from the public", "Title");
        yield return Text($"{packet.Agency}. Prepared {Day(packet.PreparedOn)}.", "Quiet");
        if (!packet.ToCheck.IsEmpty)
            yield return Text(
                $"Please read and complete before sending: {string.Join(", ", packet.ToCheck.Select(PacketWords.Field))}. These were filled in from the usual.",
                "Notice"
            );
        yield return Facts(
            ("Title", packet.Title),
            (
                "Control number",
                packet.ControlNumber.Length > 0 ? packet.ControlNumber : "To be assigned"
            ),
            ("Ground", packet.Basis.Length > 0 ? packet.Basis : "To be decided"),
            ("Type of activity", packet.ActivityType),
            ("Reported under A-11, section 280", packet.Reported)
        );
        foreach (
            var (heading, text) in new[]
            {
                ("Purpose: what we hope to learn", packet.Purpose),
                ("How it is used", packet.Use),
                ("How it is collected", packet.HowCollected),
                ("Who is asked, and how they are selected", packet.WhoAndHowSelected),
                ("How people are asked", packet.HowAsked),
                ("What the activity looks like", packet.WhatItLooksLike),
                ("When", packet.When),
                ("Incentive and its justification", packet.Incentive),
            }
        )
        {
            yield return Text(heading, "Heading1");
            yield return Text(text);
        }
        yield return Text("Questions", "Heading1");
        foreach (var element in packet.Questions.SelectMany(Question))
            yield return element;
        yield return Text("Burden", "Heading1");
        yield return BurdenTable(packet);
        if (!packet.Certification.IsEmpty)
        {
            yield return Text("Certification", "Heading1");
            yield return Text("I certify that the following statements are true:");
            foreach (var (statement, i) in packet.Certification.Select((each, i) => (each, i)))
                yield return Text($"{Number(i + 1)}. {statement}", "Item");
            yield return Text(
                "Name and signature: ______________________________    Date: ______________"
            );
        }
        yield return Text("Personal details", "Heading1");
        yield return Facts([
            .. packet.PersonalDetails.Select(answer => (answer.Question, answer.Answer)),
        ]);
        yield return Text("Contact", "Heading1");
        yield return Text(packet.Contact);
        yield return Text(
            $"Questionnaire version {Number(packet.VersionNumber)}, SHA-256 {packet.ContentHash}",
            "Quiet"
        );
        yield return new SectionProperties(
            new PageSize { Width = 12240, Height = 15840 },
            new PageMargin
            {
                Top = 1080,
                Bottom = 1080,
                Left = 1200,
                Right = 1200,
            }
        );
    }

    private static IEnumerable<OpenXmlElement> Question(PacketQuestion question)
    {
        yield return Text($"{Number(question.Number)}. {question.English}", "Question");
        if (question.Spanish.Length > 0)
            yield return Text(question.Spanish, "Spanish");
        var how =
            $"{Capital(question.Answers)}; {(question.Required ? "required" : "may be left out")}."
            + (question.Condition.Length > 0 ? $" {question.Condition}." : "");
        yield return Text(how, "Quiet");
        if (!question.Options.IsEmpty)
            yield return Text(
                string.Join("   ", question.Options.Select(each => $"☐ {each}")),
                "Item"
            );
    }

    private static Table BurdenTable(RequestPacket packet)
    {
        var table = Grid(4200, 1900, 1900, 1840);
        table.Append(
            Row(
                true,
                "Category of respondent",
                "Respondents a year",
                "Minutes each",
                "Hours a year"
            )
        );
        foreach (var line in packet.Burden)
            table.Append(
                Row(
                    false,
                    line.Category,
                    line.Respondents?.ToString("N0", CultureInfo.InvariantCulture)
                        ?? "To be estimated",
                    line.Minutes.ToString("0.##", CultureInfo.InvariantCulture),
                    line.Hours?.ToString("N1", CultureInfo.InvariantCulture) ?? "To be estimated"
                )
            );
        return table;
    }

    private static Table Facts(params (string Name, string Value)[] facts)
    {
        var table = Grid(3200, 6640);
        foreach (var (name, value) in facts)
            table.Append(new TableRow(Cell(name, isHead: true), Cell(value, isHead: false)));
        return table;
    }

    private static TableRow Row(bool isHead, params string[] cells)
    {
        var row = new TableRow();
        if (isHead)
            row.Append(new TableRowProperties(new TableHeader()));
        foreach (var cell in cells)
            row.Append(Cell(cell, isHead));
        return row;
    }

    private static TableCell Cell(string text, bool isHead)
    {
        var properties = new TableCellProperties();
        if (isHead)
            properties.Append(
                new Shading
                {
                    Val = ShadingPatternValues.Clear,
                    Color = "auto",
                    Fill = Grey,
                }
            );
        return new TableCell(properties, Text(text, isHead ? "CellHead" : "Cell"));
    }

    private static Table Grid(params int[] widths)
    {
        var lines = new TableBorders(
            new TopBorder
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "A9AEB1",
            },
            new LeftBorder
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "A9AEB1",
            },
            new BottomBorder
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "A9AEB1",
            },
            new RightBorder
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "A9AEB1",
            },
            new InsideHorizontalBorder
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "A9AEB1",
            },
            new InsideVerticalBorder
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "A9AEB1",
            }
        );
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                lines,
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa }
                )
            )
        );
        var columns = new TableGrid();
        foreach (var width in widths)
            columns.Append(new GridColumn { Width = Number(width) });
        table.Append(columns);
        return table;
    }

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

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Day(DateOnly day) =>
        day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Accent => Blue;
}
