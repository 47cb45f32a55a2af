using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Bellwether.Instruments;

/// <summary>Translation files as translation tools exchange them: XLIFF 2.0 is written, 2.x and 1.2 are read.</summary>
internal static class XliffFile
{
    private const int Largest = 20_000_000;

    private static readonly XNamespace Two = "urn:oasis:names:tc:xliff:document:2.0";

    public static string Write(TranslationTexts texts)
    {
        var document = new XElement(
            Two + "xliff",
            new XAttribute("version", "2.0"),
            new XAttribute("srcLang", texts.SourceLanguage),
            new XAttribute("trgLang", texts.Language),
            new XElement(Two + "file", new XAttribute("id", "instrument"), texts.Rows.Select(Unit))
        );
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            + document.ToString(SaveOptions.None)
            + "\n";
    }

    /// <summary>What the file holds, or null when it is not such a file.</summary>
    public static TranslationTexts? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = Largest,
                }
            );
            return Read(XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!);
        }
        catch (Exception error) when (error is XmlException or ArgumentException)
        {
            return null;
        }
    }

    private static XElement Unit(TranslationRow row) =>
        new(
            Two + "unit",
            new XAttribute("id", row.Key),
            new XElement(
                Two + "segment",
                new XAttribute("state", row.Target.Length > 0 ? "translated" : "initial"),
                Text("source", row.Source),
                row.Target.Length > 0 ? Text("target", row.Target) : null
            )
        );

    private static XElement Text(string name, string words) =>
        new(Two + name, new XAttribute(XNamespace.Xml + "space", "preserve"), words);

    private static TranslationTexts? Read(XElement root)
    {
        if (root.Name.LocalName != "xliff")
            return null;
        var isOne = root.Attribute("version")?.Value.StartsWith('1') == true;
        var file = root.Elements().FirstOrDefault(element => element.Name.LocalName == "file");
        var source = isOne ? file?.Attribute("source-language") : root.Attribute("srcLang");
        var target = isOne ? file?.Attribute("target-language") : root.Attribute("trgLang");
        if (source is null || target is null)
            return null;
        var units = root.Descendants()
            .Where(element => element.Name.LocalName == (isOne ? "trans-unit" : "unit"));
        return new TranslationTexts(
            source.Value,
            target.Value,
            [
                .. units.Select(
                    (unit, at) =>
                        new TranslationRow(
                            at + 1,
                            unit.Attribute("id")?.Value
                                ?? at.ToString(CultureInfo.InvariantCulture),
                            Words(unit, "source"),
                            Words(unit, "target")
                        )
                ),
            ]
        );
    }

    // A tool may cut a text into segments: together they are the text.
    private static string Words(XElement unit, string name) =>
        string.Concat(
            unit.Descendants()
                .Where(element =>
                    element.Name.LocalName == name
                    && !element
                        .Ancestors()
                        .Any(above => above.Name.LocalName is "alt-trans" or "matches")
                )
                .Select(element => element.Value)
        );
}
