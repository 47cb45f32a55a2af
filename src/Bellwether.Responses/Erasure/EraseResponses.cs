using System.Data.Common;
using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>Erases responses: their words and answers leave the log, their sums are subtracted from the same cells exactly.</summary>
/// <remarks>A tombstone keeps that there was a response, its day, when it was erased and why; no answer, no word, no sender's id.</remarks>
public sealed partial class EraseResponses
{
    private const int AtOnce = 500;

    private readonly Db db;
    private readonly TimeProvider time;
    private readonly Outbox outbox;
    private readonly ILogStore log;
    private readonly ErasureStore store;

    internal EraseResponses(
        Db db,
        TimeProvider time,
        Outbox outbox,
        ILogStore log,
        ErasureStore store
    )
    {
        this.db = db;
        this.time = time;
        this.outbox = outbox;
        this.log = log;
        this.store = store;
    }

    /// <summary>Erases responses by receipt code or response id. Then run <see cref="ScrubErased"/>: until then old bytes may lie in the files.</summary>
    /// <param name="actor">Who erases; only responses of the actor's agency are found.</param>
    /// <param name="which">Receipt codes and response ids, in any mix.</param>
    /// <param name="reason">A short code: request, spam, retention.</param>
    /// <param name="cancel">Stops between transactions.</param>
    /// <exception cref="ArgumentException">The reason is not a short code of lower-case letters and dashes.</exception>
    public async Task<ErasureReport> Run(
        Actor actor,
        IReadOnlyCollection<string> which,
        string reason,
        CancellationToken cancel = default
    )
    {
        if (!Code().IsMatch(reason))
            throw new ArgumentException(
                "A reason is a short code of lower-case letters and dashes: it stays after the erasure and must tell nothing of the response.",
                nameof(reason)
            );
        var (keys, ids) = Read(which);
        var found = await db.Read(
            connection => FindStore.Find(connection, actor.AgencyId, keys, ids, cancel),
            cancel
        );
        var erased = 0;
        var gone = found.Count(response => response.IsErased);
        foreach (var batch in found.Where(response => !response.IsErased).Chunk(AtOnce))
        {
            var now = await db.Write(
                transaction => Erase(transaction, actor.AgencyId, batch, reason, cancel),
                cancel
            );
            erased += now;
            gone += batch.Length - now;
        }
        return new ErasureReport(erased, gone, Unknown(which, found));
    }

    private async Task<int> Erase(
        DbTransaction transaction,
        Guid agencyId,
        FoundResponse[] batch,
        string reason,
        CancellationToken cancel
    )
    {
        var cells = new CellSums();
        var shapes = await store.Shapes(transaction);
        var erased = new List<FoundResponse>();
        foreach (var response in batch.OrderBy(r => r.CollectorId).ThenBy(r => r.ResponseId))
        {
            if (!await store.Erase(transaction, response, shapes, cells))
                continue;
            await ErasureStore.Bury(transaction, agencyId, response, reason, time.GetUtcNow());
            await SegmentStore.Drop(transaction, response.CollectorId, response.Day);
            erased.Add(response);
        }
        await log.AddCells(transaction, cells, cancel);
        await store.Prune(transaction, cells);
        if (erased.Count > 0)
            await outbox.Append(
                transaction,
                [
                    new ResponsesErased(
                        agencyId,
                        [.. erased.GroupBy(r => r.CollectorId).Select(Count)]
                    ),
                ],
                cancel
            );
        return erased.Count;
    }

    internal static CollectorCount Count(IGrouping<Guid, FoundResponse> collector) =>
        new(
            collector.Key,
            collector.Count(),
            collector.Min(response => response.Day),
            collector.Max(response => response.Day)
        );

    internal static (List<ReceiptKey> Keys, List<Guid> Ids) Read(IEnumerable<string> which)
    {
        var keys = new List<ReceiptKey>();
        var ids = new List<Guid>();
        foreach (var text in which)
            if (Guid.TryParse(text, out var id))
                ids.Add(id);
            else if (ReceiptCode.TryRead(text, out var key))
                keys.Add(key);
        return (keys, ids);
    }

    internal static IReadOnlyList<string> Unknown(
        IEnumerable<string> which,
        IReadOnlyList<FoundResponse> found
    )
    {
        var ids = found.Select(response => response.ResponseId).ToHashSet();
        var keys = found.Select(r => ReceiptCode.KeyOf(r.ResponseId, r.Day)).ToHashSet();
        return
        [
            .. which.Where(text =>
                Guid.TryParse(text, out var id)
                    ? !ids.Contains(id)
                    : !ReceiptCode.TryRead(text, out var key) || !keys.Contains(key)
            ),
        ];
    }

    [GeneratedRegex("^[a-z-]{1,40}$")]
    private static partial Regex Code();
}

/// <summary>What was erased.</summary>
/// <param name="Erased">Responses erased now.</param>
/// <param name="AlreadyErased">Responses that were erased before.</param>
/// <param name="Unknown">Codes and ids that lead to no response of this agency.</param>
public sealed record ErasureReport(int Erased, int AlreadyErased, IReadOnlyList<string> Unknown);
