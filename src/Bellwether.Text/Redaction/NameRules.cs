using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>Names after words that introduce one: what people give as their own or another's name, and the names under letters.</summary>
internal static partial class NameRules
{
    private const string Word = @"\p{Lu}(?:[\p{L}'’\-]{1,24}|\.|(?![\p{L}]))";

    private const string Capitalised =
        Word + "(?: (?:de |la |del |van |von |da |y )?" + Word + "){0,4}";

    public static readonly Rule[] All =
    [
        new(Introduced(), PersonalDetail.PersonName),
        new(IntroducedInSmallLetters(), PersonalDetail.PersonName, IsNoPlainWord),
        new(Labelled(), PersonalDetail.PersonName),
        new(Signed(), PersonalDetail.PersonName),
    ];

    // What "my name is …" goes on to when it does not give a name.
    private static readonly HashSet<string> PlainWords = new(
        [
            "wrong",
            "incorrect",
            "misspelled",
            "misspelt",
            "spelled",
            "spelt",
            "not",
            "on",
            "in",
            "the",
            "a",
            "an",
            "still",
            "different",
            "missing",
            "correct",
            "now",
            "also",
            "too",
            "very",
            "never",
            "always",
            "listed",
            "changed",
            "unknown",
            "private",
            "common",
            "long",
            "irrelevant",
            "unimportant",
            "anonymous",
            "hyphenated",
            "there",
            "same",
            "mal",
            "no",
            "incorrecto",
            "equivocado",
            "diferente",
            "correcto",
            "muy",
            "el",
            "la",
            "un",
            "una",
            "que",
            "en",
            "largo",
            "tan",
            "poco",
            "también",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private static bool IsNoPlainWord(string text, Finding finding)
    {
        var it = text.AsSpan(finding.Start, finding.Length);
        var space = it.IndexOf(' ');
        return !PlainWords.Contains((space < 0 ? it : it[..space]).ToString());
    }

    [GeneratedRegex(
        @"\b(?i:(?:(?:my|his|her|their|whose) (?:full |first |last |middle |maiden |legal )?name is|my name['’]s|i am called|i['’]m called|the name is|name of|me llamo|(?:mi|su) (?:nombre|apellido)(?: completo| de soltera)? es|mi nombre:|se llama))[ ]{1,2}(?i:(?:mr|mrs|ms|miss|dr|sr|sra|srta)\.? )?(?<it>"
            + Capitalised
            + ")",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Introduced();

    [GeneratedRegex(
        @"\b(?:(?:my|his|her) (?:full |first |last |maiden |legal )?name is|my name['’]s|me llamo|mi (?:nombre|apellido)(?: completo)? es) (?<it>\p{L}[\p{L}'’\-]{1,24}(?: \p{L}[\p{L}'’\-]{1,24}){0,2})(?=\s{0,3}(?:[.,;!?)]|$|\n| and\b| y\b))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex IntroducedInSmallLetters();

    [GeneratedRegex(
        @"(?<![\p{L}])(?i:(?:full |first |last |customer )?name|nombre(?: completo)?): ?(?<it>"
            + Capitalised
            + ")",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(?<![\p{L}])(?i:sincerely|(?:kind |best )?regards|respectfully|atentamente|saludos)(?: yours)?,?\s{1,4}(?<it>"
            + Capitalised
            + @")(?=[.!]?\s{0,4}$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Signed();
}
