using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Takes an import back: sums are subtracted exactly, words and kept rows are gone, ids are free again for the corrected file.
/// That there was an import, who made it and who took it back stays.
/// </summary>
public sealed class UndoBatch
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly Db db;
    private readonly TakeBackBatch takeBack;
    private readonly TakeBackFacts takeBackFacts;
    private readonly TimeProvider time;

    internal UndoBatch(
        Db db,
        TakeBackBatch takeBack,
        TakeBackFacts takeBackFacts,
        TimeProvider time
    )
    {
        this.db = db;
        this.takeBack = takeBack;
        this.takeBackFacts = takeBackFacts;
        this.time = time;
    }

    /// <summary>Takes it back, in transactions of bounded size; after an interruption another run takes the rest.</summary>
    public async Task<Outcome<Batch>> Run(
        Actor actor,
        Guid batchId,
        IProgress<BatchProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        var found = await db.Write<Outcome<Batch>>(
            async tx =>
            {
                if (
                    await BatchStore.Find(tx.Connection!, actor.AgencyId, batchId, tx)
                    is not { } there
                )
                    return BatchRefusals.Unknown();
                if (there.State == BatchState.Running && time.GetUtcNow() - there.TouchedAt < Rest)
                    return BatchRefusals.Running();
                await BatchStore.MarkUndoing(tx, actor.AgencyId, batchId);
                return there;
            },
            cancel
        );
        if (!found.IsDone || found.Value.State == BatchState.Undone)
            return found;
        await takeBack.Run(
            actor,
            batchId,
            await BatchStore.Places(db, actor.AgencyId, batchId, cancel),
            progress is null
                ? null
                : new Told(done =>
                    progress.Report(new BatchProgress(done, found.Value.Accepted, batchId))
                ),
            cancel
        );
        await takeBackFacts.Run(actor, batchId, cancel);
        await db.Write(
            tx => BatchStore.MarkUndone(tx, actor.AgencyId, batchId, actor.Name, time.GetUtcNow()),
            cancel
        );
        return (
            await db.Read(
                connection => BatchStore.Find(connection, actor.AgencyId, batchId),
                cancel
            )
        )!;
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
