using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>Finishes a pile: the last sheet goes into the response log.</summary>
public sealed class ClosePile
{
    private readonly Db db;
    private readonly RecordSheets record;

    internal ClosePile(Db db, RecordSheets record)
    {
        this.db = db;
        this.record = record;
    }

    /// <summary>Finishes it. Finishing what is finished changes nothing.</summary>
    public async Task<Outcome<Pile>> Run(
        Actor actor,
        Guid pileId,
        CancellationToken cancel = default
    )
    {
        if (await Find(actor, pileId, cancel) is not { } pile)
            return EntryRefusals.NoPile();
        if (pile.IsClosed)
            return pile;
        var recorded = await record.Run(actor, pile, null, keepLast: false, cancel);
        if (!recorded.IsDone)
            return recorded.Refusal;
        var after = (await Find(actor, pileId, cancel))!;
        if (after.Waiting + after.Differing > 0)
            return EntryRefusals.StillWaiting(after.Waiting + after.Differing);
        await db.Write(tx => PileStore.Close(tx, actor.AgencyId, pileId), cancel);
        return after with { IsClosed = true };
    }

    private Task<Pile?> Find(Actor actor, Guid pileId, CancellationToken cancel) =>
        db.Read(connection => PileStore.Find(connection, null, actor.AgencyId, pileId), cancel);
}
