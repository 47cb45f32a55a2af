using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Filings;

/// <summary>The imports of an agency, the latest first.</summary>
public sealed class ListImports(Db db)
{
    /// <summary>All of them.</summary>
    public Task<IReadOnlyList<ImportKept>> Run(Guid agencyId, CancellationToken cancel = default) =>
        FilingStore.List(db, agencyId, cancel);
}
