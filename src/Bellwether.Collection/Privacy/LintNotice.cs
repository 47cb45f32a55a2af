using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>Whether a privacy statement says all it must, is short enough, and can be read.</summary>
public static class LintNotice
{
    // Below this a grade says nothing.
    private const int FewestWords = 40;

    /// <summary>What stands in the way of keeping it: a part that is missing in a language, brackets left open, too many words.</summary>
    /// <param name="notice">The statement.</param>
    /// <param name="language">Of the faults: en or es.</param>
    public static IReadOnlyList<Fault> Faults(PrivacyNotice notice, string language)
    {
        var faults = new List<Fault>();
        if (!notice.IsNeeded)
            return faults;
        void Say(string field, string english, string spanish) =>
            faults.Add(new Fault(field, language == "es" ? spanish : english));
        foreach (var part in Enum.GetValues<NoticePart>())
        foreach (var written in PrivacyNotice.Languages)
        {
            var text = Text(notice, part, written);
            if (text.Length == 0)
                Say(
                    Field(part, written),
                    "Write this part: a statement without it does not count.",
                    "Escriba esta parte: sin ella la declaración no vale."
                );
            else if (ClearanceChecks.HasBracketText(text))
                Say(
                    Field(part, written),
                    "A text in brackets still waits to be filled in.",
                    "Queda un texto entre corchetes por completar."
                );
        }
        foreach (var written in PrivacyNotice.Languages)
            if (Words(notice, written) is var words && words > PrivacyNotice.MostWords)
                Say(
                    Field(NoticePart.Authority, written),
                    Count(
                        $"The whole has {words} words; people read up to {PrivacyNotice.MostWords}. Take out what they need not know."
                    ),
                    Count(
                        $"El conjunto tiene {words} palabras; la gente lee hasta {PrivacyNotice.MostWords}. Quite lo que no necesitan saber."
                    )
                );
        return faults;
    }

    /// <summary>Advice that does not stand in the way: a grade above eight, by language.</summary>
    /// <param name="notice">The statement.</param>
    public static IReadOnlyList<Finding> Advice(PrivacyNotice notice) =>
        !notice.IsNeeded
            ? []
            :
            [
                .. from written in PrivacyNotice.Languages
                let grade = ReadingAdvice.Grade(notice.In(written)!, written, FewestWords)
                where grade > PrivacyNotice.HighestGrade
                select Hard(written, grade.Value),
            ];

    /// <summary>How many words people would read.</summary>
    /// <param name="notice">The statement.</param>
    /// <param name="language">In which language.</param>
    public static int Words(PrivacyNotice notice, string language) =>
        (notice with { IsNeeded = true })
            .In(language)!
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Length;

    /// <summary>The name of a part's field: purpose-es.</summary>
    /// <param name="part">The part.</param>
    /// <param name="language">The language.</param>
    public static string Field(NoticePart part, string language) =>
        $"{part.ToString().ToLowerInvariant()}-{language}";

    private static Finding Hard(string written, double grade) =>
        new(
            "notice.hard-to-read",
            written,
            Count(
                $"The {(written == "es" ? "Spanish" : "English")} text reads like school grade {grade:0.#}."
            ),
            "Use shorter sentences and everyday words; aim for grade 8 or below.",
            IsAdvice: true
        )
        {
            Spanish = (
                Count(
                    $"El texto en {(written == "es" ? "español" : "inglés")} se lee como el grado escolar {grade:0.#}."
                ),
                "Use frases más cortas y palabras de todos los días; apunte al grado 8 o menos."
            ),
        };

    private static string Text(PrivacyNotice notice, NoticePart part, string language) =>
        notice.Parts.TryGetValue(part, out var text)
        && text.Texts.TryGetValue(language, out var words)
            ? words.Trim()
            : "";

    private static string Count(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
