namespace Bellwether.Instruments;

/// <summary>A text whose translation may say something else by now.</summary>
/// <param name="Field">The text.</param>
/// <param name="Language">The language in which nobody has touched it.</param>
public sealed record StaleText(string Field, string Language);

/// <summary>Finds translations that stayed as they were although the first language was written anew since the version in use.</summary>
public static class StaleTexts
{
    /// <summary>The stale texts; none when there is no earlier version.</summary>
    public static IReadOnlyList<StaleText> Run(InstrumentContent? before, InstrumentContent now)
    {
        if (before is null || now.Languages.Length < 2)
            return [];
        var source = now.Languages[0];
        var was = before.Texts().ToDictionary(text => text.Field, text => text.Text);
        return
        [
            .. from text in now.Texts()
            where was.ContainsKey(text.Field)
            let old = was[text.Field]
            where !Wording.Same(old.In(source), text.Text.In(source))
            from language in now.Languages.Skip(1)
            where
                old.Texts.TryGetValue(language, out var then)
                && text.Text.Texts.TryGetValue(language, out var words)
                && words == then
            select new StaleText(text.Field, language),
        ];
    }

    /// <summary>The same as advice.</summary>
    public static IReadOnlyList<Finding> Check(InstrumentContent? before, InstrumentContent now) =>
        [
            .. Run(before, now)
                .Select(stale =>
                    new Finding(
                        "instrument.translation-stale",
                        $"{stale.Field}.{stale.Language}",
                        $"The {LanguageNames.English(stale.Language)} text is the old one; the other language was changed.",
                        "Read both side by side, and write it anew or save it again as it is.",
                        IsAdvice: true
                    ).Es(
                        $"El texto en {LanguageNames.Spanish(stale.Language)} es el anterior; el otro idioma cambió.",
                        "Lea los dos lado a lado y escríbalo de nuevo, o guárdelo otra vez como está."
                    )
                ),
        ];
}
