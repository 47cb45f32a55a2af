namespace Bellwether.Instruments;

/// <summary>Brings content into the one form in which it is frozen.</summary>
internal static class Frozen
{
    /// <summary>
    /// Texts tidied, in the chosen languages only (a half-finished translation is not frozen), English first, reasons kept
    /// only for items that are there.
    /// </summary>
    public static InstrumentContent Tidy(
        InstrumentContent content,
        Func<string, string, string>? change = null
    )
    {
        var languages = content
            .Languages.Distinct(StringComparer.Ordinal)
            .OrderBy(language => language == "en" ? 0 : 1)
            .ThenBy(language => language, StringComparer.Ordinal)
            .ToList();
        var tidy = content.Map(
            (_, text) =>
                LocalText.From(
                    languages.Select(language =>
                        (
                            language,
                            text.Texts.TryGetValue(language, out var words)
                                ? TidyText.Wording(change?.Invoke(words, language) ?? words)
                                : null
                        )
                    )
                )
        );
        return tidy with
        {
            Languages = [.. languages],
            Intro = Kept(tidy.Intro),
            Thanks = Kept(tidy.Thanks),
            Items = [.. tidy.Items.Select(item => item with { Hint = Kept(item.Hint) })],
            EditReasons = Reasons(content),
        };
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Reasons(
        InstrumentContent content
    ) =>
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            content
                .EditReasons.Where(reason => content.IndexOf(reason.Key) >= 0)
                .Select(reason => KeyValuePair.Create(reason.Key, TidyText.Wording(reason.Value)))
                .Where(reason => reason.Value.Length > 0)
        );

    private static LocalText? Kept(LocalText? text) => text is { Texts.Count: > 0 } ? text : null;
}
