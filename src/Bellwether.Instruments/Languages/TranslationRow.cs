using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>One text of a translation file.</summary>
/// <param name="Row">The row of a table, or the number of the unit in an XLIFF file, from 1.</param>
/// <param name="Key">The field, as <see cref="InstrumentContent.Texts"/> names it.</param>
/// <param name="Source">The text in the first language, as the translator saw it.</param>
/// <param name="Target">The translation; "" when it is not written yet.</param>
public sealed record TranslationRow(int Row, string Key, string Source, string Target);

/// <summary>What a translation file holds.</summary>
/// <param name="SourceLanguage">The language it was translated from.</param>
/// <param name="Language">The language it was translated into.</param>
/// <param name="Rows">The texts, in the order of the file.</param>
public sealed record TranslationTexts(
    string SourceLanguage,
    string Language,
    ImmutableArray<TranslationRow> Rows
)
{
    /// <summary>The texts of a questionnaire, to be translated into that language.</summary>
    public static TranslationTexts Of(InstrumentContent content, string language)
    {
        var source = content.Languages.IsEmpty ? "en" : content.Languages[0];
        return new TranslationTexts(
            source,
            language,
            [
                .. content
                    .Texts()
                    .Select(
                        (text, at) =>
                            new TranslationRow(
                                at + 2,
                                text.Field,
                                text.Text.Texts.GetValueOrDefault(source, ""),
                                text.Text.Texts.GetValueOrDefault(language, "")
                            )
                    ),
            ]
        );
    }
}

/// <summary>The forms of a translation file.</summary>
public enum TranslationFormat
{
    /// <summary>A table: key, source, target.</summary>
    Csv = 1,

    /// <summary>XLIFF 2.0, as translation tools read it.</summary>
    Xliff = 2,
}
