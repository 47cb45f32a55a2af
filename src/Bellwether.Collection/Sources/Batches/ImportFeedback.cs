using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Imports the answers of a file with a mapping. A wrong file is refused whole; in a good one every row that can be read goes
/// in, and every other is kept with its reason. The same file again changes nothing, also after an interruption.
/// </summary>
public sealed class ImportFeedback
{
    private readonly Db db;
    private readonly FindAgency findAgency;
    private readonly PlaceFeedback place;
    private readonly PrepareResponses prepare;
    private readonly RecordResponses record;
    private readonly SourceSettings settings;
    private readonly TimeProvider time;

    internal ImportFeedback(
        Db db,
        FindAgency findAgency,
        PlaceFeedback place,
        PrepareResponses prepare,
        RecordResponses record,
        SourceSettings settings,
        TimeProvider time
    )
    {
        this.db = db;
        this.findAgency = findAgency;
        this.place = place;
        this.prepare = prepare;
        this.record = record;
        this.settings = settings;
        this.time = time;
    }

    /// <summary>Imports the file for the actor's agency, in transactions of bounded size.</summary>
    /// <param name="actor">Who imports, and for which agency.</param>
    /// <param name="what">The file and its mapping.</param>
    /// <param name="progress">Told after every transaction; may be null.</param>
    /// <param name="cancel">Stops between transactions. A second run goes on from there.</param>
    public async Task<Outcome<FeedbackImported>> Run(
        Actor actor,
        FeedbackToImport what,
        IProgress<BatchProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        var mapping = what.Checked;
        if (!mapping.IsDone)
            return mapping.Refusal;
        if (mapping.Value.Kind == MappingKind.Facts)
            return BatchRefusals.OtherKind("import facts");
        var spooled = await SpooledFile.Of(what.File, settings, cancel);
        if (!spooled.IsDone)
            return spooled.Refusal;
        await using var spool = spooled.Value;
        try
        {
            var agency = (await findAgency.Run(actor.AgencyId, cancel))!;
            var opened = OpenedFile.Open(
                spool.Stream,
                mapping.Value,
                agency,
                time.GetUtcNow(),
                cancel
            );
            if (!opened.IsDone)
                return opened.Refusal;
            using var file = opened.Value;
            var batchId = file.BatchId(actor.AgencyId);
            if (await Begin(actor, what.FileName, file, batchId, cancel) is { } refusal)
                return refusal;
            var run = new FeedbackRun(
                db,
                place,
                prepare,
                record,
                time,
                actor,
                agency,
                file,
                batchId
            );
            var totals = await run.Run(progress, cancel);
            await db.Write(
                tx => BatchStore.Finish(tx, actor.AgencyId, batchId, totals, time.GetUtcNow()),
                cancel
            );
            var batch = await db.Read(
                connection => BatchStore.Find(connection, actor.AgencyId, batchId),
                cancel
            );
            return new FeedbackImported(batch!, [.. totals.Listed]);
        }
        catch (RefusedFileException refused)
        {
            return refused.Refusal;
        }
    }

    private async Task<Refusal?> Begin(
        Actor actor,
        string fileName,
        OpenedFile file,
        Guid batchId,
        CancellationToken cancel
    ) =>
        await db.Write<Refusal?>(
            async tx =>
            {
                var before = await BatchStore.Find(tx.Connection!, actor.AgencyId, batchId, tx);
                if (before?.State == BatchState.Undoing)
                    return BatchRefusals.Undoing();
                await BatchStore.Begin(
                    tx,
                    new BatchStore.BatchToBegin(
                        actor.AgencyId,
                        batchId,
                        file.Mapping.Kind.ToString().ToLowerInvariant(),
                        file.Mapping.Name.Trim(),
                        MappingDocument.Write(file.Mapping),
                        fileName,
                        file.Survey.Look.Hash,
                        file.Mapping.Source,
                        file.Mapping.Consent,
                        file.Survey.Rows,
                        time.GetUtcNow(),
                        actor.Name
                    )
                );
                return null;
            },
            cancel
        );
}
