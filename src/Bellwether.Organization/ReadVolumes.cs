using Bellwether.Foundation.Data;

namespace Bellwether.Organization;

/// <summary>Which volumes are asked for.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="First">First day of interest.</param>
/// <param name="Last">Last day of interest, included.</param>
public sealed record VolumeQuery(Guid AgencyId, DateOnly First, DateOnly Last)
{
    /// <summary>Only of these services; null: of all.</summary>
    public IReadOnlyCollection<Guid>? ServiceIds { get; init; }

    /// <summary>Only of these collectors; null: whatever the scope, and also for whole services.</summary>
    public IReadOnlyCollection<Guid>? ScopeIds { get; init; }
}

/// <summary>The current volumes that share a day with a period, oldest first.</summary>
/// <remarks>
/// A volume belongs to its own whole period: one that reaches beyond the days asked for is given as it was recorded, never
/// cut in proportion. Volumes of whole services and of single collectors are both given; adding them would count twice.
/// </remarks>
public sealed class ReadVolumes(Db db)
{
    /// <summary>The volumes.</summary>
    public async Task<IReadOnlyList<VolumeFact>> Run(
        VolumeQuery query,
        CancellationToken cancel = default
    )
    {
        var all = await VolumeStore.List(db, query.AgencyId, query.First, query.Last, cancel);
        return
        [
            .. all.Where(fact =>
                (query.ServiceIds is null || query.ServiceIds.Contains(fact.ServiceId))
                && (
                    query.ScopeIds is null
                    || (fact.ScopeId is { } scope && query.ScopeIds.Contains(scope))
                )
            ),
        ];
    }
}
