using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>The services of an agency, or of one of its units and everything below it.</summary>
public sealed class ListServices(Db db)
{
    /// <summary>The services, by name.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="unitId">Only of this unit and those below it; null: of all.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<Service>> Run(
        Guid agencyId,
        Guid? unitId = null,
        CancellationToken cancel = default
    )
    {
        var all = await db.Read(connection => ServiceStore.List(connection, agencyId), cancel);
        if (unitId is not { } top)
            return all;
        var tree = await ReadUnitTree.Of(db, agencyId, cancel);
        return [.. all.Where(service => tree.IsWithin(service.UnitId, top))];
    }
}
