using System.CommandLine;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Cli;

/// <summary>bellwether instruments template | export | import | lint</summary>
internal static class InstrumentFiles
{
    private static readonly Argument<string> Id = new("template")
    {
        Description = "The template's id, for example a11-v2-thumbs; left out: list them",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> Slots = new("--slot")
    {
        Description = "What stands in a slot: service=NAME, or service.es=NOMBRE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> Languages = new("--languages")
    {
        Description = "The languages to offer it in",
        DefaultValueFactory = _ => "",
        HelpName = "en,es",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "The file to write",
    };

    private static readonly Argument<FileInfo> File = new("file")
    {
        Description = "The document (JSON)",
    };

    private static readonly Option<string> Name = new("--name")
    {
        Description = "What your lists will call it",
        Required = true,
    };

    public static Command Template() =>
        InstrumentsCommands.Do(
            "template",
            "Begin a questionnaire from a template. Example: bellwether instruments template open-feedback --slot service=\"renewing a passport\"",
            [Id, Slots, Languages],
            Begin
        );

    public static Command Export() =>
        InstrumentsCommands.Do(
            "export",
            "Write the document of the draft, or of the version in use",
            [InstrumentsCommands.Which, Out],
            Write
        );

    public static Command Import() =>
        InstrumentsCommands.Do(
            "import",
            "Begin a questionnaire from a document",
            [File, Name],
            Read
        );

    public static Command Lint()
    {
        var command = new Command(
            "lint",
            "Look a document over: what would break, what a standard asks, what misleads"
        )
        {
            File,
        };
        command.SetAction(parse => Look(parse));
        return command;
    }

    private static async Task<int> Begin(InstrumentsCommands.Asked asked)
    {
        if (asked.Parse.GetValue(Id) is not { } id)
        {
            Print.Value(
                asked.Parse,
                new ListTemplates()
                    .Run()
                    .Select(t => new
                    {
                        t.Id,
                        t.Code,
                        Name = t.Name.In("en"),
                        Slots = t.Slots.Select(s => s.Key),
                    })
                    .ToList(),
                all =>
                    all.ForEach(t =>
                        Console.Out.WriteLine(
                            $"{t.Code, -7} {t.Id, -24} {t.Name}  ({string.Join(", ", t.Slots)})"
                        )
                    )
            );
            return 0;
        }
        var languages = asked
            .Parse.GetValue(Languages)!
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var outcome = await asked
            .Get<UseTemplate>()
            .Run(
                Actor.System(asked.AgencyId),
                id,
                Read(asked.Parse.GetValue(Slots) ?? []),
                languages.Length > 0
                    ? languages
                    : [.. ListTemplates.Find(id)?.Instrument.Languages ?? []],
                asked.Cancel
            );
        return Began(asked.Parse, outcome);
    }

    private static async Task<int> Write(InstrumentsCommands.Asked asked)
    {
        var instrument = await asked.Find();
        if (!instrument.IsDone)
            return Print.Refusal(asked.Parse, instrument.Refusal);
        var content = (await asked.Draft(instrument.Value))?.Content;
        if (content is null && instrument.Value.CurrentVersionId is { } current)
            content = InstrumentContent.Of(
                (await asked.Get<FindVersion>().Run(asked.AgencyId, current, asked.Cancel))!
            );
        if (content is null)
            return asked.NoDraft();
        var document = InstrumentDocument.Write(content);
        if (asked.Parse.GetValue(Out) is { } file)
            await System.IO.File.WriteAllTextAsync(file.FullName, document, asked.Cancel);
        else
            Console.Out.WriteLine(document);
        return 0;
    }

    private static async Task<int> Read(InstrumentsCommands.Asked asked)
    {
        var file = asked.Parse.GetValue(File)!;
        if (!file.Exists)
            return Print.Refusal(asked.Parse, NoFile(file));
        var outcome = await asked
            .Get<ImportInstrument>()
            .Run(
                Actor.System(asked.AgencyId),
                asked.Parse.GetValue(Name)!,
                await System.IO.File.ReadAllTextAsync(file.FullName, asked.Cancel),
                asked.Cancel
            );
        return Began(asked.Parse, outcome);
    }

    private static int Look(ParseResult parse)
    {
        var file = parse.GetValue(File)!;
        if (!file.Exists)
            return Print.Refusal(parse, NoFile(file));
        var content = InstrumentDocument.Read(System.IO.File.ReadAllText(file.FullName));
        if (!content.IsDone)
            return Print.Refusal(parse, content.Refusal);
        IReadOnlyList<Finding> findings =
        [
            .. LintInstrument.Run(content.Value),
            .. LintClearance.Ahead(content.Value.Template),
        ];
        Print.Value(
            parse,
            findings,
            found =>
            {
                foreach (var finding in found)
                    Console.Out.WriteLine(
                        $"{(finding.IsAdvice ? "advice" : "FAULT ")}  {finding.Field}: {finding.Message} {finding.Fix}"
                    );
                Console.Out.WriteLine(
                    $"{found.Count(f => !f.IsAdvice)} faults, {found.Count(f => f.IsAdvice)} pieces of advice."
                );
            }
        );
        return findings.Any(finding => !finding.IsAdvice) ? 2 : 0;
    }

    private static int Began(ParseResult parse, Outcome<Draft> outcome) =>
        Print.Outcome(
            parse,
            outcome,
            draft =>
                Console.Out.WriteLine(
                    $"Begun: {draft.InstrumentId}, {draft.Content.Items.Length} questions."
                ),
            draft => new
            {
                draft.InstrumentId,
                draft.Revision,
                ContentHash = DraftHash.Of(draft.Content),
            }
        );

    // service=NAME, service.es=NOMBRE
    private static Dictionary<string, LocalText> Read(IEnumerable<string> slots) =>
        slots
            .Select(slot => slot.Split('=', 2))
            .GroupBy(parts => parts[0].Split('.')[0], StringComparer.Ordinal)
            .ToDictionary(
                slot => slot.Key,
                slot =>
                    LocalText.From(
                        slot.Select(parts =>
                            (
                                parts[0].Split('.').ElementAtOrDefault(1) ?? "en",
                                (string?)parts.ElementAtOrDefault(1)
                            )
                        )
                    ),
                StringComparer.Ordinal
            );

    private static Refusal NoFile(FileInfo file) =>
        new Refusal(
            "instrument.no-file",
            RefusalKind.NotFound,
            $"There is no file {file.FullName}. Check the name and the folder."
        );
}
