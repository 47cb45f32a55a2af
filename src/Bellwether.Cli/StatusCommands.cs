using System.CommandLine;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Organization;
using Bellwether.Web.Improvement.TellNext;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether statuses import|show</summary>
internal static class StatusCommands
{
    private static readonly Argument<FileInfo> File = new("file")
    {
        Description =
            "CSV, XLSX or JSON with reference, received, stage, since and, if known, promised and decided",
    };

    private static readonly Option<string> Service = new("--service")
    {
        Description = "The service, by name or address",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<DateTimeOffset?> AsOf = new("--as-of")
    {
        Description = "When the case system wrote the file; now when left out",
        HelpName = "2026-03-02T04:00Z",
    };

    public static Command Statuses()
    {
        var import = new Command(
            "import",
            "Take over where cases stand. Example: bellwether statuses import cases.csv --service \"Renewing a passport\""
        )
        {
            File,
            Service,
            AsOf,
        };
        import.SetAction(Import);
        var show = new Command(
            "show",
            "How long a service takes and how often it keeps its word. Example: bellwether statuses show --service \"Renewing a passport\""
        )
        {
            Service,
        };
        show.SetAction(Show);
        return new Command("statuses", "Where cases stand, and how long they take")
        {
            import,
            show,
        };
    }

    private static async Task<int> Import(ParseResult parse, CancellationToken cancel)
    {
        var file = parse.GetValue(File)!;
        if (!file.Exists)
            return Print.Refusal(
                parse,
                new Refusal(
                    "import.no-file",
                    RefusalKind.NotFound,
                    $"There is no file {file.Name}."
                )
            );
        return await With(
            parse,
            async (provider, service) =>
            {
                await using var stream = file.OpenRead();
                var rows = await provider
                    .GetRequiredService<ReadTable>()
                    .Run(stream, StatusColumns.Needed, StatusColumns.Others, cancel: cancel);
                if (!rows.IsDone)
                    return Print.Refusal(parse, rows.Refusal);
                var outcome = await provider
                    .GetRequiredService<RecordStatuses>()
                    .Run(
                        Actor.System(service.AgencyId),
                        service.ServiceId,
                        StatusColumns.Lines(rows.Value),
                        parse.GetValue(AsOf),
                        cancel
                    );
                if (!outcome.IsDone)
                    return Print.Refusal(parse, outcome.Refusal);
                Print.Value(parse, outcome.Value, Say);
                return 0;
            },
            cancel
        );
    }

    private static Task<int> Show(ParseResult parse, CancellationToken cancel) =>
        With(
            parse,
            async (provider, service) =>
            {
                var page = (
                    await provider
                        .GetRequiredService<FindNextPages>()
                        .Run(service.AgencyId, cancel: cancel)
                ).GetValueOrDefault(service.ServiceId);
                var howLong = await provider
                    .GetRequiredService<ReadHowLong>()
                    .Run(service.AgencyId, service.ServiceId, page?.Words.PromiseDays, cancel);
                Print.Value(parse, howLong, Say);
                return 0;
            },
            cancel
        );

    private static void Say(StatusesRecorded recorded)
    {
        Console.Out.WriteLine(
            $"{recorded.Read:N0} rows read: {recorded.Changed:N0} cases are new or have moved, {recorded.Unchanged:N0} are as they were, {recorded.Refused:N0} left out."
        );
        foreach (var fault in recorded.Faults)
            Console.Out.WriteLine($"Row {fault.Row:N0}, {fault.Field}: {fault.Reason}");
    }

    private static void Say(HowLong howLong)
    {
        var figures = howLong.Durations;
        if (howLong.FeedAt is not { } at)
        {
            Console.Out.WriteLine(
                "No case is known yet. Bring a file: bellwether statuses import FILE --service NAME"
            );
            return;
        }
        Console.Out.WriteLine(
            $"Last heard {at:u}{(howLong.IsFresh ? "" : ", too old for an estimate")}"
        );
        Console.Out.WriteLine(
            $"Half decided within       {figures.Half.Days?.ToString("N0", null) ?? "cannot tell"} days"
        );
        Console.Out.WriteLine(
            $"8 in 10 decided within    {figures.EightInTen.Days?.ToString("N0", null) ?? "cannot tell"} days"
        );
        Console.Out.WriteLine(
            figures.Kept is { Value: { } kept, Interval: { } interval }
                ? $"Promise kept              {kept:P0} ({interval.Low:P0} to {interval.High:P0}; {figures.Kept.N:N0} cases)"
                : "Promise kept              cannot tell"
        );
        Console.Out.WriteLine(
            $"Open                      {figures.Open:N0}, {figures.Overdue:N0} past their day"
        );
    }

    private static async Task<int> With(
        ParseResult parse,
        Func<IServiceProvider, Organization.Service, Task<int>> run,
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
        return service.IsDone
            ? await run(provider, service.Value)
            : Print.Refusal(parse, service.Refusal);
    }
}
