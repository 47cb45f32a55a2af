using System.CommandLine;
using Bellwether.Improvement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether frontline list</summary>
internal static class FrontlineCommands
{
    public static Command Frontline()
    {
        var list = new Command(
            "list",
            "What the front sees and asks, what nobody answered first. Example: bellwether frontline list --json"
        );
        list.SetAction(List);
        return new Command("frontline", "What the people who serve customers see and ask") { list };
    }

    private static async Task<int> List(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var today = agency.Value.Calendar.LocalDay(
            provider.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        var seen = await provider
            .GetRequiredService<ListObservations>()
            .Run(agency.Value.AgencyId, cancel: cancel);
        var asks = await provider
            .GetRequiredService<ListAsks>()
            .Run(agency.Value.AgencyId, cancel: cancel);
        Print.Value(parse, new { Observations = seen, Asks = asks }, _ => Say(seen, asks, today));
        return 0;
    }

    private static void Say(
        IReadOnlyList<Observation> observations,
        IReadOnlyList<Ask> asks,
        DateOnly today
    )
    {
        var screen = Console.Out;
        screen.WriteLine($"Observations: {observations.Count:N0}");
        foreach (var seen in observations)
            screen.WriteLine(
                $"  {(seen.IsEscalated(today) ? "ESCALATED " : "")}{seen.Standing}, due {seen.DueOn:yyyy-MM-dd}, {seen.Marks.Length:N0} say so: {seen.What}"
            );
        screen.WriteLine($"Asked of owners: {asks.Count:N0}");
        foreach (var ask in asks)
            screen.WriteLine(
                $"  {(ask.IsOverdue(today) ? "OVERDUE " : "")}{ask.Standing}, due {ask.DueOn:yyyy-MM-dd}: {ask.Question}"
            );
    }
}
