using System.Globalization;
using System.Xml.Linq;
using Bellwether.Improvement;
using Bellwether.Organization;

namespace Bellwether.Web.Improvement.ShowPublicly;

/// <summary>The published changes as RSS 2.0, so that people can follow them with any reader.</summary>
internal static class ChangesFeed
{
    private const int MostItems = 50;

    public static string Write(
        Agency agency,
        Uri home,
        IReadOnlyList<LedgerLine> lines,
        IReadOnlyDictionary<Guid, Service> services,
        Texts texts
    )
    {
        var code = Language.Current.Code;
        var feed = new XDocument(
            new XDeclaration("1.0", "utf-8", null),
            new XElement(
                "rss",
                new XAttribute("version", "2.0"),
                new XElement(
                    "channel",
                    new XElement("title", $"{agency.Name}: {texts["improvement.public.title"]}"),
                    new XElement("link", home.AbsoluteUri),
                    new XElement("description", texts["improvement.public.title"]),
                    new XElement("language", code),
                    lines.Take(MostItems).Select(line => Item(line, home, services, texts, code))
                )
            )
        );
        return feed.Declaration + "\n" + feed.ToString(SaveOptions.None);
    }

    private static XElement Item(
        LedgerLine line,
        Uri home,
        IReadOnlyDictionary<Guid, Service> services,
        Texts texts,
        string code
    ) =>
        new(
            "item",
            new XElement("title", services.GetValueOrDefault(line.Change.ServiceId)?.NameIn(code)),
            new XElement("link", $"{home.AbsoluteUri}#c{line.Change.ChangeId:N}"),
            new XElement(
                "guid",
                new XAttribute("isPermaLink", "false"),
                line.Change.ChangeId.ToString("D")
            ),
            new XElement(
                "pubDate",
                line.Change.DidOn.ToDateTime(TimeOnly.MinValue)
                    .ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)
            ),
            new XElement(
                "description",
                string.Join(
                        "\n",
                        $"{texts["improvement.story.heard"]}: {line.Change.Heard.In(code)}",
                        $"{texts[line.Entry.CouldNot ? "improvement.story.could-not" : "improvement.story.did"]}: {line.Change.Did.In(code)}",
                        line.Entry.CouldNot
                            ? ""
                            : $"{texts["improvement.story.effect"]}: {EffectWords.Sentence(texts, line.Change)}"
                    )
                    .Trim()
            )
        );
}
