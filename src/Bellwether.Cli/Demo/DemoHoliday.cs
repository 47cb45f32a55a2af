using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Cli.Demo;

/// <summary>
/// Finding F18: the clinics keep a local holiday that no calendar of the government knows. The counter falls silent for nine days, an
/// alert is raised, and a person finds that it was false. The department's rules of its own stand beside it.
/// </summary>
internal sealed class DemoHoliday(IServiceProvider provider)
{
    /// <summary>Days before the as-of day on which the clinics closed.</summary>
    public const int DaysAgo = 80;

    private const int Days = 9;
    private const string Service = "outpatient-care";
    private const string Channel = "in_person";
    private static readonly Guid Space = Guid.Parse("018f0000-de30-7000-8000-000000000005");

    /// <summary>The first and the last closed day.</summary>
    public static (DateOnly First, DateOnly Last) Closed(DateOnly asOf) =>
        (asOf.AddDays(-DaysAgo), asOf.AddDays(-DaysAgo + Days - 1));

    /// <summary>The answers, those of the counter on the closed days left out.</summary>
    public static IEnumerable<NewResponse> Plant(
        IEnumerable<NewResponse> responses,
        DemoStream stream,
        DateOnly asOf
    )
    {
        var (first, last) = Closed(asOf);
        return stream is { Service: Service, Channel: Channel }
            ? responses.Where(response => response.LocalDay < first || response.LocalDay > last)
            : responses;
    }

    /// <summary>Looks at the streams once, says of the silence what it was, and writes two rules.</summary>
    public async Task Add(DateOnly asOf, CancellationToken cancel)
    {
        var actor = new Actor(
            LoadDemo.AgencyId,
            Ids.From(Space, "analyst"),
            "Priya (demo analyst)"
        );
        var scope = await provider
            .GetRequiredService<Scopes>()
            .OfAgency(LoadDemo.AgencyId, "everything", "en", cancel);
        await provider
            .GetRequiredService<WatchStreams>()
            .Run(LoadDemo.AgencyId, scope, cancel: cancel);
        var (first, last) = Closed(asOf);
        var list = await provider
            .GetRequiredService<ListAlerts>()
            .Run(LoadDemo.AgencyId, cancel: cancel);
        var silence = list
            .Waiting.Concat(list.History)
            .FirstOrDefault(alert =>
                alert.Signals.Any(signal =>
                    signal is { Kind: SignalKind.Silence, Stream.Channel: Channel }
                    && signal.Stream.ServiceId == LoadDemo.ServiceId(Service)
                    && signal.Since < last
                    && signal.RaisedOn >= first
                )
            );
        if (silence is not null)
            await provider
                .GetRequiredService<JudgeAlert>()
                .Run(
                    actor,
                    silence.AlertId,
                    AlertVerdict.False,
                    "A local holiday: the clinics were closed for Founders’ Week. Nothing was wrong with the form.",
                    cancel
                );
        await Rules(actor, cancel);
    }

    private async Task Rules(Actor actor, CancellationToken cancel)
    {
        var write = provider.GetRequiredService<WriteRule>();
        await write.Run(
            actor,
            new RuleToWrite(RuleKind.Threshold, "ease", 0.4, 28)
            {
                RuleId = Ids.From(Space, "rule/ease"),
                ServiceId = LoadDemo.ServiceId("applying-support"),
            },
            cancel
        );
        var spike = Ids.From(Space, "rule/status");
        if (
            (await provider.GetRequiredService<ListRules>().Run(LoadDemo.AgencyId, cancel)).Any(
                rule => rule.RuleId == spike
            )
        )
            return;
        await write.Run(
            actor,
            new RuleToWrite(RuleKind.ThemeSpike, "status", 2, 14)
            {
                RuleId = spike,
                ServiceId = LoadDemo.ServiceId("passport-renewal"),
            },
            cancel
        );
        await provider
            .GetRequiredService<SwitchRuleOff>()
            .Run(
                actor,
                spike,
                "The watch over all themes finds it sooner; two alerts for one thing are one too many.",
                cancel
            );
    }
}
