using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bellwether.Collection;

/// <summary>The look of a packet: one family, three sizes, headings that a screen reader finds.</summary>
internal static class PacketStyles
{
    public static void Add(MainDocumentPart main)
    {
        var part = main.AddNewPart<StyleDefinitionsPart>();
        part.Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = "Arial",
                            HighAnsi = "Arial",
                            ComplexScript = "Arial",
                        },
                        new FontSize { Val = "21" },
                        new Languages { Val = "en-US" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new SpacingBetweenLines
                        {
                            After = "100",
                            Line = "264",
                            LineRule = LineSpacingRuleValues.Auto,
                        }
                    )
                )
            ),
            Style("Normal", "Normal", isDefault: true),
            Style("Title", "Title", size: "34", bold: true, color: WritePacket.Accent, after: "60"),
            Style(
                "Heading1",
                "heading 1",
                size: "25",
                bold: true,
                color: WritePacket.Accent,
                before: "260",
                after: "80",
                outline: 0,
                keepNext: true
            ),
            Style("Question", "Question", bold: true, before: "140", after: "30", keepNext: true),
            Style("Spanish", "Spanish", italic: true, after: "30", keepNext: true),
            Style("Item", "Item", after: "60", left: "280"),
            Style("Quiet", "Quiet", size: "18", color: "565C65"),
            Style("Notice", "Notice", size: "20", bold: true, after: "160"),
            Style("Cell", "Cell", after: "0"),
            Style("CellHead", "Cell head", bold: true, after: "0")
        );
        part.Styles.Save();
    }

    private static Style Style(
        string id,
        string name,
        string? size = null,
        bool bold = false,
        bool italic = false,
        string? color = null,
        string before = "0",
        string after = "100",
        string? left = null,
        int? outline = null,
        bool keepNext = false,
        bool isDefault = false
    )
    {
        var paragraph = new StyleParagraphProperties();
        if (keepNext)
            paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = before, After = after });
        if (left is not null)
            paragraph.Append(new Indentation { Left = left });
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold)
            run.Append(new Bold());
        if (italic)
            run.Append(new Italic());
        if (color is not null)
            run.Append(new Color { Val = color });
        if (size is not null)
            run.Append(new FontSize { Val = size });
        return new Style(new StyleName { Val = name }, paragraph, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = isDefault ? OnOffValue.FromBoolean(true) : null,
        };
    }
}
