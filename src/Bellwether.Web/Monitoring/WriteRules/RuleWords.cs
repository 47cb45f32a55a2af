using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Web.Monitoring.WriteRules;

/// <summary>A rule in a sentence.</summary>
internal static class RuleWords
{
    /// <summary>"Trust below 60 % in the last 14 days. Renewing a passport, website."</summary>
    public static string Say(
        Texts texts,
        AlertRule rule,
        IReadOnlyList<Service> services,
        IReadOnlyList<Theme> themes
    )
    {
        var code = Language.Current.Code;
        var subject =
            Measure.Find(rule.Subject)?.Name.In(code)
            ?? themes.FirstOrDefault(theme => theme.ThemeId == rule.Subject)?.Name.In(code)
            ?? rule.Subject;
        var what = rule.Kind switch
        {
            RuleKind.Threshold => texts.Say(
                "monitoring.rules.say-threshold",
                subject,
                Short(texts, 100 * rule.Bound),
                texts.Number(rule.Days)
            ),
            RuleKind.Change => texts.Say(
                "monitoring.rules.say-change",
                subject,
                Short(texts, 100 * rule.Bound),
                texts.Number(rule.Days)
            ),
            RuleKind.Silence => texts.Say("monitoring.rules.say-silence", texts.Number(rule.Days)),
            RuleKind.ThemeSpike => texts.Say(
                "monitoring.rules.say-spike",
                subject,
                Short(texts, rule.Bound),
                texts.Number(rule.Days)
            ),
            _ => texts.Say("monitoring.rules.say-backlog", Short(texts, rule.Bound)),
        };
        var service = services
            .FirstOrDefault(each => each.ServiceId == rule.ServiceId)
            ?.NameIn(code);
        var channel = Channel.Find(rule.Channel) is { } known
            ? code == "es"
                ? known.SpanishName
                : known.Name
            : null;
        var where = string.Join(
            ", ",
            new[] { service ?? texts["monitoring.rules.each-service"], channel }.Where(each =>
                each is not null
            )
        );
        return $"{what} {where}.";
    }

    /// <summary>What a kind looks at, in a few words.</summary>
    public static string Kind(Texts texts, RuleKind kind) =>
        kind switch
        {
            RuleKind.Threshold => texts["monitoring.rules.threshold"],
            RuleKind.Change => texts["monitoring.rules.fall"],
            RuleKind.Silence => texts["monitoring.rules.silence"],
            RuleKind.ThemeSpike => texts["monitoring.rules.spike"],
            _ => texts["monitoring.rules.backlog"],
        };

    /// <summary>What makes it true, and what its bound is.</summary>
    public static string Hint(Texts texts, RuleKind kind) =>
        kind switch
        {
            RuleKind.Threshold => texts["monitoring.rules.threshold-hint"],
            RuleKind.Change => texts["monitoring.rules.fall-hint"],
            RuleKind.Silence => texts["monitoring.rules.silence-hint"],
            RuleKind.ThemeSpike => texts["monitoring.rules.spike-hint"],
            _ => texts["monitoring.rules.backlog-hint"],
        };

    // 60, 4.5: as people write it.
    private static string Short(Texts texts, double bound) =>
        texts.Number(bound, Math.Abs(bound - Math.Round(bound)) < 0.001 ? 0 : 1);
}
