using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Lists the keys of an agency, those that were taken back included: the trail stays readable.</summary>
public sealed class ListKeys(Db db)
{
    /// <summary>All keys, the newest first; never a secret.</summary>
    public Task<IReadOnlyList<ApiKey>> Run(Guid agencyId, CancellationToken cancel = default) =>
        db.Read(connection => ApiKeyStore.OfAgency(connection, agencyId), cancel);
}
