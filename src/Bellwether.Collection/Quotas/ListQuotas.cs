using Bellwether.Foundation.Data;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>The quotas of a collector and how far they are filled.</summary>
public sealed class ListQuotas(Db db, ReadQuotas readQuotas)
{
    /// <summary>All of them, the whole first.</summary>
    public async Task<IReadOnlyList<FilledQuota>> Run(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel = default
    )
    {
        var quotas = await QuotaStore.Find(db, agencyId, collectorId, cancel);
        var taken = await readQuotas.Run(agencyId, collectorId, cancel);
        return
        [
            .. quotas.All.Select(quota => new FilledQuota(
                quota,
                taken.GetValueOrDefault(quota.Name)
            )),
        ];
    }
}

/// <summary>A quota with the places that are taken.</summary>
/// <param name="Quota">The quota.</param>
/// <param name="Taken">Places taken since it was set.</param>
public sealed record FilledQuota(CollectorQuota Quota, long Taken);
