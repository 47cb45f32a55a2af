using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses;

/// <summary>Records responses: a receipt means that the response, its words, its sums and its event are committed.</summary>
/// <remarks>Callers share transactions. A repeat of (collector, external id) gets the first receipt and counts once.</remarks>
public sealed class RecordResponses : IAsyncDisposable
{
    private const int LargestBatch = 2048;

    private readonly Db db;
    private readonly Outbox outbox;
    private readonly ILogStore log;
    private readonly ShapeStore shapes;
    private readonly SealWords seal;
    private readonly TimeProvider time;
    private readonly GroupCommit<LogRow, QuotaOutcome> commit;

    internal RecordResponses(
        Db db,
        Outbox outbox,
        ILogStore log,
        ShapeStore shapes,
        SealWords seal,
        TimeProvider time
    )
    {
        this.seal = seal;
        this.time = time;
        this.db = db;
        this.outbox = outbox;
        this.log = log;
        this.shapes = shapes;
        commit = new(Commit, LargestBatch, writers: db.Dialect.OneWriter ? 1 : 2);
    }

    /// <summary>Records one response together with whatever else arrives meanwhile.</summary>
    /// <param name="response">A checked response.</param>
    /// <param name="cancel">Stops waiting for a place in the queue; what is queued is written.</param>
    /// <returns>The receipt, after the commit.</returns>
    /// <exception cref="ArgumentException">The answers are not answers to the version, or tell more than an opt-out allows.</exception>
    public async Task<Receipt> Run(NewResponse response, CancellationToken cancel = default) =>
        (await commit.Add(LogRow.Of(response, shapes.Of(response.Version), seal), cancel)).Receipt!;

    internal Task<QuotaOutcome> RunWithin(
        NewResponse response,
        IReadOnlyList<Quota> quotas,
        CancellationToken cancel
    ) =>
        commit.Add(
            LogRow.Of(response, shapes.Of(response.Version), seal) with
            {
                Quotas = quotas,
            },
            cancel
        );

    /// <summary>Records the responses of an import: all of them in one transaction, so give it a few thousand at a time.</summary>
    /// <returns>One receipt per response, in order; a repeat has the first one's.</returns>
    public async Task<IReadOnlyList<Receipt>> Run(
        IReadOnlyList<NewResponse> batch,
        CancellationToken cancel = default
    )
    {
        cancel.ThrowIfCancellationRequested();
        var rows = new LogRow[batch.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = LogRow.Of(batch[i], shapes.Of(batch[i].Version), seal);
        return Array.ConvertAll([.. await Commit(rows)], outcome => outcome.Receipt!);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => commit.DisposeAsync();

    private async Task<IReadOnlyList<QuotaOutcome>> Commit(IReadOnlyList<LogRow> rows)
    {
        var firsts = Firsts(rows, out var place);
        Written[] before;
        try
        {
            before = await Write(firsts, careful: false);
        }
        catch (DbException error) when (db.Dialect.IsDuplicate(error))
        {
            before = await Write(firsts, careful: true);
        }
        var outcomes = new QuotaOutcome[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var first = firsts[place[i]];
            var (earlier, full) = before[place[i]];
            var kept = earlier ?? first.Itself;
            outcomes[i] = full is not null
                ? new QuotaOutcome(null, full)
                : new QuotaOutcome(
                    new Receipt(
                        kept.ResponseId,
                        ReceiptCode.Of(kept.ResponseId, kept.Day),
                        earlier is not null || !ReferenceEquals(first, rows[i])
                    )
                    {
                        BatchId = kept.BatchId,
                    },
                    null
                );
        }
        return outcomes;
    }

    private async Task<Written[]> Write(List<LogRow> rows, bool careful)
    {
        IReadOnlyList<Guid> newShapes = [];
        var before = await db.Write(async transaction =>
        {
            newShapes = await shapes.Store(
                transaction,
                rows.Select(row => (row.Response.AgencyId, row.Shape))
            );
            var full = await QuotaStore.Take(transaction, rows);
            var taken = full.Count == 0 ? rows : rows.FindAll(row => !full.ContainsKey(row));
            var there = await log.Insert(transaction, taken, careful, CancellationToken.None);
            var added = taken.Where((_, i) => there[i] is null).ToList();
            await ContactStore.Insert(transaction, added);
            var cells = new CellSums();
            foreach (var row in added.Where(row => row.IsCounted))
                cells.Add(row.Counted, row.Shape, row.Response.Answers.Values.AsSpan(), 1);
            await log.AddCells(transaction, cells, CancellationToken.None);
            var concerns = await Raise(transaction, added);
            await outbox.Append(transaction, [.. Tell(added), .. concerns], CancellationToken.None);
            return Told(rows, full, there);
        });
        shapes.Remember(newShapes);
        return before;
    }

    private static Written[] Told(
        List<LogRow> rows,
        Dictionary<LogRow, string> full,
        EarlierResponse?[] there
    )
    {
        var at = 0;
        return
        [
            .. rows.Select(row =>
                full.TryGetValue(row, out var quota)
                    ? new Written(null, quota)
                    : new Written(there[at++], null)
            ),
        ];
    }

    // Whoever may be in danger stands in the queue in the moment in which their answer is stored.
    private async Task<IReadOnlyList<IEvent>> Raise(DbTransaction transaction, List<LogRow> added)
    {
        var raised = new List<IEvent>();
        foreach (var row in added)
        {
            if (row.Response.Concern is null)
                continue;
            var concern = ConcernRow.Of(row.Response, time.GetUtcNow());
            await ConcernStore.Insert(transaction, concern);
            raised.Add(concern.Told);
        }
        return raised;
    }

    // One batch may hold the same response twice. Sorted rows keep two writers from waiting for each other in a ring.
    private static List<LogRow> Firsts(IReadOnlyList<LogRow> rows, out int[] place)
    {
        var first = new Dictionary<(Guid, Guid), LogRow>(rows.Count);
        foreach (var row in rows)
            first.TryAdd((row.Response.CollectorId, row.ExternalKey), row);
        var sorted = first.Values.ToList();
        sorted.Sort(Order);
        var places = new Dictionary<(Guid, Guid), int>(sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
            places.Add((sorted[i].Response.CollectorId, sorted[i].ExternalKey), i);
        place = [.. rows.Select(row => places[(row.Response.CollectorId, row.ExternalKey)])];
        return sorted;
    }

    private static int Order(LogRow a, LogRow b)
    {
        var order = a.Response.CollectorId.CompareTo(b.Response.CollectorId);
        return order == 0 ? a.ExternalKey.CompareTo(b.ExternalKey) : order;
    }

    private static List<IEvent> Tell(List<LogRow> added) =>
        [
            .. added
                .GroupBy(row => row.Response.AgencyId)
                .Select(agency => new ResponsesRecorded(
                    agency.Key,
                    [
                        .. agency
                            .GroupBy(row => row.Response.CollectorId)
                            .Select(collector => new CollectorCount(
                                collector.Key,
                                collector.Count(),
                                collector.Min(row => row.Response.LocalDay),
                                collector.Max(row => row.Response.LocalDay)
                            )),
                    ]
                )),
        ];

    /// <summary>What became of a row: the response that was there before, or the quota that is full, or neither.</summary>
    private readonly record struct Written(EarlierResponse? Earlier, string? Full);
}
