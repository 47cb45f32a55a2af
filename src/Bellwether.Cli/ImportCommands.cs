using System.CommandLine;
using Bellwether.Collection.Filings;
using Bellwether.Foundation;
using Bellwether.Organization;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether import a11</summary>
internal static class ImportCommands
{
    private static readonly Argument<FileInfo> File = new("file")
    {
        Description = "The CSV file of quarterly filings",
    };

    public static Command Import()
    {
        var a11 = new Command(
            "a11",
            "Import quarterly filings of OMB Circular A-11, section 280. Example: bellwether import a11 filings.csv --data DIR"
        )
        {
            File,
        };
        a11.SetAction(Run);
        var import = new Command("import", "Bring in answers and counts from files") { a11 };
        foreach (var command in ImportFeedbackCommands.All())
            import.Add(command);
        return import;
    }

    private static Task<int> Run(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            parse.GetValue(File)!,
            async (provider, actor, stream) =>
            {
                using var progress = new Progress("Importing filings");
                var outcome = await provider
                    .GetRequiredService<ImportA11>()
                    .Run(
                        actor,
                        stream,
                        parse.GetValue(File)!.Name,
                        new Told(done => progress.Tell(done.Rows, done.Of)),
                        cancel
                    );
                return Print.Outcome(parse, outcome, Words, Json);
            },
            cancel
        );

    /// <summary>Runs a command that reads a file for an agency.</summary>
    internal static async Task<int> With(
        ParseResult parse,
        FileInfo file,
        Func<IServiceProvider, Actor, Stream, Task<int>> run,
        CancellationToken cancel
    )
    {
        if (!file.Exists)
            return Print.Refusal(
                parse,
                new Refusal(
                    "import.no-file",
                    RefusalKind.NotFound,
                    $"There is no file {file.FullName}. Check the name and the folder."
                )
            );
        await using var stream = file.OpenRead();
        return await WithAgency(parse, (provider, actor) => run(provider, actor, stream), cancel);
    }

    /// <summary>Runs a command for an agency.</summary>
    internal static async Task<int> WithAgency(
        ParseResult parse,
        Func<IServiceProvider, Actor, Task<int>> run,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await AgencyOf(parse, provider, cancel);
        return agency.IsDone
            ? await run(provider, Actor.System(agency.Value.AgencyId))
            : Print.Refusal(parse, agency.Refusal);
    }

    // A folder without an agency becomes one for government-wide filings: the first command must simply work.
    private static async Task<Outcome<Agency>> AgencyOf(
        ParseResult parse,
        IServiceProvider provider,
        CancellationToken cancel
    )
    {
        var all = await provider.GetRequiredService<ListAgencies>().Run(cancel);
        if (all.Count > 0)
            return await Shared.FindAgency(parse, provider, cancel);
        var name = parse.GetValue(Shared.AgencyName) ?? "Government-wide filings";
        return await provider
            .GetRequiredService<RegisterAgency>()
            .Run(new AgencyToRegister(name, Shared.Abbreviate(name)), cancel);
    }

    private static object Json(ImportReport report) =>
        new
        {
            report.ImportId,
            report.FileName,
            report.Filings,
            report.Providers,
            report.Services,
            report.Respondents,
            report.Questions,
            report.Mismatches,
            report.Added,
            report.Unchanged,
            report.Revised,
            report.Defects,
            quarantined = report.Quarantined.Select(defect => new
            {
                defect.Row,
                defect.Field,
                defect.Reason,
                message = defect.Message.In("en"),
                spoils = defect.Spoils.Kind,
            }),
        };

    private static void Words(ImportReport report)
    {
        Console.Out.WriteLine(
            $"{report.Filings:N0} filings of {report.Providers:N0} providers and {report.Services:N0} services, {report.Respondents:N0} respondents, {report.Questions:N0} questions."
        );
        Console.Out.WriteLine(
            $"New {report.Added:N0}, unchanged {report.Unchanged:N0}, revised {report.Revised:N0}."
        );
        Console.Out.WriteLine(
            report.Mismatches == 0
                ? "Every published mean was computed again from its counts and agrees."
                : $"{report.Mismatches:N0} published means do not agree with their counts."
        );
        Console.Out.WriteLine($"{report.Defects:N0} defects; each withholds only what it spoils:");
        foreach (
            var reason in report
                .Quarantined.GroupBy(defect => defect.Reason)
                .OrderByDescending(group => group.Count())
        )
            Console.Out.WriteLine(
                $"  {reason.Count(), 5:N0}  {reason.Key}, first in row {reason.First().Row}: {reason.First().Message.In("en")}"
            );
    }

    // IProgress of the framework posts to another thread; a command tells at once.
    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
