using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>Puts an alert off until a day, with the reason.</summary>
public sealed class SnoozeAlert
{
    /// <summary>The longest it can be put off, in days.</summary>
    public const int LongestDays = 90;

    internal const int LongestText = 600;

    private readonly AlertStore store;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal SnoozeAlert(AlertStore store, FindAgency agencies, TimeProvider time)
    {
        this.store = store;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Puts it off. It comes back by itself on that day.</summary>
    public async Task<Outcome<Alert>> Run(
        Actor actor,
        Guid alertId,
        DateOnly? until,
        string? reason,
        CancellationToken cancel = default
    )
    {
        if ((await store.List(actor.AgencyId, alertId, cancel)).SingleOrDefault() is not { } alert)
            return Refusals.NoAlert;
        if (alert.Verdict != AlertVerdict.Open)
            return Refusals.Judged;
        var today = await ListAlerts.Today(agencies, time, actor.AgencyId, cancel);
        var faults = Faults(until, reason, today).ToArray();
        if (faults.Length > 0)
            return Refusals.Incomplete(faults);
        var snoozed = alert with { SnoozedUntil = until, SnoozeReason = reason!.Trim() };
        await store.Change(snoozed, [], cancel);
        return snoozed;
    }

    private static IEnumerable<Fault> Faults(DateOnly? until, string? reason, DateOnly today)
    {
        if (until is null || until <= today || until > today.AddDays(LongestDays))
            yield return new(
                "until",
                $"Give a day after today and at most {LongestDays} days away, such as {today.AddDays(14):yyyy-MM-dd}."
            );
        if (string.IsNullOrWhiteSpace(reason))
            yield return new("reason", "Say why it can wait: whoever looks next will ask.");
        else if (reason.Length > LongestText)
            yield return new("reason", $"Keep it to {LongestText} characters.");
    }
}
