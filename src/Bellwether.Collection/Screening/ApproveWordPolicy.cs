using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>Approves how a collector handles words, exactly as it was shown: from then on staff who may read comments read them.</summary>
public sealed class ApproveWordPolicy(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    FindVersion findVersion,
    ReleaseWords release,
    TimeProvider time
)
{
    /// <summary>Approves.</summary>
    /// <param name="actor">Who signs.</param>
    /// <param name="collectorId">The collector.</param>
    /// <param name="fingerprint">Of what was shown; null: whatever stands there (the demo).</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<WordPolicy>> Run(
        Actor actor,
        Guid collectorId,
        string? fingerprint,
        CancellationToken cancel = default
    )
    {
        var collector = await CollectorStore.Find(db, actor.AgencyId, collectorId, cancel);
        var version = collector is null
            ? null
            : await findVersion.Run(actor.AgencyId, collector.VersionId, cancel);
        if (collector is null || version is null)
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            );
        var outcome = await db.Write<Outcome<WordPolicy>>(
            async tx =>
            {
                var policy = await WordPolicyStore.Find(tx, actor.AgencyId, collectorId);
                if (policy is null)
                {
                    policy = WordPolicy.Usual(collectorId);
                    await WordPolicyStore.Put(tx, actor, policy, time.GetUtcNow());
                }
                var notice = await PrivacyNoticeStore.Find(tx, actor.AgencyId, collectorId);
                var now = policy.Fingerprint(WordPolicy.Questions(version), notice);
                if (fingerprint is not null && fingerprint != now)
                    return new Refusal(
                        "screening.changed",
                        RefusalKind.Conflict,
                        "The settings or the questions changed after this page was opened. Read them again before you approve."
                    );
                var at = time.GetUtcNow();
                await WordPolicyStore.Approve(tx, actor, collectorId, now, at);
                await release.Run(tx, actor, collectorId, release: !policy.ScreenersOnly);
                await outbox.Append(
                    tx,
                    [new WordPolicyChanged(actor.AgencyId, collectorId, true)],
                    cancel
                );
                return policy with { Approval = new WordApproval(now, actor.Name, at) };
            },
            cancel
        );
        directory.Forget(collector.Key);
        return outcome;
    }
}
