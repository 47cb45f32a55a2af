using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Monitoring;

/// <summary>Says what is wrong with a rule, field by field.</summary>
internal sealed class CheckRule(
    ListServices services,
    ListThemes themes,
    SubscriptionStore subscriptions
)
{
    private const int MostDays = 182;

    public async Task<IReadOnlyList<Fault>> Run(
        Guid agencyId,
        RuleToWrite wanted,
        CancellationToken cancel
    )
    {
        var faults = Form(wanted).ToList();
        if (
            wanted.ServiceId is { } only
            && (await services.Run(agencyId, cancel: cancel)).All(service =>
                service.ServiceId != only
            )
        )
            faults.Add(new("service", "Choose one of the agency's services, or all of them."));
        if (
            wanted.Kind == RuleKind.ThemeSpike
            && (await themes.Run(agencyId, cancel)).All(theme => theme.ThemeId != wanted.Subject)
        )
            faults.Add(new("subject", "Choose a theme of the dictionary."));
        if (wanted.Hearers.Count > 0)
        {
            var known = (await subscriptions.List(agencyId, cancel))
                .Select(each => each.SubscriptionId)
                .ToHashSet();
            if (!wanted.Hearers.All(known.Contains))
                faults.Add(new("hearers", "Choose from those who are put down for alerts."));
        }
        return faults;
    }

    private static IEnumerable<Fault> Form(RuleToWrite wanted)
    {
        if (!Enum.IsDefined(wanted.Kind))
        {
            yield return new("kind", "Choose what the rule looks at.");
            yield break;
        }
        if (
            wanted.Kind is RuleKind.Threshold or RuleKind.Change
            && Measure.Find(wanted.Subject ?? "") is null
        )
            yield return new("subject", "Choose what is measured.");
        if (Bound(wanted) is { } bound)
            yield return new("bound", bound);
        if (wanted.Kind != RuleKind.Backlog && wanted.Days is not (>= 1 and <= MostDays))
            yield return new("days", $"Give whole days from 1 to {MostDays}.");
        if (!string.IsNullOrWhiteSpace(wanted.Channel) && Channel.Find(wanted.Channel) is null)
            yield return new("channel", "Choose one of the channels, or all of them.");
    }

    private static string? Bound(RuleToWrite wanted) =>
        wanted.Kind switch
        {
            RuleKind.Threshold when wanted.Bound is not (> 0 and < 1) =>
                "Give a percentage between 0 and 100.",
            RuleKind.Change when wanted.Bound is not (>= 0.01 and < 1) =>
                "Give points from 1 to 99.",
            RuleKind.ThemeSpike when wanted.Bound is not (>= 1.2 and <= 20) =>
                "Give how many times its usual share, from 1.2 to 20.",
            RuleKind.Backlog when wanted.Bound is not (> 0 and <= 520) =>
                "Give weeks of work, from 0.5 to 520.",
            _ => null,
        };
}
