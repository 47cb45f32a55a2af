using System.CommandLine;
using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether imports list, show, undo</summary>
internal static class BatchCommands
{
    private static readonly Argument<Guid> Id = new("import")
    {
        Description = "The id of the import, as imports list prints it",
    };

    private static readonly Option<FileInfo?> Rows = new("--rows")
    {
        Description =
            "Write the rows that were not taken into this CSV file, to be mended and imported again",
        HelpName = "FILE",
    };

    public static Command Imports()
    {
        var list = new Command(
            "list",
            "The imported files, the latest first. Example: bellwether imports list --data DIR"
        );
        list.SetAction(List);
        var show = new Command(
            "show",
            "What became of one. Example: bellwether imports show ID --rows mend.csv --data DIR"
        )
        {
            Id,
            Rows,
        };
        show.SetAction(Show);
        var undo = new Command(
            "undo",
            "Take one back: counts subtracted, words gone, ids free again. Example: bellwether imports undo ID --data DIR"
        )
        {
            Id,
        };
        undo.SetAction(Undo);
        return new Command("imports", "See and take back what was imported from files")
        {
            list,
            show,
            undo,
        };
    }

    private static Task<int> List(ParseResult parse, CancellationToken cancel) =>
        ImportCommands.WithAgency(
            parse,
            async (provider, actor) =>
            {
                var all = await provider
                    .GetRequiredService<ListBatches>()
                    .Run(actor.AgencyId, cancel);
                Print.Value(
                    parse,
                    all.Select(One),
                    _ =>
                    {
                        foreach (var batch in all)
                            Console.Out.WriteLine(
                                $"{batch.BatchId}  {batch.StartedAt:yyyy-MM-dd HH:mm}  {batch.State.ToString().ToLowerInvariant(), -8}  {batch.Accepted, 9:N0} in  {batch.Quarantined, 7:N0} in quarantine  {batch.FileName} ({batch.MappingName}), by {batch.ImportedBy}"
                            );
                        if (all.Count == 0)
                            Console.Out.WriteLine(
                                "Nothing was imported with a mapping yet. Try: bellwether import feedback FILE --map MAPPING"
                            );
                    }
                );
                return 0;
            },
            cancel
        );

    private static Task<int> Show(ParseResult parse, CancellationToken cancel) =>
        ImportCommands.WithAgency(
            parse,
            async (provider, actor) =>
            {
                var id = parse.GetValue(Id);
                var found = await provider
                    .GetRequiredService<FindBatch>()
                    .Run(actor.AgencyId, id, most: 10_000, cancel: cancel);
                if (found is null)
                    return Print.Refusal(
                        parse,
                        new Refusal(
                            "batch.unknown",
                            RefusalKind.NotFound,
                            "There is no such import in this agency. List them with: bellwether imports list"
                        )
                    );
                if (
                    parse.GetValue(Rows) is { } file
                    && await provider
                        .GetRequiredService<ReadKeptRows>()
                        .Run(actor.AgencyId, id, cancel: cancel)
                        is { } rows
                )
                    await using (var writer = new StreamWriter(file.FullName))
                    {
                        await foreach (var row in rows)
                            await writer.WriteAsync(KeptRowText.Line(row).AsMemory(), cancel);
                    }
                var imported = new FeedbackImported(found.Batch, [.. found.Faults]);
                return Print.Outcome<FeedbackImported>(
                    parse,
                    imported,
                    BatchWords.Imported,
                    BatchWords.Json
                );
            },
            cancel
        );

    private static Task<int> Undo(ParseResult parse, CancellationToken cancel) =>
        ImportCommands.WithAgency(
            parse,
            async (provider, actor) =>
            {
                using var progress = new Progress("Taking back");
                var outcome = await provider
                    .GetRequiredService<UndoBatch>()
                    .Run(
                        actor,
                        parse.GetValue(Id),
                        new ImportFeedbackCommands.Told(done => progress.Tell(done.Done, done.Of)),
                        cancel
                    );
                if (outcome.IsDone)
                    await provider
                        .GetRequiredService<RecordAudit>()
                        .Run(
                            actor,
                            "import.undone",
                            outcome.Value.BatchId.ToString(),
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"rows={outcome.Value.Accepted}"
                            ),
                            cancel
                        );
                return Print.Outcome(
                    parse,
                    outcome,
                    batch =>
                        Console.Out.WriteLine(
                            $"{batch.FileName} is taken back: {batch.Accepted:N0} rows and their counts are gone. Import the corrected file when it is ready."
                        ),
                    One
                );
            },
            cancel
        );

    private static object One(Batch batch) =>
        new
        {
            batch.BatchId,
            batch.State,
            batch.FileName,
            batch.FileHash,
            mapping = batch.MappingName,
            batch.Source,
            batch.Consent,
            batch.First,
            batch.Last,
            batch.Rows,
            batch.Accepted,
            batch.Repeated,
            batch.Quarantined,
            batch.Excluded,
            batch.StartedAt,
            batch.FinishedAt,
            batch.ImportedBy,
            batch.UndoneAt,
            batch.UndoneBy,
        };
}
