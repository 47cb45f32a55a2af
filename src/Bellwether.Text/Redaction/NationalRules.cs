using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>Numbers by which countries know people: Spain, Mexico, the United Kingdom, Canada; and plates of vehicles called so.</summary>
internal static partial class NationalRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    public static readonly Rule[] All =
    [
        new(Curp(), PersonalDetail.NationalNumber) { Digits = 7 },
        new(Rfc(), PersonalDetail.NationalNumber, HasRealDate) { Digits = 6 },
        new(SpanishIdentity(), PersonalDetail.NationalNumber, HasRightLetter) { Digits = 7 },
        new(NationalInsurance(), PersonalDetail.NationalNumber) { Digits = 6 },
        new(SocialInsurance(), PersonalDetail.NationalNumber)
        {
            Digits = 9,
            Pieces = Rule.AnyOf("sin", "social insurance"),
        },
        new(Plate(), PersonalDetail.VehiclePlate, HasADigit)
        {
            Pieces = Rule.AnyOf("plate", "placa", "matr", "tag"),
        },
    ];

    private static bool HasADigit(string text, Finding finding) =>
        text.AsSpan(finding.Start, finding.Length).ContainsAnyInRange('0', '9');

    // The six digits of a Mexican taxpayer's key are a date of birth: year, month, day.
    private static bool HasRealDate(string text, Finding finding)
    {
        var at = finding.Start;
        while (!char.IsAsciiDigit(text[at]))
            at++;
        var month = (10 * (text[at + 2] - '0')) + text[at + 3] - '0';
        var day = (10 * (text[at + 4] - '0')) + text[at + 5] - '0';
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    // DNI and NIE: the letter is the number modulo 23 in a fixed order; X, Y, Z stand for 0, 1, 2.
    private static bool HasRightLetter(string text, Finding finding)
    {
        var number = 0;
        foreach (var c in text.AsSpan(finding.Start, finding.Length - 1))
            number = char.ToUpperInvariant(c) switch
            {
                >= '0' and <= '9' and var digit => (number * 10) + digit - '0',
                'Y' => 1,
                'Z' => 2,
                _ => number,
            };
        return char.ToUpperInvariant(text[finding.End - 1])
            == "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23];
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d])[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[A-Z\d][0-9](?![\p{L}\d])",
        Options
    )]
    private static partial Regex Curp();

    [GeneratedRegex(
        @"(?<![\p{L}\d])[A-ZÑ&]{3,4}[\- ]?[0-9]{6}[\- ]?[A-Z\d]{3}(?![\p{L}\d])",
        Options
    )]
    private static partial Regex Rfc();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:[0-9]{8}|[XYZ][\- ]?[0-9]{7})[\- ]?[A-HJ-NP-TV-Z](?![\p{L}\d])",
        Options
    )]
    private static partial Regex SpanishIdentity();

    [GeneratedRegex(
        @"(?<![\p{L}\d])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![\p{L}\d])",
        Options
    )]
    private static partial Regex NationalInsurance();

    [GeneratedRegex(
        @"\b(?:sin|social insurance)(?: (?:number|no\.?))?[\s:#.\-]{0,3}(?:is )?(?<it>[0-9]{3}[ \-]?[0-9]{3}[ \-]?[0-9]{3})(?!\d)",
        Options
    )]
    private static partial Regex SocialInsurance();

    [GeneratedRegex(
        @"\b(?:(?:licen[cs]e|number) plates?|plates?|placas?|matr[ií]cula|tag) ?(?:number|no\.?|n[uú]mero|n[º°])?[\s:#]{0,3}(?:(?:of|de|del) (?:my |mi |the )?(?:car|truck|vehicle|carro|coche|auto|veh[ií]culo|camioneta)[\s:]{1,2})?(?:is |was |es |era |son |de )?(?<it>(?-i:[A-Z0-9]{1,4}[\- ]?[A-Z0-9]{2,6}(?:[\- ][A-Z0-9]{1,3})?))(?![\p{L}\d])",
        Options
    )]
    private static partial Regex Plate();
}
