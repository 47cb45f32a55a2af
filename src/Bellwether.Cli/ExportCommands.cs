using System.CommandLine;
using System.Globalization;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether export responses; the quarterly files are in ExportFilings.</summary>
internal static class ExportCommands
{
    public static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "The file to write; one that is there is replaced when the new one is whole",
        Required = true,
        HelpName = "FILE",
    };

    private static readonly Option<ExportFormat> Format = new("--format")
    {
        Description = "csv or ndjson",
        DefaultValueFactory = _ => ExportFormat.Csv,
    };

    private static readonly Option<string?> OneService = new("--service")
    {
        Description = "Only of this service, by name or address",
        HelpName = "NAME",
    };

    private static readonly Option<string?> When = new("--period")
    {
        Description = "Only of this quarter, year, month or day, for example FY2026Q1",
        HelpName = "PERIOD",
    };

    private static readonly Option<bool> WithoutWords = new("--without-words")
    {
        Description = "Leave out what people wrote",
    };

    private static readonly Option<FileInfo?> Columns = new("--columns")
    {
        Description = "Also write what every column and code means into this file",
        HelpName = "FILE",
    };

    public static Command Export()
    {
        var responses = new Command(
            "responses",
            "Write answers as a file, one row each. Example: bellwether export responses --out answers.csv --format csv --data DIR"
        )
        {
            Out,
            Format,
            OneService,
            When,
            WithoutWords,
            Columns,
        };
        responses.SetAction(Responses);
        var export = new Command("export", "Write files for others") { responses };
        foreach (var filing in ExportFilings.All())
            export.Subcommands.Add(filing);
        return export;
    }

    private static async Task<int> Responses(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var query = await Query(parse, provider, agency.Value, cancel);
        if (!query.IsDone)
            return Print.Refusal(parse, query.Refusal);
        using var progress = new Progress("Writing answers");
        var report = await WriteWhole(
            parse.GetValue(Out)!,
            stream =>
                provider
                    .GetRequiredService<ExportResponses>()
                    .Run(
                        query.Value,
                        parse.GetValue(Format),
                        stream,
                        new Counted(rows => progress.Tell(rows, 0)),
                        cancel
                    )
        );
        if (parse.GetValue(Columns) is { } columns)
            await WriteColumns(provider, query.Value, columns, cancel);
        Print.Value(
            parse,
            report,
            told =>
            {
                Console.Out.WriteLine(
                    $"{told.Responses:N0} answers written to {parse.GetValue(Out)}"
                );
                if (told.KeptBack > 0)
                    Console.Out.WriteLine(
                        $"  {told.KeptBack:N0} are not in it: their forms promised that no small group is shown"
                    );
                foreach (var (why, count) in told.Excluded)
                    Console.Out.WriteLine($"  {count:N0} of them are in no figure: {why}");
            }
        );
        return 0;
    }

    /// <summary>Writes beside the file and puts the new one in its place when it is whole.</summary>
    public static async Task<T> WriteWhole<T>(FileInfo file, Func<Stream, Task<T>> write)
    {
        file.Directory?.Create();
        var beside = file.FullName + ".part";
        try
        {
            T result;
            await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
                result = await write(stream);
            File.Move(beside, file.FullName, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static async Task<Outcome<ExportQuery>> Query(
        ParseResult parse,
        IServiceProvider provider,
        Agency agency,
        CancellationToken cancel
    )
    {
        var services = (
            await provider.GetRequiredService<ListServices>().Run(agency.AgencyId, null, cancel)
        ).ToDictionary(service => service.ServiceId);
        Guid? only = null;
        if (parse.GetValue(OneService) is { } name)
        {
            var found = await provider
                .GetRequiredService<FindService>()
                .Run(agency.AgencyId, name, cancel);
            if (!found.IsDone)
                return found.Refusal;
            only = found.Value.ServiceId;
        }
        var days = parse.GetValue(When) is { } period
            ? agency.Calendar.Read(period)
            : new Period(Grain.Day, new DateOnly(1900, 1, 1), new DateOnly(2200, 12, 31), "");
        if (!days.IsDone)
            return days.Refusal;
        var collectors = await provider
            .GetRequiredService<ListCollectors>()
            .Run(agency.AgencyId, only, cancel);
        return new ExportQuery(
            agency.AgencyId,
            [
                .. collectors.Select(collector => new ExportSource(
                    collector.CollectorId,
                    collector.InstrumentId,
                    collector.Name,
                    services[collector.ServiceId].Name
                )),
            ],
            days.Value.First,
            days.Value.Last
        )
        {
            WithWords = !parse.GetValue(WithoutWords),
        };
    }

    private static async Task WriteColumns(
        IServiceProvider provider,
        ExportQuery query,
        FileInfo file,
        CancellationToken cancel
    )
    {
        var lines = await provider.GetRequiredService<ListExportColumns>().Run(query, cancel);
        await File.WriteAllTextAsync(
            file.FullName,
            "column,kind,version,code,means\r\n"
                + string.Concat(
                    lines.Select(line =>
                        string.Join(
                            ',',
                            CsvCell.Of(line.Column),
                            line.Kind,
                            line.Version == 0
                                ? ""
                                : line.Version.ToString(CultureInfo.InvariantCulture),
                            CsvCell.Of(line.Code),
                            CsvCell.Of(line.Means)
                        ) + "\r\n"
                    )
                ),
            cancel
        );
    }

    private sealed class Counted(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
