using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection;

/// <summary>Lets a collector ask another frozen version of its instrument. Forms that are open in browsers still count under theirs.</summary>
public sealed class ReplaceVersion(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    FindVersion findVersion,
    FindAgency findAgency,
    ReleaseWords release,
    TimeProvider time
)
{
    /// <summary>Replaces the version. It must be of the same instrument: another questionnaire is another collector. An
    /// open collector goes on asking the earlier wording until the new one is attested.</summary>
    public async Task<Outcome<Collector>> Run(
        Actor actor,
        Guid collectorId,
        Guid versionId,
        CancellationToken cancel = default
    )
    {
        var collector = await CollectorStore.Find(db, actor.AgencyId, collectorId, cancel);
        var version = await findVersion.Run(actor.AgencyId, versionId, cancel);
        if (collector is not null && version?.InstrumentId != collector.InstrumentId)
            return new Refusal(
                "collector.other-instrument",
                RefusalKind.Invalid,
                "This is not a frozen version of the collector's instrument. Publish a version of it, or open another collector."
            );
        if (collector is { IsOpen: true } && collector.VersionId != versionId)
        {
            var agency = await findAgency.Run(actor.AgencyId, cancel);
            var findings = await CoverCollector.Unlawful(
                db,
                actor.AgencyId,
                collector.Clearance?.ClearanceId,
                version!,
                agency!.Calendar.LocalDay(time.GetUtcNow()),
                cancel
            );
            if (findings.Count > 0)
                return CoverCollector.Refuse(findings);
        }
        return await CollectorChange.Run(
            db,
            outbox,
            directory,
            actor,
            collectorId,
            async tx =>
            {
                if (!await CollectorStore.SetVersion(tx, actor.AgencyId, collectorId, versionId))
                    return null;
                await VoidApproval(tx, actor, collectorId, version!);
                return new CollectorVersionReplaced(actor.AgencyId, collectorId, versionId);
            },
            cancel
        );
    }

    // An approval holds for the words that are asked: another open question needs another look.
    private async Task VoidApproval(
        DbTransaction transaction,
        Actor actor,
        Guid collectorId,
        InstrumentVersion version
    )
    {
        var policy = await WordPolicyStore.Find(transaction, actor.AgencyId, collectorId);
        if (
            policy?.Approval is not { } approval
            || approval.Fingerprint
                == policy.Fingerprint(
                    WordPolicy.Questions(version),
                    await PrivacyNoticeStore.Find(transaction, actor.AgencyId, collectorId)
                )
        )
            return;
        await WordPolicyStore.Void(transaction, actor.AgencyId, collectorId);
        await release.Run(transaction, actor, collectorId, release: false);
    }
}
