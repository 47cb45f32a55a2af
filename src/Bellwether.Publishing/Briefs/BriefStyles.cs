using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bellwether.Publishing;

/// <summary>The look of a printed brief: one family, black on white, headings that a screen reader finds.</summary>
internal static class BriefStyles
{
    private const string Blue = "005EA2";
    private const string Grey = "565C65";

    public static void Add(MainDocumentPart main, string language)
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
                        new FontSize { Val = "20" },
                        new Languages { Val = language }
                    )
                )
            ),
            Style("Normal", new Look { IsDefault = true }),
            Style(
                "Title",
                new Look
                {
                    Size = "30",
                    IsBold = true,
                    Color = Blue,
                    After = "40",
                }
            ),
            Style(
                "Lead",
                new Look
                {
                    Size = "23",
                    IsBold = true,
                    After = "80",
                }
            ),
            Style(
                "Heading1",
                new Look
                {
                    Name = "heading 1",
                    Size = "24",
                    IsBold = true,
                    Color = Blue,
                    Before = "200",
                    After = "60",
                    IsHeading = true,
                }
            ),
            Style(
                "Says",
                new Look
                {
                    IsBold = true,
                    Before = "80",
                    After = "20",
                    KeepNext = true,
                }
            ),
            Style(
                "Because",
                new Look
                {
                    After = "20",
                    Left = "280",
                    KeepNext = true,
                }
            ),
            Style(
                "Decision",
                new Look
                {
                    Color = Blue,
                    After = "60",
                    Left = "280",
                }
            ),
            Style(
                "Quiet",
                new Look
                {
                    Size = "17",
                    Color = Grey,
                    Before = "60",
                }
            ),
            Style("Cell", new Look { Size = "16", After = "0" }),
            Style(
                "CellHead",
                new Look
                {
                    Name = "Cell head",
                    Size = "16",
                    IsBold = true,
                    After = "0",
                }
            ),
            Style("Trace", new Look { Size = "13", After = "0" })
        );
        part.Styles.Save();
    }

    private static Style Style(string id, Look look)
    {
        var paragraph = new StyleParagraphProperties();
        if (look.KeepNext || look.IsHeading)
            paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = look.Before, After = look.After });
        if (look.Left is not null)
            paragraph.Append(new Indentation { Left = look.Left });
        if (look.IsHeading)
            paragraph.Append(new OutlineLevel { Val = 0 });
        var run = new StyleRunProperties();
        if (look.IsBold)
            run.Append(new Bold());
        if (look.Color is not null)
            run.Append(new Color { Val = look.Color });
        if (look.Size is not null)
            run.Append(new FontSize { Val = look.Size });
        return new Style(new StyleName { Val = look.Name ?? id }, paragraph, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = look.IsDefault ? OnOffValue.FromBoolean(true) : null,
        };
    }

    private sealed record Look
    {
        public string? Name { get; init; }

        public string? Size { get; init; }

        public string? Color { get; init; }

        public string Before { get; init; } = "0";

        public string After { get; init; } = "80";

        public string? Left { get; init; }

        public bool IsBold { get; init; }

        public bool IsHeading { get; init; }

        public bool KeepNext { get; init; }

        public bool IsDefault { get; init; }
    }
}
