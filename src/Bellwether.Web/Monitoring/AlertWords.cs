using Bellwether.Monitoring;

namespace Bellwether.Web.Monitoring;

/// <summary>How an alert stands, in a sentence.</summary>
internal static class AlertWords
{
    /// <summary>Who looks after it, until when it was put off, or what it was.</summary>
    public static string Standing(Texts texts, Alert alert) =>
        alert switch
        {
            { Verdict: not AlertVerdict.Open } => texts.Say(
                "monitoring.standing.judged",
                Verdict(texts, alert.Verdict),
                alert.JudgedBy ?? "",
                texts.Date(alert.JudgedOn ?? alert.RaisedOn)
            ),
            { SnoozedUntil: { } until } => texts.Say(
                "monitoring.standing.put-off",
                texts.Date(until),
                alert.SnoozeReason ?? ""
            ),
            { Owner: { } owner } => texts.Say("monitoring.standing.owned", owner.Name),
            { IsHistory: true } => texts["monitoring.standing.history"],
            _ => texts["monitoring.standing.nobody"],
        };

    /// <summary>A verdict in a word or two.</summary>
    public static string Verdict(Texts texts, AlertVerdict verdict) =>
        verdict switch
        {
            AlertVerdict.Real => texts["monitoring.verdict.real"],
            AlertVerdict.False => texts["monitoring.verdict.false"],
            AlertVerdict.Known => texts["monitoring.verdict.known"],
            _ => texts["monitoring.verdict.open"],
        };
}
