using System.CommandLine;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Organization.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether catalogue list | export | import; journeys list | export | import</summary>
internal static class CatalogueCommands
{
    private static readonly Argument<FileInfo> File = new("file")
    {
        Description = "A CSV or JSON file; export one to see its form",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write to this file instead of the screen; .csv or .json",
        HelpName = "FILE",
    };

    private static readonly Option<EntryFormat?> Format = new("--format")
    {
        Description = "csv or json; by the name of the file when not given",
    };

    private static readonly Option<bool> AddUnits = new("--add-units")
    {
        Description = "Add units that are not there yet, instead of refusing their rows",
    };

    private static readonly Option<bool> OnlyCheck = new("--check")
    {
        Description = "Say what would happen and change nothing",
    };

    public static IEnumerable<Command> All()
    {
        var list = new Command(
            "list",
            "The services with what is missing. Example: bellwether catalogue list"
        );
        list.SetAction(List);
        var export = new Command(
            "export",
            "The whole catalogue as a file. Example: bellwether catalogue export --out catalogue.csv"
        )
        {
            Out,
            Format,
        };
        export.SetAction(
            (parse, cancel) =>
                Export(
                    parse,
                    async (provider, id) =>
                        CatalogueFile.Write(
                            await provider.GetRequiredService<ReadCatalogue>().Run(id, cancel),
                            Form(parse)
                        ),
                    cancel
                )
        );
        var import = new Command(
            "import",
            "Take services from a file: all of it, or nothing. Example: bellwether catalogue import catalogue.csv --add-units"
        )
        {
            File,
            AddUnits,
            OnlyCheck,
        };
        import.SetAction(Import);
        yield return new Command("catalogue", "The catalogue of services: list, export, import")
        {
            list,
            export,
            import,
        };
        var journeys = new Command(
            "list",
            "The journeys with their stages. Example: bellwether journeys list"
        );
        journeys.SetAction(Journeys);
        var journeysOut = new Command(
            "export",
            "All journeys as a file. Example: bellwether journeys export --out journeys.json"
        )
        {
            Out,
            Format,
        };
        journeysOut.SetAction(
            (parse, cancel) =>
                Export(
                    parse,
                    async (provider, id) =>
                        JourneyFile.Write(
                            await provider.GetRequiredService<ReadJourneys>().Run(id, cancel),
                            Form(parse)
                        ),
                    cancel
                )
        );
        var journeysIn = new Command(
            "import",
            "Take journeys from a file: all of it, or nothing. Example: bellwether journeys import journeys.json"
        )
        {
            File,
            OnlyCheck,
        };
        journeysIn.SetAction(ImportJourneys);
        yield return new Command("journeys", "Journeys of customers: list, export, import")
        {
            journeys,
            journeysOut,
            journeysIn,
        };
    }

    private static Task<int> List(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, id) =>
            {
                var found = await provider.GetRequiredService<ReadCatalogue>().Run(id, cancel);
                Print.Value(
                    parse,
                    found
                        .Select(each => new
                        {
                            service = each.Entry,
                            customersCounted = each.Customers,
                            gaps = each.Gaps,
                        })
                        .ToList(),
                    _ =>
                    {
                        foreach (var each in found)
                            Console.Out.WriteLine(
                                $"{each.Service.Slug, -32} {each.Entry.Audience, -14} {each.Profile.Owner ?? "(no owner)", -28} {string.Join(", ", each.Gaps.Select(gap => gap.ToString()))}"
                            );
                    }
                );
                return 0;
            },
            cancel
        );

    private static Task<int> Journeys(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, id) =>
            {
                var found = await provider.GetRequiredService<ReadJourneys>().Run(id, cancel);
                Print.Value(
                    parse,
                    found.Select(each => each.Entry).ToList(),
                    entries =>
                    {
                        foreach (var each in entries)
                            Console.Out.WriteLine(
                                $"{each.Slug, -32} {each.Name}: {string.Join(" → ", each.Stages.Select(stage => stage.Name))}"
                            );
                    }
                );
                return 0;
            },
            cancel
        );

    private static Task<int> Export(
        ParseResult parse,
        Func<IServiceProvider, Guid, Task<string>> write,
        CancellationToken cancel
    ) =>
        With(
            parse,
            async (provider, id) =>
            {
                var text = await write(provider, id);
                if (parse.GetValue(Out) is { } file)
                    await System.IO.File.WriteAllTextAsync(file.FullName, text, cancel);
                else
                    Console.Out.Write(text);
                return 0;
            },
            cancel
        );

    private static Task<int> Import(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, id) =>
            {
                var read = await Read(parse, CatalogueFile.Read, cancel);
                if (!read.IsDone)
                    return Print.Refusal(parse, read.Refusal);
                return Print.Outcome(
                    parse,
                    await provider
                        .GetRequiredService<KeepServices>()
                        .Run(
                            Actor.System(id),
                            read.Value,
                            new CatalogueRule(parse.GetValue(AddUnits))
                            {
                                OnlyCheck = parse.GetValue(OnlyCheck),
                            },
                            cancel
                        ),
                    kept =>
                        Console.Out.WriteLine(
                            $"{(parse.GetValue(OnlyCheck) ? "Nothing was changed. It would be: " : "")}{kept.Added} added, {kept.Changed} changed, {kept.Unchanged} as they were; {kept.UnitsAdded} units added."
                        )
                );
            },
            cancel
        );

    private static Task<int> ImportJourneys(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, id) =>
            {
                var read = await Read(parse, JourneyFile.Read, cancel);
                if (!read.IsDone)
                    return Print.Refusal(parse, read.Refusal);
                return Print.Outcome(
                    parse,
                    await provider
                        .GetRequiredService<KeepJourneys>()
                        .Run(
                            Actor.System(id),
                            read.Value,
                            new CatalogueRule { OnlyCheck = parse.GetValue(OnlyCheck) },
                            cancel
                        ),
                    kept =>
                        Console.Out.WriteLine(
                            parse.GetValue(OnlyCheck)
                                ? "The file can be taken over; nothing was changed."
                                : $"{kept.Added} added, {kept.Changed} changed, {kept.Unchanged} as they were."
                        )
                );
            },
            cancel
        );

    private static async Task<Outcome<T>> Read<T>(
        ParseResult parse,
        Func<string, Outcome<T>> read,
        CancellationToken cancel
    )
    {
        var file = parse.GetValue(File)!;
        return file.Exists
            ? read(await System.IO.File.ReadAllTextAsync(file.FullName, cancel))
            : new Refusal(
                "catalogue.no-file",
                RefusalKind.NotFound,
                $"There is no file {file.Name}."
            );
    }

    private static EntryFormat Form(ParseResult parse) =>
        parse.GetValue(Format)
        ?? (
            parse.GetValue(Out)?.Extension.ToLowerInvariant() == ".json"
            || parse.GetValue(Shared.Json)
                ? EntryFormat.Json
                : EntryFormat.Csv
        );

    private static async Task<int> With(
        ParseResult parse,
        Func<IServiceProvider, Guid, Task<int>> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        return agency.IsDone
            ? await run(provider, agency.Value.AgencyId)
            : Print.Refusal(parse, agency.Refusal);
    }
}
