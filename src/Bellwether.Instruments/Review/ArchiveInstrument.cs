using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Puts an instrument away. Its versions stay readable and its figures stay; nobody writes or publishes it any more.</summary>
public sealed class ArchiveInstrument(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>Archives it, or takes it out of the archive again.</summary>
    public Task<Outcome<Review>> Run(
        Actor actor,
        Guid instrumentId,
        bool archived = true,
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        return Reviews.Take(
            db,
            audit,
            actor,
            instrumentId,
            now,
            async (tx, instrument, _) =>
            {
                if (archived == instrument.ArchivedAt is not null)
                    return archived
                        ? Refuse(instrument)!
                        : new Refusal(
                            "instrument.not-archived",
                            RefusalKind.Conflict,
                            "This instrument is not in the archive."
                        );
                await ReviewStore.SetArchived(
                    tx,
                    actor.AgencyId,
                    instrumentId,
                    archived ? now : null
                );
                return (archived ? StepKind.Archived : StepKind.Restored, "");
            },
            cancel
        );
    }

    /// <summary>The refusal when the instrument is in the archive, or null.</summary>
    internal static Refusal? Refuse(Instrument instrument) =>
        instrument.ArchivedAt is null
            ? null
            : new Refusal(
                "instrument.archived",
                RefusalKind.Conflict,
                "This instrument is in the archive. Restore it first."
            );
}
