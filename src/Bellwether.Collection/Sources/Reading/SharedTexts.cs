using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Bellwether.Collection.Sources;

/// <summary>A workbook's table of texts, read as a stream and kept within a limit.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> texts = [];

    public string this[int place] =>
        place < texts.Count
            ? texts[place]
            : throw new FormatException("A cell names a text that is not there.");

    public static SharedTexts Read(SharedStringTablePart? part)
    {
        var all = new SharedTexts();
        if (part is null)
            return all;
        using var xml = XlsxSource.Open(part);
        var one = new StringBuilder();
        var total = 0L;
        var phonetic = 0;
        var inText = false;
        while (xml.Read())
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "si":
                    one.Clear();
                    if (xml.IsEmptyElement)
                        all.texts.Add("");
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    phonetic++;
                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    inText = !xml.IsEmptyElement && phonetic == 0;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "si":
                    all.texts.Add(one.ToString());
                    total += one.Length + 16;
                    if (total > SourceLimits.MostSharedCharacters)
                        throw new RefusedFileException(
                            SourceRefusals.TooLargeUnpacked("its table of texts")
                        );
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace when inText && one.Length < SourceLimits.LongestRow:
                    one.Append(xml.Value);
                    break;
            }
        return all;
    }
}
