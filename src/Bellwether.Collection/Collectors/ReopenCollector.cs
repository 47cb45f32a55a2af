using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Collection;

/// <summary>Opens a collector again that was closed by hand.</summary>
public sealed class ReopenCollector(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    FindVersion findVersion,
    FindAgency findAgency,
    TimeProvider time
)
{
    /// <summary>Opens it again, when the guard finds nothing against that. Opening what is open changes nothing.</summary>
    public async Task<Outcome<Collector>> Run(
        Actor actor,
        Guid collectorId,
        CancellationToken cancel = default
    )
    {
        var collector = await CollectorStore.Find(db, actor.AgencyId, collectorId, cancel);
        if (
            collector is { IsOpen: false }
            && await Unlawful(collector, cancel) is { Count: > 0 } findings
        )
            return CoverCollector.Refuse(findings);
        return await CollectorChange.Run(
            db,
            outbox,
            directory,
            actor,
            collectorId,
            async tx =>
                await CollectorStore.SetOpen(tx, actor.AgencyId, collectorId, isOpen: true)
                    ? new CollectorOpened(actor.AgencyId, collectorId, collector!.ServiceId)
                    : null,
            cancel
        );
    }

    private async Task<IReadOnlyList<GuardFinding>> Unlawful(
        Collector collector,
        CancellationToken cancel
    )
    {
        var version = await findVersion.Run(collector.AgencyId, collector.VersionId, cancel);
        var agency = await findAgency.Run(collector.AgencyId, cancel);
        return await CoverCollector.Unlawful(
            db,
            collector.AgencyId,
            collector.Clearance?.ClearanceId,
            version!,
            agency!.Calendar.LocalDay(time.GetUtcNow()),
            cancel
        );
    }
}
