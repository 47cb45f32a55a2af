using System.Text.RegularExpressions;

namespace Bellwether.Instruments;

/// <summary>What wording advice looks for in one language.</summary>
internal sealed partial record WordingLists(
    Regex Leading,
    Regex Joined,
    Regex DoubleNegative,
    Regex Absolute,
    Regex VagueTime,
    Regex Jargon,
    IReadOnlyList<string> Favourable,
    IReadOnlyList<string> Unfavourable,
    Regex Personal
)
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The lists of a language, or null where nobody has made them.</summary>
    public static WordingLists? Of(string language) =>
        language switch
        {
            "en" => English,
            "es" => Spanish,
            _ => null,
        };

    private static WordingLists English { get; } =
        new(
            EnglishLeading(),
            EnglishJoined(),
            EnglishDoubleNegative(),
            EnglishAbsolute(),
            EnglishVagueTime(),
            EnglishJargon(),
            [
                "very satisfied",
                "satisfied",
                "agree",
                "good",
                "excellent",
                "easy",
                "better",
                "helpful",
                "great",
                "fair",
            ],
            [
                "dissatisfied",
                "disagree",
                "bad",
                "poor",
                "terrible",
                "difficult",
                "hard",
                "worse",
                "unhelpful",
                "awful",
                "unfair",
            ],
            EnglishPersonal()
        );

    private static WordingLists Spanish { get; } =
        new(
            SpanishLeading(),
            SpanishJoined(),
            SpanishDoubleNegative(),
            SpanishAbsolute(),
            SpanishVagueTime(),
            SpanishJargon(),
            [
                "muy satisfecho",
                "satisfecho",
                "de acuerdo",
                "bueno",
                "buena",
                "excelente",
                "fácil",
                "mejor",
                "justo",
            ],
            [
                "insatisfecho",
                "en desacuerdo",
                "malo",
                "mala",
                "pésimo",
                "difícil",
                "peor",
                "injusto",
            ],
            SpanishPersonal()
        );

    [GeneratedRegex(
        @"\b(don['’]t you|wouldn['’]t you|isn['’]t it|aren['’]t (you|we)|do you agree that|how much did you (like|love|enjoy)|how (great|excellent|helpful|good|easy) (was|is|were)|our (excellent|great|friendly|fast|award-winning))\b",
        Plain
    )]
    private static partial Regex EnglishLeading();

    [GeneratedRegex(@"\b(\w+)\s+(and|as well as)\s+(\w+)", Plain)]
    private static partial Regex EnglishJoined();

    [GeneratedRegex(
        @"\b(not|never|no|without|\w+n['’]t)\b[^.?!]*\b(not|never|no|without|\w+n['’]t|un(able|clear|fair|helpful|happy|likely|satisf\w+|necessary)|impossible|dis(agree|satisf)\w*)\b",
        Plain
    )]
    private static partial Regex EnglishDoubleNegative();

    [GeneratedRegex(
        @"\b(always|never|all of the time|every time|everyone|everybody|nobody|completely|totally|absolutely)\b",
        Plain
    )]
    private static partial Regex EnglishAbsolute();

    [GeneratedRegex(
        @"\b(recently|lately|often|sometimes|usually|regularly|frequently|in the past|these days|soon|a while ago)\b",
        Plain
    )]
    private static partial Regex EnglishVagueTime();

    [GeneratedRegex(
        @"\b(utili[sz]e\w*|leverag\w+|stakeholders?|facilitat\w+|adjudicat\w+|pursuant|aforementioned|modalit(y|ies)|remittance|heretofore|in lieu of|interfac\w+|touchpoints?|deliverables?)\b",
        Plain
    )]
    private static partial Regex EnglishJargon();

    [GeneratedRegex(
        @"\b(your (full |first |last |maiden )?name|social security|date of birth|birth ?date|when were you born|(your|home|street|mailing|e-?mail) address|your (phone|telephone|mobile|cell)( number)?|phone number|passport number|driver['’]?s licen[cs]e|case number|account number|medical|diagnos\w+|immigration status|bank|credit card)\b",
        Plain
    )]
    private static partial Regex EnglishPersonal();

    [GeneratedRegex(
        @"(¿\s*no (cree|le parece|está de acuerdo|piensa)|¿\s*verdad\s*\?|¿\s*cuánto (le gustó|disfrutó)|¿\s*qué tan (bueno|excelente|fácil|útil) (fue|es|estuvo)|nuestr[oa] (excelente|gran|amable|rápid[oa]))",
        Plain
    )]
    private static partial Regex SpanishLeading();

    [GeneratedRegex(@"\b(\w+)\s+(y|e|así como)\s+(\w+)", Plain)]
    private static partial Regex SpanishJoined();

    [GeneratedRegex(
        @"\bno\b[^.?!]*\b(no|sin|imposible|incapaz|injust\w+|innecesari\w+|insatisf\w+|difícil|desacuerdo)\b",
        Plain
    )]
    private static partial Regex SpanishDoubleNegative();

    [GeneratedRegex(
        @"\b(siempre|nunca|jamás|todas las veces|todo el mundo|todo el tiempo|nadie|completamente|totalmente|absolutamente)\b",
        Plain
    )]
    private static partial Regex SpanishAbsolute();

    [GeneratedRegex(
        @"\b(recientemente|últimamente|a menudo|a veces|con frecuencia|frecuentemente|normalmente|regularmente|en el pasado|hace tiempo|pronto)\b",
        Plain
    )]
    private static partial Regex SpanishVagueTime();

    [GeneratedRegex(
        @"\b(aperturar|eficientar|coadyuv\w+|subsanar|dictamin\w+|implement\w+|stakeholders?|accesar|recepcionar|gestionamiento|susodich[oa]s?)\b",
        Plain
    )]
    private static partial Regex SpanishJargon();

    [GeneratedRegex(
        @"\b((su|el) nombre( completo)?|apellidos?|seguro social|fecha de nacimiento|cuándo nació|(su )?(domicilio|dirección)|correo electrónico|su (teléfono|celular)|número de (teléfono|pasaporte|cuenta|caso|identidad|tarjeta)|licencia de (conducir|manejo)|diagnóstic\w+|estatus migratorio|tarjeta de crédito)\b",
        Plain
    )]
    private static partial Regex SpanishPersonal();

    /// <summary>Two to six capitals in a row, and perhaps digits: what only insiders can read.</summary>
    [GeneratedRegex(@"\b(?=[A-Z0-9-]*[A-Z])[A-Z][A-Z0-9-]{1,5}\b", RegexOptions.CultureInvariant)]
    public static partial Regex Acronym();
}
