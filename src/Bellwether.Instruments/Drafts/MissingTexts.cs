namespace Bellwether.Instruments;

/// <summary>What still has to be written before an instrument can be offered in a language.</summary>
public static class MissingTexts
{
    /// <summary>The fields with no text in that language, in the order of the form; none when it is complete.</summary>
    public static IReadOnlyList<string> Run(InstrumentContent content, string language) =>
        [
            .. content
                .Texts()
                .Where(entry =>
                    string.IsNullOrWhiteSpace(entry.Text.Texts.GetValueOrDefault(language))
                )
                .Select(entry => entry.Field),
        ];
}
