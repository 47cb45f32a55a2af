using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Web.Collection.ModerateComments;

/// <summary>A question that is answered in words.</summary>
/// <param name="Key">Its key: the same question in every version of a questionnaire.</param>
/// <param name="Prompt">As it is asked in the latest version that has it.</param>
/// <param name="Places">Where it stands in each version.</param>
public sealed record AskedItem(string Key, string Prompt, IReadOnlyList<VersionItem> Places);

/// <summary>The questions by which comments can be told apart: those of one questionnaire, in all its versions.</summary>
internal sealed class FindAskedItems(ListVersions listVersions, FindVersion findVersion)
{
    public async Task<IReadOnlyList<AskedItem>> Run(
        Guid agencyId,
        IReadOnlyList<Collector> collectors,
        CancellationToken cancel
    )
    {
        // Over several questionnaires the same key may be another question.
        if (
            collectors.Select(collector => collector.InstrumentId).Distinct().ToList()
            is not [var only]
        )
            return [];
        var found = new List<(Item Item, VersionItem Place)>();
        foreach (var entry in await listVersions.Run(agencyId, only, cancel))
            if (await findVersion.Run(agencyId, entry.VersionId, cancel) is { } version)
                found.AddRange(Worded(version));
        return
        [
            .. found
                .GroupBy(each => each.Item.Key)
                .Select(same => new AskedItem(
                    same.Key,
                    same.Last().Item.Prompt.In(Language.Current.Code),
                    [.. same.Select(each => each.Place)]
                )),
        ];
    }

    // Words are also what people write beside “something else”.
    private static IEnumerable<(Item, VersionItem)> Worded(InstrumentVersion version) =>
        version
            .Items.Select((item, index) => (item, new VersionItem(version.VersionId, index)))
            .Where(each => each.item.Kind == ItemKind.Text || each.item.WordsOption > 0);
}
