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
    private readonly PrepareResponses prepare;
    private readonly TimeProvider time;
    private readonly GroupCommit<LogRow, QuotaOutcome> commit;

    internal RecordResponses(
        Db db,
        Outbox outbox,
        ILogStore log,
        ShapeStore shapes,
        SealWords seal,
        PrepareResponses prepare,
        TimeProvider time
    )
    {
        this.seal = seal;
        this.prepare = prepare;
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

    /// <summary>Records the responses of an import: all of them in one transaction, so give it some ten thousand at most.</summary>
    /// <returns>One receipt per response, in order; a repeat has the first one's.</returns>
    public async Task<IReadOnlyList<Receipt>> Run(
        PreparedResponses batch,
        CancellationToken cancel = default
    )
    {
        cancel.ThrowIfCancellationRequested();
        return Array.ConvertAll([.. await Commit(batch)], outcome => outcome.Receipt!);
    }

    /// <summary>Makes the responses of an import ready and records them.</summary>
    /// <returns>One receipt per response, in order; a repeat has the first one's.</returns>
    public Task<IReadOnlyList<Receipt>> Run(
        IReadOnlyList<NewResponse> batch,
        CancellationToken cancel = default
    ) => Run(prepare.Run(batch), cancel);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => commit.DisposeAsync();

    private Task<IReadOnlyList<QuotaOutcome>> Commit(IReadOnlyList<LogRow> rows) =>
        Commit(new PreparedResponses(rows));

    private async Task<IReadOnlyList<QuotaOutcome>> Commit(PreparedResponses batch)
    {
        Written[] before;
        try
        {
            before = await Write(batch, careful: false);
        }
        catch (DbException error) when (db.Dialect.IsDuplicate(error))
        {
            before = await Write(batch, careful: true);
        }
        var outcomes = new QuotaOutcome[batch.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var first = batch.Firsts[batch.Place[i]];
            var (earlier, full) = before[batch.Place[i]];
            var kept = earlier ?? first.Itself;
            outcomes[i] = full is not null
                ? new QuotaOutcome(null, full)
                : new QuotaOutcome(
                    new Receipt(
                        kept.ResponseId,
                        ReceiptCode.Of(kept.ResponseId, kept.Day),
                        earlier is not null || !ReferenceEquals(first, batch.Rows[i])
                    )
                    {
                        BatchId = kept.BatchId,
                    },
                    null
                );
        }
        return outcomes;
    }

    private async Task<Written[]> Write(PreparedResponses batch, bool careful)
    {
        var rows = batch.Firsts;
        var started = RecordMetrics.Start();
        IReadOnlyList<Guid> newShapes = [];
        var before = await db.Write(async transaction =>
        {
            RecordMetrics.Took("begin", ref started);
            newShapes = await shapes.Store(transaction, batch.Shapes);
            var full = await QuotaStore.Take(transaction, rows);
            var taken = full.Count == 0 ? rows : rows.FindAll(row => !full.ContainsKey(row));
            var there = await log.Insert(transaction, taken, careful, CancellationToken.None);
            var added = taken.Where((_, i) => there[i] is null).ToList();
            await ContactStore.Insert(transaction, added);
            RecordMetrics.Took("insert", ref started);
            var cells = added.Count == rows.Count ? batch.Cells : Sum(added);
            await log.AddCells(transaction, cells, CancellationToken.None);
            RecordMetrics.Took("cells", ref started);
            var concerns = await Raise(transaction, added);
            await outbox.Append(transaction, [.. Tell(added), .. concerns], CancellationToken.None);
            RecordMetrics.Took("outbox", ref started);
            return Told(rows, full, there);
        });
        RecordMetrics.Took("commit", ref started);
        shapes.Remember(newShapes);
        return before;
    }

    private static CellSums Sum(List<LogRow> rows)
    {
        var cells = new CellSums();
        foreach (var row in rows)
            if (row.IsCounted)
                cells.Add(row.Counted, row.Shape, row.Response.Answers.Values.AsSpan(), 1);
        return cells;
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
