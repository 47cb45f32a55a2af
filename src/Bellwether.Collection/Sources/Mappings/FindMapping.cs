using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>Finds a mapping by the name it was saved under, or by the name of its pack.</summary>
public sealed class FindMapping(Db db)
{
    /// <summary>The mapping; refused when there is none, with the name that was probably meant.</summary>
    public async Task<Outcome<Mapping>> Run(
        Guid agencyId,
        string name,
        CancellationToken cancel = default
    )
    {
        if (await MappingStore.Find(db, agencyId, name, cancel) is { } document)
            return MappingDocument.Read(document);
        foreach (var (id, pack) in MappingPacks.All)
            if (
                id.Equals(name, StringComparison.OrdinalIgnoreCase)
                || pack.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            )
                return pack;
        return new Refusal(
            "mapping.unknown",
            RefusalKind.NotFound,
            $"There is no mapping called “{name}”.{Nearest.Suggest(name, MappingPacks.All.Select(pack => pack.Id))} Give the path of a JSON file, the name of a saved mapping, or one of: {string.Join(", ", MappingPacks.All.Select(pack => pack.Id))}."
        );
    }
}
