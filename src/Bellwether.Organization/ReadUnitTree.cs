using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>The units of an agency as a tree: what is above a unit and what is below it.</summary>
public sealed class ReadUnitTree(Db db)
{
    /// <summary>The tree; empty when there is no such agency.</summary>
    public Task<UnitTree> Run(Guid agencyId, CancellationToken cancel = default) =>
        Of(db, agencyId, cancel);

    internal static async Task<UnitTree> Of(Db db, Guid agencyId, CancellationToken cancel) =>
        new(await db.Read(connection => UnitStore.List(connection, agencyId), cancel));
}
