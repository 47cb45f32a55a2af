using Bellwether.Foundation;
using Bellwether.Organization;

namespace Bellwether.Monitoring;

/// <summary>Says what an alert was: real, false or known before. That is how its precision is known, and how a stream starts again.</summary>
public sealed class JudgeAlert
{
    private readonly AlertStore store;
    private readonly FindAgency agencies;
    private readonly TimeProvider time;

    internal JudgeAlert(AlertStore store, FindAgency agencies, TimeProvider time)
    {
        this.store = store;
        this.agencies = agencies;
        this.time = time;
    }

    /// <summary>Judges it, once. After a false alert what was usual before stays usual; otherwise what came is the new usual.</summary>
    public async Task<Outcome<Alert>> Run(
        Actor actor,
        Guid alertId,
        AlertVerdict verdict,
        string? note,
        CancellationToken cancel = default
    )
    {
        if ((await store.List(actor.AgencyId, alertId, cancel)).SingleOrDefault() is not { } alert)
            return Refusals.NoAlert;
        if (alert.Verdict != AlertVerdict.Open)
            return Refusals.Judged;
        var faults = Faults(verdict, note).ToArray();
        if (faults.Length > 0)
            return Refusals.Incomplete(faults);
        var judged = alert with
        {
            Verdict = verdict,
            VerdictNote = note!.Trim(),
            JudgedOn = await ListAlerts.Today(agencies, time, actor.AgencyId, cancel),
            JudgedBy = actor.Name,
        };
        await store.Change(judged, [new AlertJudged(actor.AgencyId, alertId, verdict)], cancel);
        return judged;
    }

    private static IEnumerable<Fault> Faults(AlertVerdict verdict, string? note)
    {
        if (verdict == AlertVerdict.Open || !Enum.IsDefined(verdict))
            yield return new("verdict", "Choose what it was.");
        if (string.IsNullOrWhiteSpace(note))
            yield return new("note", "Say in a sentence what you saw.");
        else if (note.Length > SnoozeAlert.LongestText)
            yield return new("note", $"Keep it to {SnoozeAlert.LongestText} characters.");
    }
}
