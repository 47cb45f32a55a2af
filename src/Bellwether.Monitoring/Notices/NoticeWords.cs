namespace Bellwether.Monitoring;

/// <summary>A notice in words: no figure without its answers, and never the words of a respondent.</summary>
internal static class NoticeWords
{
    public static string Subject(Notice notice) =>
        (Spanish(notice), notice.Alerts) switch
        {
            (false, [var only]) => $"Something stands out: {only.Service}",
            (false, _) => $"{notice.Alerts.Length} things stand out",
            (true, [var only]) => $"Algo llama la atención: {only.Service}",
            (true, _) => $"{notice.Alerts.Length} cosas llaman la atención",
        };

    public static string Text(Notice notice) =>
        string.Join("\n\n", notice.Alerts.Select(alert => Text(notice, alert)))
        + "\n\n"
        + (
            Spanish(notice)
                ? "Recibe este aviso porque alguien lo anotó para estas alertas. Puede cambiarlo en la página de alertas."
                : "You get this because somebody put you down for these alerts. You can change that on the page of alerts."
        );

    /// <summary>Service, what stands out, what to do first, and where to look.</summary>
    public static string Text(Notice notice, NamedAlert named) =>
        string.Join(
            "\n",
            [
                named.Service,
                .. named
                    .Alert.Signals.Take(3)
                    .Select(signal => SignalSentences.Say(signal).In(notice.Subscription.Language)),
                SignalSentences.FirstStep(named.Alert.Signals[0]).In(notice.Subscription.Language),
                Link(notice, named),
            ]
        );

    public static string Link(Notice notice, NamedAlert named) =>
        $"{notice.Site.TrimEnd('/')}/act/alerts/{named.Alert.AlertId}";

    private static bool Spanish(Notice notice) => notice.Subscription.Language == "es";
}
