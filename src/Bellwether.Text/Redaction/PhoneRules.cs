using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>Phone numbers, North American and international, and shorter ones where the words before say that it is one.</summary>
internal static partial class PhoneRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Extension =
        @"(?:,? ?(?:x|ext\.?|extension|extensi[oó]n)[ :.]{0,2}[0-9]{1,6})?";

    public static readonly Rule[] All =
    [
        new(NorthAmerican(), PersonalDetail.PhoneNumber) { Digits = 10 },
        new(International(), PersonalDetail.PhoneNumber, HasPhoneLength)
        {
            Digits = 7,
            Pieces = Rule.AnyOf("+", "00"),
        },
        new(Labelled(), PersonalDetail.PhoneNumber, HasSixDigits)
        {
            Digits = 6,
            Pieces = Rule.AnyOf(
                "phone",
                "tel",
                "cel",
                "mobile",
                "fax",
                "call",
                "text",
                "messages",
                "vil",
                "llam",
                "llám"
            ),
        },
        new(Grouped(), PersonalDetail.PhoneNumber, IsNoDateOrSum) { Digits = 8 },
        new(Local(), PersonalDetail.PhoneNumber) { Digits = 7 },
        new(LocalWithSpace(), PersonalDetail.PhoneNumber) { Digits = 7 },
        new(TwoFours(), PersonalDetail.PhoneNumber, IsNoDate) { Digits = 8 },
        new(Plain(), PersonalDetail.PhoneNumber) { Digits = 10 },
    ];

    /// <summary>False for 2026-03-03, 03-03-2026 and 2025-2026.</summary>
    public static bool IsNoDate(string text, Finding finding) =>
        !Date().IsMatch(text.AsSpan(finding.Start, finding.Length));

    private static bool HasPhoneLength(string text, Finding finding) =>
        NumberRules.Digits(text.AsSpan(finding.Start, finding.Length)) is >= 7 and <= 16;

    private static bool HasSixDigits(string text, Finding finding) =>
        NumberRules.Digits(text.AsSpan(finding.Start, finding.Length)) is >= 6 and <= 16;

    private static bool IsNoDateOrSum(string text, Finding finding)
    {
        var it = text.AsSpan(finding.Start, finding.Length);
        return NumberRules.Digits(it) is >= 8 and <= 14
            && IsNoDate(text, finding)
            && !Thousands().IsMatch(it);
    }

    [GeneratedRegex(
        @"(?<![\d\-])(?:\+?1[ .\-]?)?(?:\([0-9]{3}\)|[0-9]{3})[ .\-/]{0,3}[0-9]{3}[ .\-]{1,2}[0-9]{4}(?!\d)"
            + Extension,
        Options
    )]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(
        @"(?<![\d+])(?:\+|\b00)[ ]?[0-9]{1,3}(?:[ .\-()]{0,3}[0-9]{1,5}){1,6}(?!\d)" + Extension,
        Options
    )]
    private static partial Regex International();

    [GeneratedRegex(
        @"\b(?:phone|telephone|tel|cell|mobile|fax|call(?: me)?|text(?: me)?|messages|tel[eé]fono|celular|m[oó]vil|ll[aá]m(?:ar|e|en|enme|eme))\b(?: (?:number|n[uú]mero|no))?[\s:#.]{0,4}(?:(?:is|es|at|on|to|al|a|me|my|mi|back) ){0,3}(?<it>\(?[0-9]{2,5}\)?(?:[ .\-]?[0-9]{2,5}){1,4})(?!\d)"
            + Extension,
        Options
    )]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(?<![\d.\-/+])(?:\([0-9]{2,4}\)|[0-9]{2,4})(?:[ .\-][0-9]{2,4}){2,4}(?![\d.\-/]?\d)",
        Options
    )]
    private static partial Regex Grouped();

    [GeneratedRegex(
        @"(?<![\d.\-/$])[2-9][0-9]{2}[\-.][0-9]{4}(?![\d.\-/]?\d)" + Extension,
        Options
    )]
    private static partial Regex Local();

    [GeneratedRegex(
        @"(?<![\d.,\-/$€£] ?)[2-9][0-9]{2} (?!19|20)[0-9]{4}(?![.,\-/ ]?\d)" + Extension,
        Options
    )]
    private static partial Regex LocalWithSpace();

    [GeneratedRegex(@"(?<![\d.\-/])[0-9]{4}[ \-][0-9]{4}(?![ .\-/]?\d)", Options)]
    private static partial Regex TwoFours();

    [GeneratedRegex(@"(?<![\p{L}\d$€£.,])1?[2-9][0-9]{2}[2-9][0-9]{6}(?!\d)", Options)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^(?:(?:19|20)[0-9]{2}([ .\-])[0-9]{2}\1[0-9]{2}(?: [0-9]{1,2})?|[0-9]{1,2}([ .\-])[0-9]{1,2}\2(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[ \-](?:19|20)[0-9]{2})$",
        Options
    )]
    private static partial Regex Date();

    [GeneratedRegex(@"^[0-9]{2,3}(?: 000){2}$", Options)]
    private static partial Regex Thousands();
}
