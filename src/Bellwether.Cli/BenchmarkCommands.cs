using System.CommandLine;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Web.Measurement.ShowBenchmarks;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether benchmarks import | remove</summary>
internal static class BenchmarkCommands
{
    private static readonly Argument<FileInfo> File = new("file")
    {
        Description =
            "A CSV file: what, percent, item, scale, population, n, first, last, source, grade, caution",
    };

    private static readonly Argument<string> Key = new("key")
    {
        Description = "The benchmark's key",
    };

    public static Command Import()
    {
        var import = new Command(
            "import",
            "Take in benchmarks of your own: all of them, or none with every fault named. Example: bellwether benchmarks import peers.csv"
        )
        {
            File,
        };
        import.SetAction(
            (parse, cancel) =>
                With(
                    parse,
                    async (provider, actor) =>
                    {
                        var file = parse.GetValue(File)!;
                        Outcome<IReadOnlyList<BenchmarkEntry>> read = file.Exists
                            ? BenchmarkFile.Read(
                                await System.IO.File.ReadAllTextAsync(file.FullName, cancel)
                            )
                            : new Refusal(
                                "catalogue.no-file",
                                RefusalKind.NotFound,
                                $"There is no file {file.Name}."
                            );
                        return read.IsDone
                            ? Print.Outcome(
                                parse,
                                await provider
                                    .GetRequiredService<ImportBenchmarks>()
                                    .Run(actor, read.Value, cancel),
                                kept =>
                                    Console.Out.WriteLine(
                                        $"{kept} are new or changed; the others are as they were."
                                    ),
                                kept => new { kept }
                            )
                            : Print.Refusal(parse, read.Refusal);
                    },
                    cancel
                )
        );
        return import;
    }

    public static Command Remove()
    {
        var remove = new Command(
            "remove",
            "Take a benchmark of your own away. Example: bellwether benchmarks remove state-portal-2025"
        )
        {
            Key,
        };
        remove.SetAction(
            (parse, cancel) =>
                With(
                    parse,
                    async (provider, actor) =>
                        Print.Outcome(
                            parse,
                            await provider
                                .GetRequiredService<RemoveBenchmark>()
                                .Run(actor, parse.GetValue(Key)!, cancel),
                            _ => Console.Out.WriteLine("It is taken away."),
                            _ => new { removed = parse.GetValue(Key) }
                        ),
                    cancel
                )
        );
        return remove;
    }

    private static async Task<int> With(
        ParseResult parse,
        Func<IServiceProvider, Actor, Task<int>> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        return agency.IsDone
            ? await run(provider, Actor.System(agency.Value.AgencyId))
            : Print.Refusal(parse, agency.Refusal);
    }
}
