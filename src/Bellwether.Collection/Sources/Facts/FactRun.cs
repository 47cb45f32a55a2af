using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;

namespace Bellwether.Collection.Sources;

/// <summary>One run over a file of facts. Each step may be repeated.</summary>
internal sealed class FactRun(
    Db db,
    PlaceFeedback place,
    WriteFacts write,
    TimeProvider time,
    Actor actor,
    Mapping mapping,
    Agency agency,
    FileSurvey survey,
    Guid batchId,
    string fileName
)
{
    private const int AtOnce = 500;

    private readonly BatchTotals totals = new(survey);
    private readonly FactRepeats repeats = new();
    private readonly ContactCounts contacts = new();
    private readonly Dictionary<string, Service> services = new(StringComparer.OrdinalIgnoreCase);

    public async Task<BatchTotals> Run(
        ISourceReader source,
        FactReader reader,
        IProgress<BatchProgress>? progress,
        CancellationToken cancel
    )
    {
        var rows = new List<FactRow>(AtOnce);
        while (source.Next(out var row))
        {
            rows.Add(reader.Read(row));
            if (rows.Count < AtOnce)
                continue;
            await Write(rows, cancel);
            progress?.Report(new BatchProgress(totals.Done, survey.Rows, batchId));
            rows.Clear();
        }
        await Write(rows, cancel);
        foreach (
            var different in await write.Contacts(
                actor,
                mapping,
                agency,
                contacts,
                batchId,
                fileName,
                cancel
            )
        )
            totals.Unaccept(different);
        await Keep([.. totals.TurnedBack], cancel);
        progress?.Report(new BatchProgress(survey.Rows, survey.Rows, batchId));
        return totals;
    }

    private async Task Write(List<FactRow> rows, CancellationToken cancel)
    {
        var kept = new List<MappedRow>();
        foreach (var row in rows)
        {
            if (row.Row.IsSkipped)
            {
                totals.Skip();
                continue;
            }
            if (row.Row.Excluded is { } reason)
            {
                totals.Exclude(reason);
                kept.Add(row.Row);
                continue;
            }
            if (row.Row.Faults.Count == 0)
                await Put(row, cancel);
            if (row.Row.Faults.Count > 0)
            {
                totals.Quarantine(row.Row);
                kept.Add(row.Row);
            }
            else
                totals.Accept(row.Row, row.Last);
        }
        totals.Read(rows.Count);
        await Keep(kept, cancel);
    }

    private Task Keep(IReadOnlyList<MappedRow> kept, CancellationToken cancel) =>
        db.Write(
            async tx =>
            {
                if (kept.Count > 0)
                    await BatchRowStore.AddRows(
                        tx,
                        actor.AgencyId,
                        batchId,
                        kept,
                        survey.Columns.Needed
                    );
                await BatchStore.Touch(tx, actor.AgencyId, batchId, totals.Done, time.GetUtcNow());
            },
            cancel
        );

    private async Task Put(FactRow row, CancellationToken cancel)
    {
        if (!services.TryGetValue(row.Row.Service, out var service))
            services[row.Row.Service] = service = await place.Service(
                actor,
                mapping,
                row.Row.Service,
                cancel
            );
        var channel = row.Row.Channel.Length == 0 ? "mixed" : row.Row.Channel;
        if (repeats.Find(row, service.ServiceId.ToString("N"), channel))
            return;
        await write.Run(
            actor,
            mapping,
            service,
            channel,
            row,
            contacts,
            batchId,
            $"{fileName}, row {row.Row.Row}",
            cancel
        );
    }
}
