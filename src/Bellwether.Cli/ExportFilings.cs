using System.CommandLine;
using System.Text;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether export a11-v2 | a11-v1</summary>
internal static class ExportFilings
{
    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "The file to write; nothing is written when a rule is broken",
        HelpName = "FILE",
    };

    private static readonly Option<string> Service = new("--service")
    {
        Description = "The service, by name or address",
        Required = true,
        HelpName = "NAME",
    };

    private static readonly Option<string> Quarter = new("--quarter")
    {
        Description = "The fiscal quarter, for example FY2026Q1",
        Required = true,
        HelpName = "QUARTER",
    };

    private static readonly Option<string?> Survey = new("--survey")
    {
        Description = "Only this survey, by the key of its collector",
        HelpName = "KEY",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Print the validation report and write nothing",
    };

    public static IEnumerable<Command> All()
    {
        var trust = new Command(
            "a11-v2",
            "Write the 17-column quarterly file of trust, reasons and words. Example: bellwether export a11-v2 --service \"Renewing a passport\" --quarter FY2026Q1 --out file.csv"
        )
        {
            Service,
            Quarter,
            Survey,
            Out,
            Check,
        };
        trust.SetAction((parse, cancel) => Run(parse, WriteTrust, cancel));
        var statements = new Command(
            "a11-v1",
            "Write the header and detail files of the older five-point form: FILE-header.csv and FILE-detail.csv"
        )
        {
            Service,
            Quarter,
            Survey,
            Out,
            Check,
        };
        statements.SetAction((parse, cancel) => Run(parse, WriteStatements, cancel));
        return [trust, statements];
    }

    private static async Task<int> Run(
        ParseResult parse,
        Func<ParseResult, IServiceProvider, FilingQuery, CancellationToken, Task<int>> write,
        CancellationToken cancel
    )
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var service = await provider
            .GetRequiredService<FindService>()
            .Run(agency.Value.AgencyId, parse.GetValue(Service)!, cancel);
        if (!service.IsDone)
            return Print.Refusal(parse, service.Refusal);
        var quarter = agency.Value.Calendar.Read(parse.GetValue(Quarter)!);
        if (!quarter.IsDone)
            return Print.Refusal(parse, quarter.Refusal);
        var query = new FilingQuery(agency.Value.AgencyId, service.Value.ServiceId, quarter.Value);
        if (parse.GetValue(Check))
            return await PrintReport(parse, provider, query, cancel);
        return parse.GetValue(Out) is null
            ? Print.Refusal(parse, NoFile())
            : await write(parse, provider, query, cancel);
    }

    private static async Task<int> WriteTrust(
        ParseResult parse,
        IServiceProvider provider,
        FilingQuery query,
        CancellationToken cancel
    )
    {
        var file = parse.GetValue(Out)!;
        file.Directory?.Create();
        var beside = file.FullName + ".part";
        try
        {
            Outcome<ExportedFile> outcome;
            await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
                outcome = await provider
                    .GetRequiredService<ExportTrust>()
                    .Run(query, parse.GetValue(Survey), stream, cancel);
            if (outcome.IsDone)
                File.Move(beside, file.FullName, overwrite: true);
            return Print.Outcome(
                parse,
                outcome,
                told =>
                {
                    Console.Out.WriteLine($"{told.Rows:N0} rows written to {file}");
                    foreach (var (why, count) in told.LeftOut)
                        Console.Out.WriteLine(
                            $"  {count:N0} responses of the quarter are not in it: {why}"
                        );
                },
                told => new
                {
                    File = file.FullName,
                    told.Rows,
                    told.LeftOut,
                    told.Report.Rating,
                    told.Report.Hash,
                }
            );
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static async Task<int> WriteStatements(
        ParseResult parse,
        IServiceProvider provider,
        FilingQuery query,
        CancellationToken cancel
    )
    {
        var outcome = await provider
            .GetRequiredService<ExportStatements>()
            .Run(query, parse.GetValue(Survey), cancel);
        if (!outcome.IsDone)
            return Print.Refusal(parse, outcome.Refusal);
        var stem = Path.ChangeExtension(parse.GetValue(Out)!.FullName, null);
        var (header, detail) = ($"{stem}-header.csv", $"{stem}-detail.csv");
        await File.WriteAllTextAsync(header, outcome.Value.Header, new UTF8Encoding(false), cancel);
        await File.WriteAllTextAsync(detail, outcome.Value.Detail, new UTF8Encoding(false), cancel);
        Print.Value(
            parse,
            new { Header = header, Detail = detail },
            told => Console.Out.WriteLine($"Written to {told.Header} and {told.Detail}")
        );
        return 0;
    }

    private static async Task<int> PrintReport(
        ParseResult parse,
        IServiceProvider provider,
        FilingQuery query,
        CancellationToken cancel
    )
    {
        var report = await provider.GetRequiredService<ReadFiling>().Run(query, cancel);
        var code = Print.Outcome(parse, report, Words, Json);
        return code == 0 && report.Value.Rating != FilingRating.Green ? 4 : code;
    }

    private static void Words(FilingReport report)
    {
        Console.Out.WriteLine(
            $"{report.Service.Name}, {report.Quarter.Name}: {report.Rating.ToString().ToUpperInvariant()} (due {report.Deadline:yyyy-MM-dd})"
        );
        foreach (var (survey, findings, quality) in report.Surveys)
        {
            Console.Out.WriteLine(
                $"  {survey.Collector.Key}: {survey.Respondents:N0} respondents, data quality {quality.Total} of 100"
            );
            foreach (var finding in findings)
                Console.Out.WriteLine(
                    $"    {(finding.Holds ? "met    " : "NOT MET")} {finding.Rule, 2}  {finding.Says.In("en")} {finding.Fix.In("en")}".TrimEnd()
                );
        }
        foreach (var file in report.Files)
            Console.Out.WriteLine($"  {file.Sha256}  {file.Name}");
        if (report.Hash is { } hash)
            Console.Out.WriteLine($"  integrity hash {hash}");
    }

    private static object Json(FilingReport report) =>
        new
        {
            Service = report.Service.Name,
            Quarter = report.Quarter.Name,
            report.Rating,
            report.Deadline,
            report.Respondents,
            report.Files,
            report.Hash,
            Surveys = report.Surveys.Select(each => new
            {
                Survey = each.Survey.Collector.Key,
                each.Survey.Collector.Channel,
                each.Survey.Respondents,
                each.Survey.Volumes,
                LeftOut = each.Survey.Rows?.LeftOut,
                each.Quality,
                Rules = each.Findings.Select(finding => new
                {
                    finding.Rule,
                    finding.Holds,
                    Says = finding.Says.In("en"),
                    Fix = finding.Fix.In("en"),
                }),
            }),
        };

    private static Refusal NoFile() =>
        new Refusal(
            "filing.no-file",
            RefusalKind.Invalid,
            "Say where to write with --out FILE, or look at the report with --check."
        );
}
