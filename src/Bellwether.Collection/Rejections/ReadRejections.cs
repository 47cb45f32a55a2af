using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>How many answers were turned away or marked because of the way they were sent: sums by collector, day and reason.</summary>
public sealed class ReadRejections(Db db)
{
    /// <summary>The sums of the days asked for; what came in the last two seconds may still be missing.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="collectorId">Only of this collector; null: of all.</param>
    /// <param name="firstDay">First day.</param>
    /// <param name="lastDay">Last day, included.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<IReadOnlyList<RejectionCount>> Run(
        Guid agencyId,
        Guid? collectorId,
        DateOnly firstDay,
        DateOnly lastDay,
        CancellationToken cancel = default
    ) => RejectionStore.List(db, agencyId, collectorId, firstDay, lastDay, cancel);
}

/// <summary>What was odd about the way some answers came, for whoever moderates them. It is a proposal: a person decides.</summary>
public sealed class ReadSuspicions(Db db)
{
    /// <summary>Of the answers given, those that were odd, with every reason.</summary>
    public Task<ILookup<Guid, RejectionReason>> Run(
        Guid agencyId,
        IReadOnlyCollection<Guid> responseIds,
        CancellationToken cancel = default
    ) => RejectionStore.Suspected(db, agencyId, responseIds, cancel);
}
