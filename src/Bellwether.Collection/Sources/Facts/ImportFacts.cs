using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Organization;

namespace Bellwether.Collection.Sources;

/// <summary>
/// Imports numbers of the operation: volumes, waiting, completion, workload and overtime, and contacts by reason. They explain
/// scores and are never scores. The same file again changes nothing; what says something else than before is kept out and named.
/// </summary>
public sealed class ImportFacts
{
    private readonly Db db;
    private readonly FindAgency findAgency;
    private readonly PlaceFeedback place;
    private readonly WriteFacts write;
    private readonly SourceSettings settings;
    private readonly TimeProvider time;

    internal ImportFacts(
        Db db,
        FindAgency findAgency,
        PlaceFeedback place,
        WriteFacts write,
        SourceSettings settings,
        TimeProvider time
    )
    {
        this.db = db;
        this.findAgency = findAgency;
        this.place = place;
        this.write = write;
        this.settings = settings;
        this.time = time;
    }

    /// <summary>Imports the file for the actor's agency.</summary>
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
        if (mapping.Value.Kind != MappingKind.Facts)
            return BatchRefusals.OtherKind("import feedback");
        var spooled = await SpooledFile.Of(what.File, settings, cancel);
        if (!spooled.IsDone)
            return spooled.Refusal;
        await using var spool = spooled.Value;
        try
        {
            var agency = (await findAgency.Run(actor.AgencyId, cancel))!;
            var survey = FileSurvey.Of(spool.Stream, mapping.Value, cancel);
            return survey.IsDone
                ? await Import(
                    actor,
                    what,
                    mapping.Value,
                    agency,
                    survey.Value,
                    spool.Stream,
                    progress,
                    cancel
                )
                : survey.Refusal;
        }
        catch (RefusedFileException refused)
        {
            return refused.Refusal;
        }
    }

    private async Task<Outcome<FeedbackImported>> Import(
        Actor actor,
        FeedbackToImport what,
        Mapping mapping,
        Agency agency,
        FileSurvey survey,
        Stream file,
        IProgress<BatchProgress>? progress,
        CancellationToken cancel
    )
    {
        using var source = SourceFile.Open(file, survey.Look, mapping.Reads);
        source.Want(survey.Columns.Needed);
        var batchId = Ids.From(
            actor.AgencyId,
            $"batch:{survey.Look.Hash}:{MappingDocument.Hash(mapping)}"
        );
        var begun = await db.Write<Refusal?>(
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
                        "facts",
                        mapping.Name.Trim(),
                        MappingDocument.Write(mapping),
                        what.FileName,
                        survey.Look.Hash,
                        mapping.Source,
                        mapping.Consent,
                        survey.Rows,
                        time.GetUtcNow(),
                        actor.Name
                    )
                );
                return null;
            },
            cancel
        );
        if (begun is not null)
            return begun;
        var reader = new FactReader(mapping, survey, agency, time.GetUtcNow());
        var run = new FactRun(
            db,
            place,
            write,
            time,
            actor,
            mapping,
            agency,
            survey,
            batchId,
            what.FileName
        );
        var totals = await run.Run(source, reader, progress, cancel);
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
}
