using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection;

/// <summary>Takes the last sheet of a pile out again, as long as it is not in the response log.</summary>
public sealed class UndoSheet(Db db)
{
    /// <summary>Takes it out and says which it was.</summary>
    public Task<Outcome<string>> Run(
        Actor actor,
        Guid pileId,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<string>>(
            async tx =>
            {
                var pile = await PileStore.Find(tx.Connection!, tx, actor.AgencyId, pileId);
                if (pile is null)
                    return EntryRefusals.NoPile();
                var rows = await SheetStore.List(tx.Connection!, tx, actor.AgencyId, pileId);
                var last = rows.Where(row => row.State != PaperState.Recorded)
                    .OrderBy(row => row.TypedAt)
                    .ThenBy(row => row.Place)
                    .LastOrDefault();
                if (last is null || !await SheetStore.Remove(tx, last))
                    return EntryRefusals.NothingToUndo();
                return last.Sheet;
            },
            cancel
        );
}
