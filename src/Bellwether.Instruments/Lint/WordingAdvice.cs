namespace Bellwether.Instruments;

/// <summary>
/// Advice about how a question is worded: leading, two questions in one, double negatives, absolute words, vague times, words
/// of insiders. Deterministic word lists, English and Spanish; words that a standard fixes are left alone.
/// </summary>
internal static class WordingAdvice
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "US",
        "USA",
        "OK",
        "ID",
        "PIN",
        "TV",
        "PDF",
        "SMS",
        "ZIP",
        "FAQ",
        "EE",
        "UU",
        "DNI",
        "QR",
        "GS-12",
        "GS-13",
        "GS-14",
        "GS-15",
    };

    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        var written = Written(content);
        foreach (var item in content.Items)
        foreach (var language in content.Languages)
            if (
                item.Prompt.Texts.TryGetValue(language, out var words)
                && WordingLists.Of(language) is { } lists
                && !IsFixed(content, item, language, words)
            )
                foreach (var finding in CheckPrompt(item, language, words, lists, written))
                    yield return finding;
    }

    private static IEnumerable<Finding> CheckPrompt(
        Item item,
        string language,
        string words,
        WordingLists lists,
        string written
    )
    {
        var field = $"items.{item.Key}.prompt.{language}";
        Finding Say(
            string code,
            (string Message, string Fix) en,
            (string Message, string Fix) es
        ) => new(code, field, en.Message, en.Fix, IsAdvice: true) { Spanish = es };

        if (lists.Leading.Match(words) is { Success: true } leading)
            yield return Say(
                "instrument.leading",
                (
                    $"“{leading.Value}” leads to an answer.",
                    "Ask neutrally, with both sides: How easy or hard was it …?"
                ),
                (
                    $"«{leading.Value}» induce una respuesta.",
                    "Pregunte de forma neutral, con los dos lados: ¿Qué tan fácil o difícil fue …?"
                )
            );
        if (IsRated(item) && lists.Joined.Match(words) is { Success: true } joined)
            yield return Say(
                "instrument.double-barrelled",
                (
                    $"“{joined.Value}” may be two questions in one: somebody can agree with one half only.",
                    "Ask about one of the two, or make two questions."
                ),
                (
                    $"«{joined.Value}» puede ser dos preguntas en una: alguien puede estar de acuerdo solo con una mitad.",
                    "Pregunte por una de las dos, o haga dos preguntas."
                )
            );
        if (lists.DoubleNegative.IsMatch(words))
            yield return Say(
                "instrument.double-negative",
                (
                    "Two negatives in one sentence are easily misread.",
                    "Say it the positive way round."
                ),
                ("Dos negaciones en una frase se leen mal con facilidad.", "Dígalo en positivo.")
            );
        if (lists.Absolute.Match(words) is { Success: true } absolute)
            yield return Say(
                "instrument.absolute",
                (
                    $"Hardly anybody can answer yes to “{absolute.Value}”.",
                    $"Take “{absolute.Value}” out, or ask how often."
                ),
                (
                    $"Casi nadie puede decir que sí a «{absolute.Value}».",
                    $"Quite «{absolute.Value}», o pregunte con qué frecuencia."
                )
            );
        if (lists.VagueTime.Match(words) is { Success: true } vague)
            yield return Say(
                "instrument.vague-time",
                (
                    $"“{vague.Value}” means another time to everybody.",
                    "Name the span: today, in the last 12 months."
                ),
                (
                    $"«{vague.Value}» significa otro tiempo para cada quien.",
                    "Diga el periodo: hoy, en los últimos 12 meses."
                )
            );
        if (lists.Jargon.Match(words) is { Success: true } jargon)
            yield return Say(
                "instrument.jargon",
                ($"“{jargon.Value}” is a word of offices.", "Use a word that people say at home."),
                (
                    $"«{jargon.Value}» es una palabra de oficina.",
                    "Use una palabra que la gente diga en casa."
                )
            );
        if (Acronym(words, written) is { } acronym)
            yield return Say(
                "instrument.acronym",
                (
                    $"Not everybody knows what {acronym} is.",
                    $"Write it out, at least once: the full name ({acronym})."
                ),
                (
                    $"No todo el mundo sabe qué es {acronym}.",
                    $"Escríbalo completo, al menos una vez: el nombre entero ({acronym})."
                )
            );
    }

    // One answer on an ordered scale is asked of the whole sentence.
    private static bool IsRated(Item item) =>
        item.Kind == ItemKind.SingleChoice
        && item.Options.Count(option => option.Value is not null) > 2;

    private static string? Acronym(string words, string written) =>
        WordingLists
            .Acronym()
            .Matches(words)
            .Select(match => match.Value)
            .FirstOrDefault(found =>
                !Known.Contains(found) && !written.Contains($"({found})", StringComparison.Ordinal)
            );

    private static string Written(InstrumentContent content) =>
        string.Join('\n', content.Texts().SelectMany(entry => entry.Text.Texts.Values));

    internal static bool IsFixed(
        InstrumentContent content,
        Item item,
        string language,
        string words
    ) =>
        StandardLocks
            .Of(content, item.Key)
            .Wordings.Any(locked =>
                locked.Language == language && StandardWording.Find(locked, words) is not null
            );
}
