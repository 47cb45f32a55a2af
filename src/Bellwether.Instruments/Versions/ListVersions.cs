using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>The frozen versions of an instrument.</summary>
public sealed class ListVersions(Db db)
{
    /// <summary>All of them, by number.</summary>
    public Task<IReadOnlyList<VersionEntry>> Run(
        Guid agencyId,
        Guid instrumentId,
        CancellationToken cancel = default
    ) => VersionStore.List(db, agencyId, instrumentId, cancel);
}
