using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>A rule to write.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Subject">The measure or theme, by key.</param>
/// <param name="Bound">A share (0 to 1), points as a share, times, or weeks of work.</param>
/// <param name="Days">The days it looks back over, or the days of silence.</param>
public sealed record RuleToWrite(RuleKind Kind, string? Subject, double? Bound, int? Days)
{
    /// <summary>The rule that is changed; null: a new one.</summary>
    public Guid? RuleId { get; init; }

    /// <summary>Only this service; null: each of them.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>Only this channel; empty: each of them.</summary>
    public string? Channel { get; init; }

    /// <summary>Who hears of it, by subscription; empty: whoever hears of the service's alerts.</summary>
    public IReadOnlyList<Guid> Hearers { get; init; } = [];
}

/// <summary>Writes a rule, or writes one anew. A rule that was off is on again.</summary>
public sealed class WriteRule
{
    private readonly RuleStore store;
    private readonly CheckRule check;
    private readonly TimeProvider time;

    internal WriteRule(RuleStore store, CheckRule check, TimeProvider time)
    {
        this.store = store;
        this.check = check;
        this.time = time;
    }

    /// <summary>Writes it.</summary>
    public async Task<Outcome<AlertRule>> Run(
        Actor actor,
        RuleToWrite wanted,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var standing = wanted.RuleId is { } known
            ? (await store.List(actor.AgencyId, cancel)).FirstOrDefault(rule =>
                rule.RuleId == known
            )
            : null;
        var faults = await check.Run(actor.AgencyId, wanted, cancel);
        if (faults.Count > 0)
            return Refusals.Incomplete([.. faults]);
        var rule = new AlertRule(
            wanted.RuleId ?? Ids.New(time),
            actor.AgencyId,
            wanted.Kind,
            NeedsSubject(wanted.Kind) ? wanted.Subject!.Trim() : "",
            wanted.Kind == RuleKind.Silence ? 0 : wanted.Bound!.Value,
            wanted.Kind == RuleKind.Backlog ? 0 : wanted.Days!.Value,
            standing?.AddedBy ?? actor.Name,
            standing?.AddedAt ?? time.GetUtcNow()
        )
        {
            ServiceId = wanted.ServiceId,
            Channel = string.IsNullOrWhiteSpace(wanted.Channel)
                ? ""
                : Channel.Find(wanted.Channel)!.Code,
            Hearers = [.. wanted.Hearers.Distinct()],
        };
        await store.Put(rule, cancel);
        return rule;
    }

    internal static bool NeedsSubject(RuleKind kind) =>
        kind is RuleKind.Threshold or RuleKind.Change or RuleKind.ThemeSpike;
}

/// <summary>Switches a rule off, with the reason.</summary>
public sealed class SwitchRuleOff
{
    private readonly RuleStore store;
    private readonly TimeProvider time;

    internal SwitchRuleOff(RuleStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
    }

    /// <summary>Switches it off. It stays in the list with the reason.</summary>
    public async Task<Outcome<AlertRule>> Run(
        Actor actor,
        Guid ruleId,
        string? reason,
        CancellationToken cancel = default
    )
    {
        var rule = (await store.List(actor.AgencyId, cancel)).FirstOrDefault(each =>
            each.RuleId == ruleId
        );
        if (rule is null)
            return Refusals.NoRule;
        if (string.IsNullOrWhiteSpace(reason))
            return Refusals.Incomplete(
                new Fault("reason", "Say why it is switched off: whoever looks next will ask.")
            );
        if (reason.Length > SnoozeAlert.LongestText)
            return Refusals.Incomplete(
                new Fault("reason", $"Keep it to {SnoozeAlert.LongestText} characters.")
            );
        var off = rule with
        {
            OffReason = reason.Trim(),
            OffBy = actor.Name,
            OffAt = time.GetUtcNow(),
        };
        await store.Put(off, cancel);
        return off;
    }
}

/// <summary>The rules of an agency.</summary>
public sealed class ListRules
{
    private readonly RuleStore store;

    internal ListRules(RuleStore store) => this.store = store;

    /// <summary>Those that are on first, each group the oldest first.</summary>
    public async Task<IReadOnlyList<AlertRule>> Run(
        Guid agencyId,
        CancellationToken cancel = default
    ) => [.. (await store.List(agencyId, cancel)).OrderBy(rule => !rule.IsOn)];
}
