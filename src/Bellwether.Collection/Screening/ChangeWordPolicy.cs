using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>Changes how a collector handles words. From then on only the screening role reads them, until the change is approved.</summary>
public sealed class ChangeWordPolicy(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    ReleaseWords release,
    TimeProvider time
)
{
    private const int MostMonths = 120;

    /// <summary>Writes the settings. Writing what stands there already changes nothing, and keeps the approval.</summary>
    public async Task<Outcome<WordPolicy>> Run(
        Actor actor,
        WordPolicy policy,
        CancellationToken cancel = default
    )
    {
        if (policy.Months is < 1 or > MostMonths)
            return new Refusal(
                "screening.months",
                RefusalKind.Invalid,
                $"Words are kept for 1 to {MostMonths} months."
            )
            {
                Faults = [new Fault("months", $"Write a number from 1 to {MostMonths}.")],
            };
        var collector = await CollectorStore.Find(db, actor.AgencyId, policy.CollectorId, cancel);
        if (collector is null)
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            );
        var wanted = policy with { Approval = null };
        var kept = await db.Write(
            async tx =>
            {
                var before = await WordPolicyStore.Find(tx, actor.AgencyId, policy.CollectorId);
                if (before is not null && before with { Approval = null } == wanted)
                    return before;
                await WordPolicyStore.Put(tx, actor, wanted, time.GetUtcNow());
                await release.Run(tx, actor, policy.CollectorId, release: false);
                await outbox.Append(
                    tx,
                    [new WordPolicyChanged(actor.AgencyId, policy.CollectorId, false)],
                    cancel
                );
                return wanted;
            },
            cancel
        );
        directory.Forget(collector.Key);
        return kept;
    }
}
