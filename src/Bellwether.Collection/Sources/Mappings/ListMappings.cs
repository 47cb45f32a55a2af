using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>A mapping that can be used.</summary>
/// <param name="Id">By what it is called for: a pack's file name, or the name it was saved under.</param>
/// <param name="Mapping">The mapping.</param>
/// <param name="IsPack">True when it ships with the product.</param>
public sealed record MappingListed(string Id, Mapping Mapping, bool IsPack);

/// <summary>The mappings that an agency can use: its own, then those that ship.</summary>
public sealed class ListMappings(Db db)
{
    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<MappingListed>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    )
    {
        var saved = await MappingStore.List(db, agencyId, cancel);
        return
        [
            .. saved
                .Select(MappingDocument.Read)
                .Where(mapping => mapping.IsDone)
                .Select(mapping => new MappingListed(mapping.Value.Name, mapping.Value, false)),
            .. MappingPacks.All.Select(pack => new MappingListed(pack.Id, pack.Mapping, true)),
        ];
    }
}
