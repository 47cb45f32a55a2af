using System.CommandLine;
using System.Globalization;
using Bellwether.Access;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether import feedback, import facts, import touchpoints</summary>
internal static class ImportFeedbackCommands
{
    private static readonly Argument<FileInfo> File = new("file")
    {
        Description = "The file: CSV, XLSX, JSON, NDJSON or mbox",
    };

    private static readonly Option<string> Map = new("--map")
    {
        Description =
            "What its columns mean: a JSON file, a saved mapping, or one of packs/mappings",
        Required = true,
        HelpName = "MAPPING",
    };

    private static readonly Option<string?> ServiceName = new("--service")
    {
        Description = "The service of all rows that name none",
        HelpName = "NAME",
    };

    private static readonly Option<string?> ChannelName = new("--channel")
    {
        Description = "The channel of all rows that name none",
        HelpName = "CHANNEL",
    };

    private static readonly Option<string?> Day = new("--on")
    {
        Description = "The day of all rows of a file without dates",
        HelpName = "YYYY-MM-DD",
    };

    private static readonly Option<FileInfo> Form = new("--form")
    {
        Description = "The form's definition, saved from /admin/forms/SHORT_UUID.json",
        Required = true,
        HelpName = "FILE",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Only say what would be imported; nothing is written",
    };

    public static IEnumerable<Command> All()
    {
        var feedback = new Command(
            "feedback",
            "Import answers or unasked words with a mapping. Example: bellwether import feedback june.csv --map nhs-friends-and-family --data DIR"
        )
        {
            File,
            Map,
            ServiceName,
            ChannelName,
            Day,
            Check,
        };
        feedback.SetAction(Feedback);
        var facts = new Command(
            "facts",
            "Import volumes, waiting, completion, workload, contacts by reason. Example: bellwether import facts june.csv --map operational-facts --data DIR"
        )
        {
            File,
            Map,
            ServiceName,
            ChannelName,
            Day,
        };
        facts.SetAction(Facts);
        var touchpoints = new Command(
            "touchpoints",
            "Import the responses of a Touchpoints form. Example: bellwether import touchpoints responses.csv --form form.json --service \"Renewing a passport\" --data DIR"
        )
        {
            File,
            Form,
            ServiceName,
            ChannelName,
            Check,
        };
        touchpoints.SetAction(Touchpoints);
        return [feedback, facts, touchpoints];
    }

    private static Task<int> Feedback(ParseResult parse, CancellationToken cancel) =>
        ImportCommands.With(
            parse,
            parse.GetValue(File)!,
            async (provider, actor, stream) =>
            {
                var mapping = await MappingOf(parse, provider, actor.AgencyId, cancel);
                return mapping.IsDone
                    ? await Import(parse, provider, actor, stream, mapping.Value, cancel)
                    : Print.Refusal(parse, mapping.Refusal);
            },
            cancel
        );

    private static Task<int> Facts(ParseResult parse, CancellationToken cancel) =>
        ImportCommands.With(
            parse,
            parse.GetValue(File)!,
            async (provider, actor, stream) =>
            {
                var mapping = await MappingOf(parse, provider, actor.AgencyId, cancel);
                if (!mapping.IsDone)
                    return Print.Refusal(parse, mapping.Refusal);
                var what = Chosen(parse, stream, mapping.Value);
                if (!what.IsDone)
                    return Print.Refusal(parse, what.Refusal);
                using var progress = new Progress("Importing facts");
                var outcome = await provider
                    .GetRequiredService<ImportFacts>()
                    .Run(
                        actor,
                        what.Value,
                        new Told(done => progress.Tell(done.Done, done.Of)),
                        cancel
                    );
                await Audit(provider, actor, outcome, cancel);
                return Print.Outcome(parse, outcome, BatchWords.Imported, BatchWords.Json);
            },
            cancel
        );

    private static Task<int> Touchpoints(ParseResult parse, CancellationToken cancel) =>
        ImportCommands.With(
            parse,
            parse.GetValue(File)!,
            async (provider, actor, stream) =>
            {
                var form = parse.GetValue(Form)!;
                if (!form.Exists)
                    return Print.Refusal(
                        parse,
                        new Refusal(
                            "import.no-file",
                            RefusalKind.NotFound,
                            $"There is no file {form.FullName}. Check the name and the folder."
                        )
                    );
                var mapping = await provider
                    .GetRequiredService<MapTouchpoints>()
                    .Run(
                        stream,
                        await System.IO.File.ReadAllTextAsync(form.FullName, cancel),
                        cancel
                    );
                return mapping.IsDone
                    ? await Import(parse, provider, actor, stream, mapping.Value, cancel)
                    : Print.Refusal(parse, mapping.Refusal);
            },
            cancel
        );

    internal static async Task<int> Import(
        ParseResult parse,
        IServiceProvider provider,
        Actor actor,
        Stream stream,
        Mapping mapping,
        CancellationToken cancel
    )
    {
        var chosen = Chosen(parse, stream, mapping);
        if (!chosen.IsDone)
            return Print.Refusal(parse, chosen.Refusal);
        var what = chosen.Value;
        if (parse.GetValue(Check))
            return Print.Outcome(
                parse,
                await provider.GetRequiredService<CheckFile>().Run(actor, what, cancel),
                BatchWords.Check
            );
        using var progress = new Progress("Importing");
        var outcome = await provider
            .GetRequiredService<ImportFeedback>()
            .Run(actor, what, new Told(done => progress.Tell(done.Done, done.Of)), cancel);
        await Audit(provider, actor, outcome, cancel);
        return Print.Outcome(parse, outcome, BatchWords.Imported, BatchWords.Json);
    }

    private static Outcome<FeedbackToImport> Chosen(
        ParseResult parse,
        Stream stream,
        Mapping mapping
    )
    {
        DateOnly? day = null;
        if (parse.GetValue(Day) is { } said)
        {
            if (
                !DateOnly.TryParseExact(
                    said,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var read
                )
            )
                return new Refusal(
                    "import.day",
                    RefusalKind.Invalid,
                    $"“{said}” is not a day. Write year-month-day, for example 2026-03-31."
                );
            day = read;
        }
        return new FeedbackToImport(stream, parse.GetValue(File)!.Name, mapping)
        {
            Service = parse.GetValue(ServiceName),
            Channel = parse.GetValue(ChannelName),
            Day = day,
        };
    }

    private static async Task Audit(
        IServiceProvider provider,
        Actor actor,
        Outcome<FeedbackImported> outcome,
        CancellationToken cancel
    )
    {
        if (outcome.IsDone)
            await provider
                .GetRequiredService<RecordAudit>()
                .Run(
                    actor,
                    "import.recorded",
                    outcome.Value.Batch.BatchId.ToString(),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"accepted={outcome.Value.Batch.Accepted} quarantined={outcome.Value.Batch.Quarantined}"
                    ),
                    cancel
                );
    }

    /// <summary>A file with that path, a saved mapping, or a pack.</summary>
    internal static async Task<Outcome<Mapping>> MappingOf(
        ParseResult parse,
        IServiceProvider provider,
        Guid agencyId,
        CancellationToken cancel
    )
    {
        var name = parse.GetValue(Map)!;
        if (System.IO.File.Exists(name))
            return MappingDocument.Read(await System.IO.File.ReadAllTextAsync(name, cancel));
        return await provider.GetRequiredService<FindMapping>().Run(agencyId, name, cancel);
    }

    // IProgress of the framework posts to another thread; a command tells at once.
    internal sealed class Told(Action<BatchProgress> tell) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => tell(value);
    }
}
