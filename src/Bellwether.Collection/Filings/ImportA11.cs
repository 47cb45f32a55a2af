using System.Security.Cryptography;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Filings;

/// <summary>
/// Imports a file of quarterly filings as tallies. A wrong file is refused whole; in a good one every row that can be used goes in,
/// and every defect withholds only what it spoils. Importing the same file again changes nothing, also after an interruption.
/// </summary>
public sealed class ImportA11
{
    private const int AtOnce = 100;

    private readonly Db db;
    private readonly PutFilings put;
    private readonly TimeProvider time;

    internal ImportA11(Db db, PutFilings put, TimeProvider time)
    {
        this.db = db;
        this.put = put;
        this.time = time;
    }

    /// <summary>Imports the file for the actor's agency.</summary>
    /// <param name="actor">Who imports, and for which agency. Departments and providers become units of that agency.</param>
    /// <param name="file">The file. A stream that cannot be read twice is copied to a temporary file first.</param>
    /// <param name="fileName">Its name, for the report.</param>
    /// <param name="progress">Told after every batch; may be null.</param>
    /// <param name="cancel">Stops between batches. A second run goes on from there.</param>
    public async Task<Outcome<ImportReport>> Run(
        Actor actor,
        Stream file,
        string fileName,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        if (file.CanSeek)
            return await Import(actor, file, fileName, progress, cancel);
        await using var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            }
        );
        await file.CopyToAsync(copy, cancel);
        return await Import(actor, copy, fileName, progress, cancel);
    }

    private async Task<Outcome<ImportReport>> Import(
        Actor actor,
        Stream file,
        string fileName,
        IProgress<ImportProgress>? progress,
        CancellationToken cancel
    )
    {
        var check = FilingFile.Check(file, cancel);
        if (!check.IsDone)
            return check.Refusal;
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        var importId = Ids.From(actor.AgencyId, $"import:{hash}");
        await FilingStore.Begin(
            db,
            actor.AgencyId,
            importId,
            fileName,
            hash,
            actor.Name,
            time.GetUtcNow(),
            cancel
        );
        var totals = new ImportTotals();
        var history = new FilingHistory();
        var memory = new ImportMemory();
        var rows = 0;
        foreach (var batch in FilingFile.Read(file).Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            var judged = Array.ConvertAll(batch, row => Judge(row, history, totals));
            await put.Run(actor, importId, fileName, judged, totals, memory, cancel);
            memory.Trim();
            rows += batch.Length;
            progress?.Report(new ImportProgress(rows, check.Value));
        }
        var report = totals.Report(importId, fileName);
        await FilingStore.Finish(db, actor.AgencyId, report, time.GetUtcNow(), cancel);
        return report;
    }

    private static JudgedFiling Judge(FilingRow row, FilingHistory history, ImportTotals totals)
    {
        if (row.Filing is null)
            return new JudgedFiling(row.Row, null, row.Defects, row.Columns);
        totals.Count(row.Filing);
        var defects = FilingChecks.Run(row.Filing, row.Columns, history);
        history.Remember(row.Filing);
        return new JudgedFiling(row.Row, row.Filing, [.. row.Defects, .. defects], row.Columns);
    }
}
