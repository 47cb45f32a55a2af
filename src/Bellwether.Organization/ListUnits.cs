using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>The units of an agency, each before what is below it.</summary>
public sealed class ListUnits(Db db)
{
    /// <summary>All of them; nothing when there is no such agency.</summary>
    public async Task<IReadOnlyList<OrgUnit>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    ) => (await ReadUnitTree.Of(db, agencyId, cancel)).Units;
}
