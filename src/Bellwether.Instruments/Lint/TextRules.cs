using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Instruments;

/// <summary>Rules about texts: present in every language, with no hole left in them.</summary>
internal static partial class TextRules
{
    private const string Missing = "instrument.text-missing";
    private const string BadLanguage = "instrument.language";
    private const string NoLanguage = "instrument.no-language";
    private const int LongestText = 2000;
    private const double LongestMinutes = 240;

    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        foreach (var finding in CheckLanguages(content))
            yield return finding;
        foreach (var (field, text) in content.Texts())
        foreach (var finding in CheckText(content, field, text))
            yield return finding;
        if (content.Minutes is not (> 0 and <= LongestMinutes))
            yield return new(
                "instrument.minutes",
                "minutes",
                "The minutes it takes are out of range.",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Set them above 0 and up to {LongestMinutes}; about {ReadingAdvice.Minutes(content)} seems right."
                )
            );
    }

    public static bool IsAboutLanguages(Finding finding) =>
        finding.Code is Missing or BadLanguage or NoLanguage;

    private static IEnumerable<Finding> CheckLanguages(InstrumentContent content)
    {
        if (content.Languages.IsEmpty)
            yield return new(
                NoLanguage,
                "languages",
                "No language is chosen.",
                "Choose at least one, for example en."
            );
        foreach (var language in content.Languages)
            if (!Language().IsMatch(language))
                yield return new(
                    BadLanguage,
                    "languages",
                    $"“{language}” is not a language code.",
                    "Use two or three small letters, as in en or es."
                );
        if (content.Languages.Distinct(StringComparer.Ordinal).Count() != content.Languages.Length)
            yield return new(
                BadLanguage,
                "languages",
                "A language is listed twice.",
                "List each language once."
            );
    }

    private static IEnumerable<Finding> CheckText(
        InstrumentContent content,
        string field,
        LocalText text
    )
    {
        foreach (var language in content.Languages)
        {
            if (!text.Texts.TryGetValue(language, out var words) || words.Trim().Length == 0)
            {
                yield return new(
                    Missing,
                    $"{field}.{language}",
                    $"The text is missing in {LanguageNames.English(language)}.",
                    content.Languages.Length > 1
                        ? $"Write it, or take {LanguageNames.English(language)} off the languages of this instrument."
                        : "Write it."
                );
                continue;
            }
            if (words.Length > LongestText)
                yield return new(
                    "instrument.text-long",
                    $"{field}.{language}",
                    "The text is too long to be read.",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Shorten it to {LongestText} characters or fewer."
                    )
                );
            var open = Slots
                .In(words)
                .Where(slot => field != "thanks" || !Slots.OfThanks.Contains(slot))
                .ToList();
            if (open.Count > 0)
                yield return new(
                    "instrument.slot-open",
                    $"{field}.{language}",
                    $"The text still holds {{{open[0]}}}.",
                    $"Write the words that belong there in place of {{{open[0]}}}."
                );
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z]{2})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
