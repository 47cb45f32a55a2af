using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Sources;

/// <summary>One run over a file: read, judge, place, record, a few thousand rows at a time. Each step may be repeated.</summary>
internal sealed class FeedbackRun(
    Db db,
    PlaceFeedback place,
    RecordResponses record,
    TimeProvider time,
    Actor actor,
    Agency agency,
    OpenedFile file,
    Guid batchId
)
{
    private readonly Dictionary<(string Service, string Channel), FeedbackPlace> places = [];
    private readonly Dictionary<(string, string, string), Slice> slices = [];
    private readonly Dictionary<DateOnly, int> quarters = [];
    private readonly BatchTotals totals = new(file.Survey);

    public async Task<BatchTotals> Run(IProgress<BatchProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new BatchProgress(0, file.Survey.Rows, batchId));
        var judge = new RowJudge(file.Mapping);
        await foreach (var chunk in RowPipeline.Run(file.Source, file.Reader, cancel))
        {
            await Write(chunk, judge, cancel);
            progress?.Report(new BatchProgress(totals.Done, file.Survey.Rows, batchId));
        }
        totals.Campaigns = judge.Campaigns;
        return totals;
    }

    private async Task Write(MappedChunk chunk, RowJudge judge, CancellationToken cancel)
    {
        var taken = new List<(MappedRow Row, bool Again)>(chunk.Rows.Length);
        var kept = new List<MappedRow>();
        for (var i = 0; i < chunk.Rows.Length; i++)
        {
            var row = chunk.Rows[i];
            switch (judge.Judge(row, chunk.Cells[i], chunk.Reader))
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
                case var fate:
                    taken.Add((row, fate == RowFate.TakenAgain));
                    break;
            }
        }
        await Place(taken, cancel);
        await Record(taken, cancel);
        totals.Read(chunk.Rows.Length);
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
    }

    // The places are known to the batch before the first row of them is written, so that an undo finds every row.
    private async Task Place(List<(MappedRow Row, bool Again)> taken, CancellationToken cancel)
    {
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
    }

    private async Task Record(List<(MappedRow Row, bool Again)> taken, CancellationToken cancel)
    {
        if (taken.Count == 0)
            return;
        var receipts = await record.Run(
            taken.ConvertAll(each => Response(each.Row, each.Again)),
            cancel
        );
        for (var i = 0; i < receipts.Count; i++)
        {
            if (receipts[i].BatchId != batchId)
            {
                totals.Repeat();
                continue;
            }
            totals.Accept(taken[i].Row);
            if (taken[i].Again)
                totals.SamePerson++;
        }
    }

    private NewResponse Response(MappedRow row, bool again)
    {
        var (collector, version) = places[(row.Service, row.Channel)];
        var items = version.Items;
        if (again)
            for (var i = 0; i < row.Values.Length; i++)
                if (items[i].IsCounted)
                    row.Values[i] = AnswerSheet.NotAsked;
        return new NewResponse(
            // Made from its id, so that a response erased by law stays erased when its file comes again.
            Ids.From(collector.CollectorId, $"imported:{row.ExternalId}"),
            actor.AgencyId,
            collector.CollectorId,
            version,
            row.ExternalId,
            new AnswerSheet(
                System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(
                    row.Values
                ),
                []
            ),
            Slice(collector.Channel, row.Language, row.Location),
            row.Day,
            Quarter(row.Day),
            row.At,
            again ? Disposition.Continued : Disposition.Complete
        )
        {
            Comments = row.Comments,
            BatchId = batchId,
            Page = row.Page,
        };
    }

    private Slice Slice(string channel, string language, string location)
    {
        var key = (channel, language, location);
        if (!slices.TryGetValue(key, out var slice))
        {
            if (slices.Count > 100_000)
                slices.Clear();
            slices[key] = slice = new Slice(channel, language, location);
        }
        return slice;
    }

    private int Quarter(DateOnly day)
    {
        if (!quarters.TryGetValue(day, out var month))
            quarters[day] = month = Period.MonthNumber(agency.Calendar.QuarterOf(day).First);
        return month;
    }
}
