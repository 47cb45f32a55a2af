using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Collection;

/// <summary>Opens a collector again that was closed by hand.</summary>
public sealed class ReopenCollector(Db db, Outbox outbox, CollectorDirectory directory)
{
    /// <summary>Opens it again. Opening what is open changes nothing.</summary>
    public async Task<Outcome<Collector>> Run(
        Actor actor,
        Guid collectorId,
        CancellationToken cancel = default
    )
    {
        var collector = await CollectorStore.Find(db, actor.AgencyId, collectorId, cancel);
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
}
