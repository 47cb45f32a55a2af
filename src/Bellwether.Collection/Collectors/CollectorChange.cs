using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Collection;

/// <summary>What closing, opening again and replacing a version have in common: one row, one event, one transaction.</summary>
internal static class CollectorChange
{
    public static async Task<Outcome<Collector>> Run(
        Db db,
        Outbox outbox,
        CollectorDirectory directory,
        Actor actor,
        Guid collectorId,
        Func<DbTransaction, Task<IEvent?>> change,
        CancellationToken cancel
    )
    {
        var collector = await db.Write(
            async tx =>
            {
                var happened = await change(tx);
                if (happened is not null)
                    await outbox.Append(tx, [happened], cancel);
                return await CollectorStore.Find(tx.Connection!, tx, actor.AgencyId, collectorId);
            },
            cancel
        );
        if (collector is null)
            return new Refusal(
                "collector.unknown",
                RefusalKind.NotFound,
                "There is no such collector in this agency."
            );
        directory.Forget(collector.Key);
        return collector;
    }
}
