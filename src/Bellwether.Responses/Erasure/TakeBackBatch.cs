using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>
/// Takes an import back: its responses, words and tallies leave the log, and their sums are subtracted from the same cells
/// exactly. Unlike an erasure it leaves no tombstone, so that the corrected file can be imported under the same ids.
/// </summary>
public sealed class TakeBackBatch
{
    private const int AtOnce = 2000;

    private readonly Db db;
    private readonly Outbox outbox;
    private readonly ILogStore log;
    private readonly TakeBackStore store;
    private readonly ErasureStore erasures;

    internal TakeBackBatch(
        Db db,
        Outbox outbox,
        ILogStore log,
        TakeBackStore store,
        ErasureStore erasures
    )
    {
        this.db = db;
        this.outbox = outbox;
        this.log = log;
        this.store = store;
        this.erasures = erasures;
    }

    /// <summary>Takes it back in transactions of bounded size; after an interruption another run takes the rest.</summary>
    /// <param name="actor">Who; only what belongs to the actor's agency is found.</param>
    /// <param name="batchId">The import.</param>
    /// <param name="collectorIds">The collectors it came in by.</param>
    /// <param name="progress">Told how many responses are gone; may be null.</param>
    /// <param name="cancel">Stops between transactions.</param>
    public async Task<TakenBack> Run(
        Actor actor,
        Guid batchId,
        IReadOnlyCollection<Guid> collectorIds,
        IProgress<int>? progress = null,
        CancellationToken cancel = default
    )
    {
        var responses = 0;
        var tallies = 0;
        foreach (var collectorId in collectorIds.Distinct().Order())
        {
            tallies += await db.Write(
                tx => Tallies(tx, actor.AgencyId, collectorId, batchId, cancel),
                cancel
            );
            int gone;
            do
            {
                gone = await db.Write(
                    tx => Responses(tx, actor.AgencyId, collectorId, batchId, cancel),
                    cancel
                );
                responses += gone;
                progress?.Report(responses);
            } while (gone == AtOnce);
        }
        return new TakenBack(responses, tallies);
    }

    private async Task<int> Responses(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Guid batchId,
        CancellationToken cancel
    )
    {
        var cells = new CellSums();
        var gone = await store.Responses(
            transaction,
            agencyId,
            collectorId,
            batchId,
            AtOnce,
            cells
        );
        foreach (var month in gone.Select(row => (row.Day.Year, row.Day.Month)).Distinct())
            await SegmentStore.Drop(
                transaction,
                collectorId,
                new DateOnly(month.Year, month.Month, 1)
            );
        await Take(transaction, cells, cancel);
        if (gone.Count > 0)
            await outbox.Append(
                transaction,
                [
                    new ResponsesErased(
                        agencyId,
                        [
                            new CollectorCount(
                                collectorId,
                                gone.Count,
                                gone.Min(row => row.Day),
                                gone.Max(row => row.Day)
                            ),
                        ]
                    ),
                ],
                cancel
            );
        return gone.Count;
    }

    private async Task<int> Tallies(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Guid batchId,
        CancellationToken cancel
    )
    {
        var cells = new CellSums();
        var gone = await store.Tallies(transaction, agencyId, collectorId, batchId, cells);
        if (gone.Count == 0)
            return 0;
        await Take(transaction, cells, cancel);
        await outbox.Append(
            transaction,
            [
                new TalliesRecorded(
                    agencyId,
                    [
                        new CollectorCount(
                            collectorId,
                            gone.Count,
                            gone.Min(tally => tally.First),
                            gone.Max(tally => tally.Last)
                        ),
                    ]
                ),
            ],
            cancel
        );
        return gone.Count;
    }

    private async Task Take(DbTransaction transaction, CellSums cells, CancellationToken cancel)
    {
        await log.AddCells(transaction, cells, cancel);
        await erasures.Prune(transaction, cells);
    }
}

/// <summary>What was taken back.</summary>
/// <param name="Responses">Responses that left the log.</param>
/// <param name="Tallies">Tallies that left it.</param>
public sealed record TakenBack(int Responses, int Tallies);
