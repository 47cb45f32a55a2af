using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>What excluding and restoring have in common: sums move in and out of the same cells, exactly, and segments follow.</summary>
internal sealed class ModerateResponses(
    Db db,
    TimeProvider time,
    Outbox outbox,
    ILogStore log,
    ErasureStore erasures,
    ModerationStore store
)
{
    private const int AtOnce = 500;
    private const int LongestNote = 200;

    public async Task<Outcome<ModerationReport>> Run(
        Actor actor,
        IReadOnlyCollection<string> which,
        ModerationAct act,
        IReadOnlyCollection<Guid>? within,
        CancellationToken cancel
    )
    {
        if (act.Note.Length > LongestNote)
            return new Refusal(
                "moderation.note",
                RefusalKind.Invalid,
                $"A note has at most {LongestNote} characters. It stays with the answer: write why, and no words of the answer."
            )
            {
                Faults = [new Fault("note", $"Shorten it to {LongestNote} characters or fewer.")],
            };
        var (keys, ids) = EraseResponses.Read(which);
        var found = await db.Read(
            connection => FindStore.Find(connection, actor.AgencyId, keys, ids, cancel),
            cancel
        );
        var there = found
            .Where(response =>
                !response.IsErased && (within is null || within.Contains(response.CollectorId))
            )
            .ToList();
        var changed = 0;
        foreach (var batch in there.Chunk(AtOnce))
            changed += await db.Write(tx => Change(tx, actor, batch, act, cancel), cancel);
        return new ModerationReport(
            changed,
            there.Count - changed,
            EraseResponses.Unknown(which, there)
        );
    }

    private async Task<int> Change(
        DbTransaction transaction,
        Actor actor,
        FoundResponse[] batch,
        ModerationAct act,
        CancellationToken cancel
    )
    {
        var cells = new CellSums();
        var shapes = await erasures.Shapes(transaction);
        var changed = new List<FoundResponse>();
        var moved = new List<FoundResponse>();
        var now = time.GetUtcNow();
        foreach (var which in batch.OrderBy(r => r.CollectorId).ThenBy(r => r.ResponseId))
        {
            if (await store.Lock(transaction, which) is not { } row)
                continue;
            var before = await ModerationStore.Reason(transaction, which);
            if (before == act.Reason)
                continue;
            if (act.Reason is { } reason)
                await ModerationStore.Exclude(
                    transaction,
                    actor,
                    row,
                    which,
                    reason,
                    act.Note,
                    now
                );
            else
                await ModerationStore.Restore(transaction, which);
            await ModerationStore.Remember(transaction, actor, which, act, now);
            // From one reason to another no sum moves.
            if (before is null || act.Reason is null)
            {
                var sign = act.Reason is null ? 1 : -1;
                new LoggedReader(shapes, which.CollectorId).Add(
                    row with
                    {
                        Excluded = null,
                    },
                    cells,
                    sign
                );
                await SegmentStore.Drop(transaction, which.CollectorId, which.Day);
                moved.Add(which);
            }
            changed.Add(which);
        }
        await QuotaStore.Change(transaction, actor.AgencyId, moved, act.Reason is null ? 1 : -1);
        await log.AddCells(transaction, cells, cancel);
        await erasures.Prune(transaction, cells);
        if (changed.Count > 0)
            await outbox.Append(transaction, [Tell(actor.AgencyId, changed, act)], cancel);
        return changed.Count;
    }

    private static IEvent Tell(Guid agencyId, List<FoundResponse> changed, ModerationAct act)
    {
        CollectorCount[] counts =
        [
            .. changed.GroupBy(response => response.CollectorId).Select(EraseResponses.Count),
        ];
        return act.Reason is null
            ? new ResponsesRestored(agencyId, counts)
            : new ResponsesExcluded(agencyId, counts);
    }
}
