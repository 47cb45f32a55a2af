using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Instruments;

/// <summary>Gentle advice: how hard it is to read, how long it takes.</summary>
/// <remarks>
/// Grade in English after Kincaid and others (1975), in Spanish after Crawford (1989), with syllables counted as groups of
/// vowels. Rough on short texts, so it only ever advises.
/// </remarks>
public static partial class ReadingAdvice
{
    private const double HighestGrade = 8;

    // The formulas were made on samples of a hundred words.
    private const int FewestWords = 100;

    /// <summary>The school grade a reader needs, or null when there are too few words to say or no rule for the language.</summary>
    public static double? Grade(InstrumentContent content, string language)
    {
        var text = string.Join(
            "\n",
            content
                .Texts()
                .Where(entry => entry.Field != "thanks")
                .Select(entry => entry.Text.Texts.GetValueOrDefault(language, ""))
        );
        return Grade(text, language, FewestWords);
    }

    /// <summary>The school grade a reader of a text needs, or null below so many words, or without a rule for the language.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language: en or es.</param>
    /// <param name="fewestWords">Words below which nothing is said; the formulas were made on a hundred.</param>
    public static double? Grade(string text, string language, int fewestWords)
    {
        var words = Word().Matches(text);
        if (words.Count < fewestWords)
            return null;
        var sentences = Math.Max(1, SentenceEnd().Count(text));
        double syllables = words.Sum(word => Syllables(word.Value, language));
        double? grade = language switch
        {
            "en" => (0.39 * words.Count / sentences) + (11.8 * syllables / words.Count) - 15.59,
            "es" => (-0.205 * 100 * sentences / words.Count)
                + (0.049 * 100 * syllables / words.Count)
                - 3.407,
            _ => null,
        };
        return grade is null ? null : Math.Round(Math.Clamp(grade.Value, 0, 20), 1);
    }

    /// <summary>Minutes a careful reader takes: 200 words a minute, 5 seconds a choice, 10 a number, a day or a contact, 15 a ranking, 30 an open answer.</summary>
    public static double Minutes(InstrumentContent content)
    {
        var language = content.Languages.IsEmpty ? "en" : content.Languages[0];
        var words = content
            .Texts()
            .Where(entry => entry.Field != "thanks")
            .Sum(entry => Word().Count(entry.Text.In(language)));
        var seconds =
            (words * 0.3)
            + content.Items.Sum(item => Seconds(item) * (Condition.Of(item) is null ? 1 : 0.5));
        return Math.Max(0.5, Math.Round(seconds / 30) / 2);
    }

    private static double Seconds(Item item) =>
        item.Kind switch
        {
            _ when !item.IsShown => 0,
            ItemKind.Statement => 0,
            ItemKind.Text => 30,
            ItemKind.Ranking => 15,
            ItemKind.Number or ItemKind.Date or ItemKind.Email or ItemKind.Phone => 10,
            _ => 5,
        };

    private static int Syllables(string word, string language)
    {
        var count = Vowels().Count(word);
        if (language == "en" && SilentEnd().IsMatch(word))
            count--;
        return Math.Max(1, count);
    }

    internal static IEnumerable<Finding> Check(InstrumentContent content)
    {
        foreach (var language in content.Languages)
            if (Grade(content, language) is > HighestGrade and var grade)
                yield return new Finding(
                    "instrument.hard-to-read",
                    "items",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The {LanguageNames.English(language)} text reads like school grade {grade:0.#}."
                    ),
                    "Use shorter sentences and everyday words; aim for grade 8 or below.",
                    IsAdvice: true
                ).Es(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"El texto en {LanguageNames.Spanish(language)} se lee como el grado escolar {grade:0.#}."
                    ),
                    "Use frases más cortas y palabras de todos los días; apunte al grado 8 o menos."
                );
        var minutes = Minutes(content);
        if (content.Minutes > 0 && minutes > content.Minutes * 2)
            yield return new Finding(
                "instrument.longer-than-stated",
                "minutes",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It says {content.Minutes:0.#} minutes, but looks like {minutes:0.#}."
                ),
                "Ask a few people to try it, and state what they needed.",
                IsAdvice: true
            ).Es(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Dice {content.Minutes:0.#} minutos, pero parecen {minutes:0.#}."
                ),
                "Pida a algunas personas que la prueben e indique lo que necesitaron."
            );
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        "[^aeiouyl](e|es|ed)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SilentEnd();

    [GeneratedRegex(
        "[aeiouyáéíóúüàèìòù]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Vowels();
}
