using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>Lets a collector ask another frozen version of its instrument. Forms that are open in browsers still count under theirs.</summary>
public sealed class ReplaceVersion(
    Db db,
    Outbox outbox,
    CollectorDirectory directory,
    FindVersion findVersion
)
{
    /// <summary>Replaces the version. It must be of the same instrument: another questionnaire is another collector.</summary>
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
        return await CollectorChange.Run(
            db,
            outbox,
            directory,
            actor,
            collectorId,
            async tx =>
                await CollectorStore.SetVersion(tx, actor.AgencyId, collectorId, versionId)
                    ? new CollectorVersionReplaced(actor.AgencyId, collectorId, versionId)
                    : null,
            cancel
        );
    }
}
