using System.Buffers;
using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>E-mail addresses, and street and postal addresses as they are written in the United States, in Spanish and in much of Europe.</summary>
internal static partial class AddressRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Kinds =
        "street|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|circle|cir|place|pl|terrace|ter|way|parkway|pkwy|highway|hwy"
        + "|square|squares|sq|trail|trl|loop|alley|plaza|route|rte|streets|avenues|roads|lanes|courts|drives";

    private const string Word = @"(?>[\p{L}\d][\p{L}\d.'’\-]{0,24})";

    // What parts an address: a comma, a line, the marks people put between fields.
    private const string Gap = @"[\s,;|?]{1,8}";

    private const string RoomWords =
        @"(?:apt|apartment|suite|ste|unit|floor|rm|room|apto|depto|piso|interior|#)\.? ?#?[0-9A-Z]{1,6}\b";

    private const string Room = "(?:" + Gap + RoomWords + ")?";

    private const string Place =
        @"(?:[\s,]{1,3}[\p{L} .'’\-]{2,30}[\s,]{1,3}[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?\b)?";

    // After a room a town, a country and a postal code may follow.
    private const string Tail =
        "(?:"
        + Gap
        + RoomWords
        + "(?:(?:"
        + Gap
        + @"(?>[\p{L}(][\p{L}.()'’\-]{0,24})){0,5}?"
        + Gap
        + @"[0-9]{4,6}\b)?)?";

    private static readonly SearchValues<string> FirstKinds = Rule.AnyOf(
        "calle",
        "ave",
        "avd",
        "carre",
        "calzada",
        "paseo",
        "bulevar",
        "camino",
        "colonia",
        "cerrada",
        "privada",
        "rue",
        "via",
        "piazza",
        "rua",
        "rúa",
        "ul ",
        "ul.",
        "ulica",
        "trg",
        "chemin",
        "quai"
    );

    private static readonly SearchValues<string> InnerKinds = Rule.AnyOf(
        "str",
        "vej",
        "gade",
        "gata",
        "väg",
        "vegen",
        "veien",
        "vei",
        "weg",
        "laan",
        "plein",
        "katu",
        "ntie",
        "polku",
        "gasse",
        "platz",
        "allee",
        " út",
        " utca",
        " u.",
        " tér",
        " krt.",
        " nám",
        " ulice"
    );

    public static readonly Rule Email = new(EmailAddress(), PersonalDetail.EmailAddress);

    public static readonly Rule[] Postal =
    [
        new(Street(), PersonalDetail.StreetAddress),
        new(KindFirst(), PersonalDetail.StreetAddress) { Pieces = FirstKinds },
        new(NumberThenKind(), PersonalDetail.StreetAddress) { Pieces = FirstKinds },
        new(KindInside(), PersonalDetail.StreetAddress) { Pieces = InnerKinds },
        new(Military(), PersonalDetail.StreetAddress)
        {
            Digits = 5,
            Pieces = Rule.AnyOf("apo", "fpo", "dpo"),
        },
        new(Box(), PersonalDetail.StreetAddress) { Pieces = Rule.AnyOf("box", "apartado") },
        new(WithRoom(), PersonalDetail.StreetAddress)
        {
            Pieces = Rule.AnyOf("apt", "apartment", "suite", "ste", "depto"),
        },
        new(NumberOnBothSides(), PersonalDetail.StreetAddress, IsNoDate) { Digits = 2 },
        new(Corner(), PersonalDetail.StreetAddress) { Pieces = Rule.AnyOf("corner of") },
        new(StateAndZip(), PersonalDetail.StreetAddress) { Digits = 5 },
    ];

    // "2 March 2026", "5 Section 280": words that stand between numbers elsewhere.
    private static bool IsNoDate(string text, Finding finding)
    {
        var it = text.AsSpan(finding.Start, finding.Length);
        it = it[(it.IndexOf(' ') + 1)..];
        Span<char> lower = stackalloc char[25];
        var end = it.IndexOf(' ');
        return end is > 0 and <= 25
            && !NameList.Of(lower[..it[..end].ToLowerInvariant(lower)]).IsNoName;
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d._%+\-])[\p{L}\d._%+\-]{1,64} ?@ ?(?:[\p{L}\d\-]{1,63}\.){1,5}[\p{L}]{2,24}(?![\p{L}\d])",
        Options
    )]
    private static partial Regex EmailAddress();

    [GeneratedRegex(
        @"(?<![\d$])(?>[0-9]{1,6}[A-Z]?(?:[\-/][0-9]{1,4})?)(?: "
            + Word
            + "){1,5}? (?:"
            + Kinds
            + @")\b\.?(?: (?:north|south|east|west|n|s|e|w|ne|nw|se|sw)\b)?"
            + Room
            + Place,
        Options
    )]
    private static partial Regex Street();

    // The kind of street comes first: calle, rue, via, ul. A number before it is part of it.
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:(?>[0-9]{1,6}) )?(?:calle|avenida|avda?\.?|carrera|callej[oó]n|calzada|paseo|bulevar|camino|carretera|colonia|cerrada|privada|avenue|rue|via|viale|piazza|rua|rúa|ul\.?|ulica|trg|chemin|quai)(?: "
            + Word
            + @"){1,5}?,? (?:#|no\.?|n[uú]m(?:ero)?\.?|n[º°])? ?[0-9]{1,5}[a-z]?\b"
            + Tail
            + Place,
        Options
    )]
    private static partial Regex KindFirst();

    // As in Puerto Rico: 2301 Calle Loíza.
    [GeneratedRegex(
        @"(?<![\d$])(?>[0-9]{1,6}) (?i:calle|avenida|ave\.?|paseo|camino|carretera)(?: (?:de la |de |del |la |los |las )?\p{Lu}[\p{L}.'’\-]{1,24}){1,3}(?i:"
            + Tail
            + ")",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NumberThenKind();

    // The kind is the end of the name: Hersnapvej 75, Kopfhölzistrasse 12, Hegyalja út 98.
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:(?>[0-9]{1,6}) )?(?:\p{L}\. )?(?:\p{Lu}\p{L}{1,20}(?:straat|stræde|vej|vejen|gade|gata|gatan|väg|vägen|vegen|veien|vei|strasse|straße|str|weg|laan|plein|katu|ntie|polku|gasse|platz|allee)|\p{Lu}\p{L}{1,24}(?: \p{L}{1,24})? (?:út|utca|u\.|tér|krt\.|náměstí|ulice))\.? [0-9]{1,5}[A-Za-z]?\b(?i:"
            + Tail
            + ")",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex KindInside();

    [GeneratedRegex(
        @"\b(?:usns|uss|uscgc|psc|cmr|unit) [\p{L}\d, ]{1,40}\s{1,3}(?:apo|fpo|dpo),? (?:aa|ae|ap) [0-9]{5}\b",
        Options
    )]
    private static partial Regex Military();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:(?>[0-9]{1,6}) )?(?:p\.? ?o\.? ?box|apartado(?: postal)?|psc [0-9]{1,5},? box|unit [0-9]{1,5},? box) ?#?[0-9]{1,6}\b(?:[\s,]{1,3}(?:apo|fpo|dpo) [a-z]{2} [0-9]{5})?"
            + Tail
            + Place,
        Options
    )]
    private static partial Regex Box();

    // The room gives the address away where no word for "street" is known; what leads to it and the postal code after it go with it.
    [GeneratedRegex(
        @"(?<![\p{L}\d$])(?:(?>[0-9]{1,6})(?:[ ]"
            + Word
            + "){1,5}?"
            + Gap
            + @")?(?:apt|apartment|suite|ste|apto|depto)\.? ?#?[0-9]{1,6}[a-z]?\b"
            + "(?:(?:"
            + Gap
            + @"(?>[\p{L}\d(][\p{L}.()'’\-]{0,24})){0,5}?"
            + Gap
            + @"[0-9]{4,6}\b)?",
        Options
    )]
    private static partial Regex WithRoom();

    // "641 Dašická 688, Turkovice": a number before and after words with capitals, where the address ends.
    [GeneratedRegex(
        @"(?<![\p{L}\d$€£.,/\-])[0-9]{1,6}(?: \p{Lu}[\p{L}.'’\-]{1,24})(?: \p{L}[\p{L}.'’\-]{0,24}){0,3} (?!19|20)[0-9]{1,4}[A-Za-z]?(?=\s*(?:[,.;\n]|$))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NumberOnBothSides();

    [GeneratedRegex(
        @"\b(?:the )?(?i:corner of) (?:"
            + Word
            + @" ){1,6}?(?:and|&) (?:\p{Lu}[\p{L}.'’\-]{1,24}|[0-9]{1,3}(?:st|nd|rd|th))(?: \p{Lu}[\p{L}.'’\-]{1,24}){0,2}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Corner();

    [GeneratedRegex(
        @"(?<![\p{L}])(?:A[KLPRZ]|C[AOT]|D[CE]|FL|GA|GU|HI|I[ADLN]|K[SY]|LA|M[ADEINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])\.?,? [0-9]{5}(?:-[0-9]{4})?(?!\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex StateAndZip();
}
