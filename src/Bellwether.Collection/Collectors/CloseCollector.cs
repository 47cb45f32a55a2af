using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Collection;

/// <summary>Closes a collector: people who come to it are told kindly, and where else they can turn.</summary>
public sealed class CloseCollector(Db db, Outbox outbox, CollectorDirectory directory)
{
    /// <summary>Closes it. Closing what is closed changes nothing.</summary>
    public Task<Outcome<Collector>> Run(
        Actor actor,
        Guid collectorId,
        CancellationToken cancel = default
    ) =>
        CollectorChange.Run(
            db,
            outbox,
            directory,
            actor,
            collectorId,
            async tx =>
                await CollectorStore.SetOpen(tx, actor.AgencyId, collectorId, isOpen: false)
                    ? new CollectorClosed(actor.AgencyId, collectorId)
                    : null,
            cancel
        );
}
