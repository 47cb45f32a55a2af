using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>E-mail addresses, and street and postal addresses as they are written in the United States and in Spanish.</summary>
internal static partial class AddressRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Kinds =
        "street|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|circle|cir|place|pl|terrace|ter|way|parkway|pkwy|highway|hwy"
        + "|square|squares|sq|trail|trl|loop|alley|plaza|route|rte|streets|avenues|roads|lanes|courts|drives";

    private const string Room =
        @"(?:[\s,]{1,3}(?:apt|apartment|suite|ste|unit|floor|rm|room|depto|piso|#)\.? ?#?[0-9A-Z]{1,6}\b)?";

    private const string Place =
        @"(?:[\s,]{1,3}[\p{L} .'’\-]{2,30}[\s,]{1,3}[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?\b)?";

    public static readonly Rule Email = new(EmailAddress(), PersonalDetail.EmailAddress);

    public static readonly Rule[] Postal =
    [
        new(Street(), PersonalDetail.StreetAddress),
        new(SpanishStreet(), PersonalDetail.StreetAddress),
        new(Box(), PersonalDetail.StreetAddress),
        new(WithRoom(), PersonalDetail.StreetAddress),
        new(StateAndZip(), PersonalDetail.StreetAddress),
    ];

    [GeneratedRegex(
        @"(?<![\p{L}\d._%+\-])[\p{L}\d._%+\-]{1,64} ?@ ?(?:[\p{L}\d\-]{1,63}\.){1,5}[\p{L}]{2,24}(?![\p{L}\d])",
        Options
    )]
    private static partial Regex EmailAddress();

    [GeneratedRegex(
        @"(?<![\d$])(?>[0-9]{1,6}[A-Z]?(?:[\-/][0-9]{1,4})?)(?: (?>[\p{L}\d][\p{L}\d.'’\-]{0,24})){1,5}? (?:"
            + Kinds
            + @")\b\.?(?: (?:north|south|east|west|n|s|e|w|ne|nw|se|sw)\b)?"
            + Room
            + Place,
        Options
    )]
    private static partial Regex Street();

    [GeneratedRegex(
        @"\b(?:calle|avenida|avda?\.|carrera|callej[oó]n|paseo|bulevar|camino|carretera|colonia|avenue|rue|via|viale|rua)(?: (?>[\p{L}\d][\p{L}\d.'’\-]{0,24})){1,5}?,? (?:#|no\.?|n[uú]m(?:ero)?\.?|n[º°])? ?[0-9]{1,5}\b"
            + Room
            + Place,
        Options
    )]
    private static partial Regex SpanishStreet();

    [GeneratedRegex(
        @"\b(?:p\.? ?o\.? ?box|apartado(?: postal)?|psc [0-9]{1,5},? box|unit [0-9]{1,5},? box) ?#?[0-9]{1,6}\b(?:[\s,]{1,3}(?:apo|fpo|dpo) [a-z]{2} [0-9]{5})?"
            + Place,
        Options
    )]
    private static partial Regex Box();

    // The room gives the address away where no word for "street" is known; what leads to it and the postal code after it go with it.
    [GeneratedRegex(
        @"(?<![\p{L}\d$])(?:(?>[0-9]{1,6})(?:[ ](?>[\p{L}\d][\p{L}\d.'’\-]{0,24})){1,5}?[\s,]{1,3})?(?:apt|apartment|suite|ste|apto|depto)\.? ?#?[0-9]{1,6}[a-z]?\b"
            + @"(?:(?:[\s,]{1,3}(?>[\p{L}(][\p{L}.()'’\-]{0,24})){0,4}?[\s,]{1,3}[0-9]{4,6}\b)?",
        Options
    )]
    private static partial Regex WithRoom();

    [GeneratedRegex(
        @"(?<![\p{L}])(?:A[KLPRZ]|C[AOT]|D[CE]|FL|GA|GU|HI|I[ADLN]|K[SY]|LA|M[ADEINOPST]|N[CDEHJMVY]|O[HKR]|P[ARW]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])\.?,? [0-9]{5}(?:-[0-9]{4})?(?!\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex StateAndZip();
}
