using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>The collectors of an agency, or of one of its services.</summary>
public sealed class ListCollectors(Db db)
{
    /// <summary>The collectors, by name.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="serviceId">Only of this service; null: of all.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<IReadOnlyList<Collector>> Run(
        Guid agencyId,
        Guid? serviceId = null,
        CancellationToken cancel = default
    ) => CollectorStore.List(db, agencyId, serviceId, cancel);
}
