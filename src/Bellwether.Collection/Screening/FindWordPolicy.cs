using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>How one collector handles words.</summary>
public sealed class FindWordPolicy(Db db)
{
    /// <summary>The settings; what every collector starts with when nobody has changed them; null when there is no such collector.</summary>
    public async Task<WordPolicy?> Run(
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel = default
    ) =>
        await WordPolicyStore.Find(db, agencyId, collectorId, cancel)
        ?? (
            await CollectorStore.Find(db, agencyId, collectorId, cancel) is null
                ? null
                : WordPolicy.Usual(collectorId)
        );
}

/// <summary>How the collectors of an agency handle words.</summary>
public sealed class ListWordPolicies(Db db)
{
    /// <summary>One for each collector.</summary>
    public async Task<IReadOnlyList<WordPolicy>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    )
    {
        var known = (await WordPolicyStore.List(db, agencyId, cancel)).ToDictionary(policy =>
            policy.CollectorId
        );
        var collectors = await CollectorStore.List(db, agencyId, null, cancel);
        return
        [
            .. collectors.Select(collector =>
                known.GetValueOrDefault(collector.CollectorId)
                ?? WordPolicy.Usual(collector.CollectorId)
            ),
        ];
    }
}
