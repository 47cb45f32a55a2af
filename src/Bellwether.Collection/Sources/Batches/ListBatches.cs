using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>The files that were imported with a mapping, the latest first.</summary>
public sealed class ListBatches(Db db)
{
    /// <summary>The latest five hundred.</summary>
    public Task<IReadOnlyList<Batch>> Run(Guid agencyId, CancellationToken cancel = default) =>
        BatchStore.List(db, agencyId, cancel);
}
