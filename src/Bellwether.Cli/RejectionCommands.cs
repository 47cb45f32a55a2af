using System.CommandLine;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Web.Collection;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether responses rejections</summary>
internal static class RejectionCommands
{
    private const int UsualDays = 30;

    private static readonly Option<string?> Collector = new("--collector")
    {
        Description = "Only of the collector with this key",
        HelpName = "KEY",
    };

    private static readonly Option<DateOnly?> First = new("--first")
    {
        Description = "First day; thirty days back when left out",
        HelpName = "2026-03-01",
    };

    private static readonly Option<DateOnly?> Last = new("--last")
    {
        Description = "Last day; today when left out",
        HelpName = "2026-03-31",
    };

    public static Command Rejections()
    {
        var rejections = new Command(
            "rejections",
            "How many answers were turned away because of the way they were sent. Example: bellwether responses rejections --collector passport-web --first 2026-03-01"
        )
        {
            Collector,
            First,
            Last,
        };
        rejections.SetAction(Run);
        return rejections;
    }

    private static async Task<int> Run(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var collectors = await provider
            .GetRequiredService<ListCollectors>()
            .Run(agency.Value.AgencyId, null, cancel);
        var key = parse.GetValue(Collector);
        var only = collectors.FirstOrDefault(each => each.Key == key);
        if (key is not null && only is null)
            return Print.Refusal(
                parse,
                new Refusal(
                    "collector.unknown",
                    RefusalKind.NotFound,
                    "There is no such collector in this agency."
                )
            );
        var last =
            parse.GetValue(Last)
            ?? agency.Value.Calendar.LocalDay(
                provider.GetRequiredService<TimeProvider>().GetUtcNow()
            );
        var first = parse.GetValue(First) ?? last.AddDays(1 - UsualDays);
        var counts = await provider
            .GetRequiredService<ReadRejections>()
            .Run(agency.Value.AgencyId, only?.CollectorId, first, last, cancel);
        var names = collectors.ToDictionary(each => each.CollectorId, each => each.Key);
        var rows = counts
            .Select(each => new RejectionLine(
                names.GetValueOrDefault(each.CollectorId, ""),
                RejectionRow.Of(each)
            ))
            .ToList();
        Print.Value(parse, rows, told => Say(told, first, last));
        return 0;
    }

    private static void Say(List<RejectionLine> rows, DateOnly first, DateOnly last)
    {
        if (rows.Count == 0)
            Console.Out.WriteLine($"Nothing was turned away from {first:O} to {last:O}.");
        foreach (var (collector, row) in rows)
            Console.Out.WriteLine(
                $"{row.Day:O}  {collector, -24}  {row.Reason, -12}  {row.Count, 10:N0}{(row.Refused ? "" : "  taken in and marked")}"
            );
    }

    private sealed record RejectionLine(string Collector, RejectionRow Counted);
}
