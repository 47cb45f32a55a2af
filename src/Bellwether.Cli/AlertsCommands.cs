using System.CommandLine;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli;

/// <summary>bellwether alerts list | rules | watch</summary>
internal static class AlertsCommands
{
    public static Command Alerts()
    {
        var watch = new Command(
            "watch",
            "Look at every stream once and raise what stands out; the server does so by itself. Example: bellwether alerts watch --data data"
        );
        watch.SetAction(Watch);
        var list = new Command(
            "list",
            "What stands out now, what was put off, and how often alerts were right"
        );
        list.SetAction(List);
        var rules = new Command(
            "rules",
            "The rules that people wrote beside the watch over every stream. Example: bellwether alerts rules --json"
        );
        rules.SetAction(Rules);
        return new Command("alerts", "What stands out in what people answer")
        {
            list,
            rules,
            watch,
        };
    }

    private static async Task<int> Watch(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var scope = await provider
            .GetRequiredService<Scopes>()
            .OfAgency(agency.Value.AgencyId, "everything", "en", cancel);
        var report = await provider
            .GetRequiredService<WatchStreams>()
            .Run(agency.Value.AgencyId, scope, cancel: cancel);
        Print.Value(
            parse,
            report,
            told =>
                Console.Out.WriteLine(
                    $"{told.Streams:N0} streams, {told.Watched:N0} with enough behind them to be judged; {told.Raised:N0} new alerts."
                )
        );
        return 0;
    }

    private static async Task<int> Rules(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var rules = await provider
            .GetRequiredService<ListRules>()
            .Run(agency.Value.AgencyId, cancel);
        Print.Value(
            parse,
            rules,
            told =>
            {
                Console.Out.WriteLine($"Rules: {told.Count:N0}");
                foreach (var rule in told)
                    Console.Out.WriteLine(
                        $"  {rule.Kind} {rule.Subject} {(rule.Bound > 0 ? $"{rule.Bound:0.##}" : "")} {(rule.Days > 0 ? $"{rule.Days} days" : "")} {rule.Channel}  {(rule.IsOn ? "on" : $"off: {rule.OffReason}")}"
                    );
            }
        );
        return 0;
    }

    private static async Task<int> List(ParseResult parse, CancellationToken cancel)
    {
        await using var db = Shared.Open(parse);
        await using var provider = await Composition.Open(db, cancel);
        var agency = await Shared.FindAgency(parse, provider, cancel);
        if (!agency.IsDone)
            return Print.Refusal(parse, agency.Refusal);
        var names = (
            await provider
                .GetRequiredService<ListServices>()
                .Run(agency.Value.AgencyId, cancel: cancel)
        ).ToDictionary(service => service.ServiceId, service => service.Name);
        var list = await provider
            .GetRequiredService<ListAlerts>()
            .Run(agency.Value.AgencyId, cancel: cancel);
        Print.Value(parse, list, told => Say(told, names));
        return 0;
    }

    private static void Say(AlertList list, Dictionary<Guid, string> names)
    {
        var screen = Console.Out;
        void Part(string head, IEnumerable<Alert> alerts)
        {
            var all = alerts.ToList();
            screen.WriteLine($"{head}: {all.Count:N0}");
            foreach (var alert in all)
            {
                screen.WriteLine(
                    $"  {alert.RaisedOn:yyyy-MM-dd}  {names.GetValueOrDefault(alert.ServiceId, "a service that is gone")}"
                );
                foreach (var signal in alert.Signals)
                    screen.WriteLine($"      {SignalSentences.Say(signal).In("en")}");
            }
        }
        Part("Waiting", list.Waiting);
        Part("Put off", list.PutOff);
        Part("Found long after they began", list.History);
        var right = list.Precision;
        screen.WriteLine(
            right.Judged == 0
                ? "No alert was judged yet, so nobody knows how often they are right."
                : $"Of {right.Judged:N0} judged, {right.Real:N0} were real, {right.Known:N0} known before, {right.False:N0} false."
        );
    }
}
