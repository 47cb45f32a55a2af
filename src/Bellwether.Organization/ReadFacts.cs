using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>The numbers of the operation that share a day with a period, oldest first.</summary>
public sealed class ReadFacts(Db db)
{
    /// <summary>The facts, each for its own whole period.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="first">First day of interest.</param>
    /// <param name="last">Last day of interest, included.</param>
    /// <param name="serviceId">Only of this service; null: of all.</param>
    /// <param name="cancel">Stops the read.</param>
    public Task<IReadOnlyList<OperationalFact>> Run(
        Guid agencyId,
        DateOnly first,
        DateOnly last,
        Guid? serviceId = null,
        CancellationToken cancel = default
    ) => FactStore.List(db, agencyId, first, last, serviceId, cancel);
}
