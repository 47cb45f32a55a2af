using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Sources;

/// <summary>
/// One run over a file: read, judge, place, make ready, record. While one batch of rows is written, the next ones are read, judged
/// and made ready. Each step may be repeated.
/// </summary>
internal sealed class FeedbackRun(
    Db db,
    PlaceFeedback place,
    PrepareResponses prepare,
    RecordResponses record,
    TimeProvider time,
    Actor actor,
    Agency agency,
    OpenedFile file,
    Guid batchId
)
{
    private readonly Dictionary<(string Service, string Channel), FeedbackPlace> places = [];
    private readonly BatchTotals totals = new(file.Survey);
    private readonly BatchSize size = new(time);
    private IProgress<BatchProgress>? progress;

    public async Task<BatchTotals> Run(IProgress<BatchProgress>? told, CancellationToken cancel)
    {
        progress = told;
        progress?.Report(new BatchProgress(0, file.Survey.Rows, batchId));
        var judge = new RowJudge(file.Mapping);
        var writing = Task.CompletedTask;
        var next = new List<JudgedRow>();
        try
        {
            await foreach (var chunk in RowPipeline.Run(file.Source, file.Reader, cancel))
            {
                Judge(chunk, judge, next);
                if (next.Count < size.Rows)
                    continue;
                writing = await Hand(next, writing, cancel);
                next = [];
            }
            if (next.Count > 0)
                writing = await Hand(next, writing, cancel);
        }
        finally
        {
            await writing;
        }
        totals.Campaigns = judge.Campaigns;
        return totals;
    }

    private static void Judge(MappedChunk chunk, RowJudge judge, List<JudgedRow> to)
    {
        var started = ImportMetrics.Start();
        for (var i = 0; i < chunk.Rows.Length; i++)
            to.Add(
                new JudgedRow(
                    chunk.Rows[i],
                    judge.Judge(chunk.Rows[i], chunk.Cells[i], chunk.Reader)
                )
            );
        ImportMetrics.Took("judge", started);
    }

    // One batch is made ready while the one before is written, never two further: memory stays flat.
    private async Task<Task> Hand(List<JudgedRow> rows, Task writing, CancellationToken cancel)
    {
        var taken = rows.FindAll(row => row.Fate is RowFate.Taken or RowFate.TakenAgain);
        await Place(taken, cancel);
        var sources = taken.ConvertAll(PlaceOf);
        var ready = Task.Run(() => prepare.Run(Responses(taken, sources)), CancellationToken.None);
        try
        {
            await writing;
        }
        catch
        {
            await ready;
            throw;
        }
        return Write(rows, taken, ready, cancel);
    }

    private FeedbackPlace PlaceOf(JudgedRow row) => places[(row.Row.Service, row.Row.Channel)];

    private List<NewResponse> Responses(List<JudgedRow> taken, List<FeedbackPlace> sources)
    {
        var maker = new ResponseMaker(
            actor.AgencyId,
            agency,
            batchId,
            agency.Calendar.LocalDay(time.GetUtcNow())
        );
        var responses = new List<NewResponse>(taken.Count);
        for (var i = 0; i < taken.Count; i++)
            responses.Add(
                maker.Make(taken[i].Row, sources[i], taken[i].Fate == RowFate.TakenAgain)
            );
        return responses;
    }

    private async Task Write(
        List<JudgedRow> rows,
        List<JudgedRow> taken,
        Task<PreparedResponses> ready,
        CancellationToken cancel
    )
    {
        var prepared = await ready;
        var started = size.Start();
        var kept = Tell(rows);
        if (prepared.Count > 0)
            Tell(taken, await record.Run(prepared, cancel));
        totals.Read(rows.Count);
        await db.Write(
            async tx =>
            {
                if (kept.Count > 0)
                    await BatchRowStore.AddRows(
                        tx,
                        actor.AgencyId,
                        batchId,
                        kept,
                        file.Survey.Columns.Needed
                    );
                await BatchStore.Touch(tx, actor.AgencyId, batchId, totals.Done, time.GetUtcNow());
            },
            cancel
        );
        size.Took(started);
        progress?.Report(new BatchProgress(totals.Done, file.Survey.Rows, batchId));
    }

    // Rows are told in the order of the file, batch by batch; returns those that are kept aside.
    private List<MappedRow> Tell(List<JudgedRow> rows)
    {
        var kept = new List<MappedRow>();
        foreach (var (row, fate) in rows)
            switch (fate)
            {
                case RowFate.Skipped:
                    totals.Skip();
                    break;
                case RowFate.Excluded:
                    totals.Exclude(row.Excluded!);
                    kept.Add(row);
                    break;
                case RowFate.Quarantined:
                    totals.Quarantine(row);
                    kept.Add(row);
                    break;
                default:
                    break;
            }
        return kept;
    }

    private void Tell(List<JudgedRow> taken, IReadOnlyList<Receipt> receipts)
    {
        for (var i = 0; i < receipts.Count; i++)
        {
            if (receipts[i].BatchId != batchId)
            {
                totals.Repeat();
                continue;
            }
            totals.Accept(taken[i].Row);
            if (taken[i].Fate == RowFate.TakenAgain)
                totals.SamePerson++;
        }
    }

    // The places are known to the batch before the first row of them is written, so that an undo finds every row.
    private async Task Place(List<JudgedRow> taken, CancellationToken cancel)
    {
        var started = ImportMetrics.Start();
        var added = new List<Guid>();
        foreach (var (row, _) in taken)
        {
            if (places.ContainsKey((row.Service, row.Channel)))
                continue;
            var found = await place.Run(actor, file.Mapping, row.Service, row.Channel, cancel);
            places[(row.Service, row.Channel)] = found;
            added.Add(found.Collector.CollectorId);
        }
        if (added.Count > 0)
            await db.Write(tx => BatchStore.AddPlaces(tx, actor.AgencyId, batchId, added), cancel);
        ImportMetrics.Took("place", started);
    }

    private readonly record struct JudgedRow(MappedRow Row, RowFate Fate);
}
