using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>A column made of one item: the code, the label, one of several ticks …</summary>
internal sealed record ItemColumn(string Name, string Kind, string ItemKey, string OptionKey = "");

/// <summary>Which columns a file has: those that every response has, then those of every version that may have been answered.</summary>
internal sealed record ExportPlan(
    IReadOnlyList<InstrumentVersion> Versions,
    IReadOnlyList<ItemColumn> Items
)
{
    /// <summary>The columns that every response has, with what they hold.</summary>
    public static readonly (string Name, string Kind, string Means)[] Common =
    [
        ("row_id", "id", "The response; always the same, and tells nothing of who or when"),
        ("service", "text", "The service it is about"),
        ("collector", "text", "How it reached the person"),
        ("instrument_id", "id", "The questionnaire"),
        ("version", "number", "Which version of it was answered"),
        ("channel", "text", "The channel it is counted under"),
        ("language", "text", "The language of the form"),
        ("location", "text", "The office, clinic or kiosk; empty where there is none"),
        ("day", "day", "The local day it is counted under"),
        ("disposition", "text", "complete, partial, break-off, screened-out, refused or continued"),
        ("excluded", "text", "Why it is in no figure and in no filing; empty when it is in all"),
    ];

    public static async Task<ExportPlan> Of(
        ExportQuery query,
        ListVersions list,
        FindVersion find,
        CancellationToken cancel
    )
    {
        var versions = new List<InstrumentVersion>();
        foreach (var instrument in query.Sources.Select(source => source.InstrumentId).Distinct())
        foreach (var entry in await list.Run(query.AgencyId, instrument, cancel))
            if (await find.Run(query.AgencyId, entry.VersionId, cancel) is { } version)
                versions.Add(version);
        return new ExportPlan(versions, Columns(versions, query.WithWords));
    }

    public IEnumerable<string> Names =>
        Common.Select(column => column.Name).Concat(Items.Select(column => column.Name));

    public IReadOnlyList<ExportColumnMeaning> Dictionary(ExportQuery query)
    {
        var lines = Common
            .Select(column => new ExportColumnMeaning(
                column.Name,
                column.Kind,
                0,
                "",
                column.Means
            ))
            .ToList();
        foreach (var column in Items)
        foreach (var version in Versions)
        {
            var at = version.IndexOf(column.ItemKey);
            if (at < 0)
                continue;
            var item = version.Items[at];
            var prompt = item.Prompt.In(query.Language);
            var option = item.Options.FirstOrDefault(each => each.Key == column.OptionKey);
            lines.Add(
                new ExportColumnMeaning(
                    column.Name,
                    column.Kind,
                    version.Number,
                    "",
                    option is null ? prompt : $"{prompt} | {option.Label.In(query.Language)}"
                )
            );
            if (column.Kind == "code")
                lines.AddRange(
                    item.Options.Select(each => new ExportColumnMeaning(
                        column.Name,
                        column.Kind,
                        version.Number,
                        each.Key,
                        each.Label.In(query.Language)
                    ))
                );
        }
        return lines;
    }

    private static List<ItemColumn> Columns(
        IReadOnlyList<InstrumentVersion> versions,
        bool withWords
    )
    {
        var columns = new List<ItemColumn>();
        var names = Common.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var item in versions.SelectMany(version => version.Items))
        foreach (var column in Of(item, withWords))
            if (
                !columns.Exists(there =>
                    there.ItemKey == column.ItemKey
                    && there.Kind == column.Kind
                    && there.OptionKey == column.OptionKey
                )
            )
            {
                var name = names.Add(column.Name) ? column.Name : $"item.{column.Name}";
                names.Add(name);
                columns.Add(column with { Name = name });
            }
        return columns;
    }

    // Several answers never share a cell, so that no comma in an option can split one in two.
    private static IEnumerable<ItemColumn> Of(Item item, bool withWords)
    {
        switch (item.Kind)
        {
            case ItemKind.SingleChoice:
                yield return new ItemColumn(item.Key, "code", item.Key);
                yield return new ItemColumn($"{item.Key}_label", "label", item.Key);
                break;
            case ItemKind.MultiChoice:
            case ItemKind.Ranking:
                var kind = item.Kind == ItemKind.Ranking ? "rank" : "tick";
                foreach (var option in item.Options)
                    yield return new ItemColumn(
                        $"{item.Key}.{option.Key}",
                        kind,
                        item.Key,
                        option.Key
                    );
                break;
            case ItemKind.Number:
            case ItemKind.Calculated:
                yield return new ItemColumn(item.Key, "number", item.Key);
                break;
            case ItemKind.Date:
                yield return new ItemColumn(item.Key, "day", item.Key);
                break;
            case ItemKind.Text when withWords:
                yield return new ItemColumn(item.Key, "words", item.Key);
                break;
            default:
                // Contacts are never shown beside answers; a statement has no answer.
                break;
        }
        if (withWords && item.WordsOption > 0)
            yield return new ItemColumn(item.WordsKey, "words", item.Key);
    }
}
