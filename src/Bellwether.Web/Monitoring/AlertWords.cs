using Bellwether.Monitoring;
using Bellwether.Web.Measurement;

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

    /// <summary>What a signal is held against: the usual share with its answers, or the usual number.</summary>
    public static string Usual(Texts texts, Signal signal) =>
        signal switch
        {
            { Kind: SignalKind.Silence or SignalKind.Missing } => texts[
                "monitoring.column.answers-came"
            ],
            { Against: { } against } => texts.Number(against, against < 20 ? 1 : 0),
            _ => Share(
                texts,
                signal.Kind == SignalKind.ThemeRise ? 1 - signal.UsualShare : signal.UsualShare,
                signal.UsualAnswers
            ),
        };

    /// <summary>What was found since.</summary>
    public static string Now(Texts texts, Signal signal) =>
        signal switch
        {
            { Kind: SignalKind.Silence or SignalKind.Missing } => texts["monitoring.column.nobody"],
            { Found: { } found } => texts.Number(found, found < 20 ? 1 : 0),
            { AnswersSince: 0 } => texts["monitoring.column.nobody"],
            _ => Share(
                texts,
                (
                    signal.Kind == SignalKind.ThemeRise
                        ? signal.AnswersSince - signal.FavourableSince
                        : signal.FavourableSince
                ) / (double)signal.AnswersSince,
                signal.AnswersSince
            ),
        };

    private static string Share(Texts texts, double share, long answers) =>
        answers == 0
            ? texts.Say("monitoring.column.bound", Numbers.Percent(texts, share))
            : texts.Say(
                "monitoring.column.share",
                Numbers.Percent(texts, share),
                texts.Number(answers)
            );

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
