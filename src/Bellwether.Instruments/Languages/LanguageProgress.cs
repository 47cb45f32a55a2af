using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>How far a language is.</summary>
/// <param name="Language">The language.</param>
/// <param name="Texts">How many texts there are.</param>
/// <param name="Written">How many of them are written in it.</param>
/// <param name="Stale">How many stayed as they were although the first language was changed since the version in use.</param>
/// <param name="IsOffered">True when respondents can choose it.</param>
public sealed record LanguageProgress(
    string Language,
    int Texts,
    int Written,
    int Stale,
    bool IsOffered
)
{
    /// <summary>True when no text is missing.</summary>
    public bool IsComplete => Written == Texts;

    /// <summary>Every language that is offered or begun, in the order of the instrument.</summary>
    public static ImmutableArray<LanguageProgress> Of(
        InstrumentContent content,
        InstrumentContent? before = null
    )
    {
        var texts = content.Texts();
        var stale = StaleTexts.Run(before, content);
        return
        [
            .. content
                .Languages.Concat(
                    texts.SelectMany(text => text.Text.Texts.Keys).Order(StringComparer.Ordinal)
                )
                .Distinct(StringComparer.Ordinal)
                .Select(language => new LanguageProgress(
                    language,
                    texts.Count,
                    texts.Count - MissingTexts.Run(content, language).Count,
                    stale.Count(text => text.Language == language),
                    content.Languages.Contains(language)
                )),
        ];
    }
}
