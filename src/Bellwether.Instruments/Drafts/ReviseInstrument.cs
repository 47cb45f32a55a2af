using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Instruments;

/// <summary>Begins the next version of an instrument: a draft that starts from the current version.</summary>
public sealed class ReviseInstrument(Db db, FindVersion findVersion, TimeProvider time)
{
    /// <summary>The draft: a new one, or the one that somebody has begun.</summary>
    public async Task<Outcome<Draft>> Run(
        Actor actor,
        Guid instrumentId,
        CancellationToken cancel = default
    )
    {
        var instrument = await db.Read(
            connection => InstrumentStore.Find(connection, actor.AgencyId, instrumentId),
            cancel
        );
        if (instrument is null)
            return Unknown;
        if (ArchiveInstrument.Refuse(instrument) is { } away)
            return away;
        var current = instrument.CurrentVersionId is { } versionId
            ? await findVersion.Run(actor.AgencyId, versionId, cancel)
            : null;
        return await db.Write<Outcome<Draft>>(
            async tx =>
            {
                await InstrumentStore.Lock(tx, actor.AgencyId, instrumentId);
                var begun = await InstrumentStore.FindDraft(
                    tx.Connection!,
                    actor.AgencyId,
                    instrumentId,
                    tx
                );
                if (begun is not null)
                    return begun.Draft(actor.AgencyId, instrumentId);
                if (current is null)
                    return Unknown;
                var draft = new Draft(
                    instrumentId,
                    actor.AgencyId,
                    1,
                    InstrumentContent.Of(current),
                    time.GetUtcNow(),
                    actor.Name
                );
                await InstrumentStore.SaveDraft(tx, draft);
                await ReviewStore.AddAuthor(tx, actor, instrumentId);
                return draft;
            },
            cancel
        );
    }

    /// <summary>What is said when the agency has no such instrument.</summary>
    public static Refusal NotHere => Unknown;

    internal static Refusal Unknown { get; } =
        new Refusal(
            "instrument.unknown",
            RefusalKind.NotFound,
            "There is no such instrument here."
        );
}
