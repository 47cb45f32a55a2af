using System.Buffers;
using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>Everything that needs a digit to be recognised, in the order in which the rules claim their places.</summary>
internal static partial class NumberRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly SearchValues<string> Labels = Rule.AnyOf(
        "case",
        "account",
        "acct",
        "claim",
        "application",
        "passport",
        "licen",
        "receipt",
        "confirm",
        "tracking",
        "reference",
        "member",
        "policy",
        "record",
        "file",
        "badge",
        "alien",
        "ticket",
        "order",
        "id",
        "visa",
        "zip",
        "pin",
        "caso",
        "cuenta",
        "solicitud",
        "pasaporte",
        "expediente",
        "folio",
        "recibo",
        "postal",
        "mite",
        "referencia"
    );

    /// <summary>The rules; those of a text without digits are others.</summary>
    public static readonly Rule[] All =
    [
        .. WebRules.Numbers,
        new(BankAccount(), PersonalDetail.BankAccount, HasTenDigits) { Digits = 10 },
        .. NationalRules.All,
        new(TaxpayerNumber(), PersonalDetail.TaxpayerNumber) { Digits = 9 },
        new(SocialSecurityNumber(), PersonalDetail.SocialSecurityNumber) { Digits = 9 },
        new(LabelledSocialSecurityNumber(), PersonalDetail.SocialSecurityNumber)
        {
            Digits = 9,
            Pieces = Rule.AnyOf("ssn", "social", "socsec", "ss #", "ss#"),
        },
        new(CardNumber(), PersonalDetail.PaymentCard, PassesLuhn) { Digits = 12 },
        .. DateRules.All,
        .. AddressRules.Postal,
        new(LabelledIdNumber(), PersonalDetail.IdNumber, PhoneRules.IsNoDate)
        {
            Digits = 2,
            Pieces = Labels,
        },
        .. PhoneRules.All,
        new(LongNumber(), PersonalDetail.IdNumber, PhoneRules.IsNoDate) { Digits = 7 },
    ];

    public static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c))
                digits++;
        return digits;
    }

    private static bool HasTenDigits(string text, Finding finding) =>
        Digits(text.AsSpan(finding.Start, finding.Length)) >= 10;

    // Luhn's check digit (ISO/IEC 7812-1): every second digit from the right is doubled and its digits are added.
    private static bool PassesLuhn(string text, Finding finding)
    {
        var (sum, second) = (0, false);
        for (var i = finding.End - 1; i >= finding.Start; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var digit = text[i] - '0';
            if (second)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
            second = !second;
        }
        return sum % 10 == 0;
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d])[A-Z]{2}\d{2}[ ]?(?:[A-Z\d]{4}[ ]?){2,7}[A-Z\d]{0,4}(?![\p{L}\d])",
        Options
    )]
    private static partial Regex BankAccount();

    [GeneratedRegex(
        @"(?<!\d)9[0-9]{2}[- ](?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9])[- ][0-9]{4}(?!\d)",
        Options
    )]
    private static partial Regex TaxpayerNumber();

    // Numbers that were never issued (000, 666, 9xx) count too: people mistype their own.
    [GeneratedRegex(
        @"(?<![\d\-])[0-9]{3}(?:-[0-9]{2}-| [0-9]{2} |\.[0-9]{2}\.)[0-9]{4}(?![\d\-])",
        Options
    )]
    private static partial Regex SocialSecurityNumber();

    [GeneratedRegex(
        @"(?:\bssn|social security|\bsocial|seguro social|\bsocsec|\bss ?#)(?: (?:number|n[uú]mero|no\.?|num\.?|es|is))?[\s:#.\-]{0,4}(?:is |es |de )?(?<it>[0-9]{3}[ .\-]?[0-9]{2}[ .\-]?[0-9]{4})(?!\d)",
        Options
    )]
    private static partial Regex LabelledSocialSecurityNumber();

    [GeneratedRegex(@"(?<![\p{L}\d])[0-9](?:[ \-]?[0-9]){11,18}(?!\d)", Options)]
    private static partial Regex CardNumber();

    [GeneratedRegex(
        @"\b(?:case|account|acct|claim|application|passport|licen[cs]e|receipt|confirmation|tracking|reference|member|policy|record|file|badge|alien|ticket|order|id|visa|zip|pin|caso|cuenta|solicitud|pasaporte|licencia|expediente|folio|recibo|confirmaci[oó]n|c[oó]digo postal|tr[aá]mite|referencia)(?: (?:code|number|num|no|n[uú]mero))?\b[\s:#.\-°º]{0,4}(?:is |was |es |era )?[#:]? ?(?<it>[A-Z]{0,3}[\-]?[0-9][0-9A-Z]{0,5}[\-]?[0-9][0-9A-Z\-]{2,20})(?![\p{L}\d]|[ \-]\d{3})",
        Options
    )]
    private static partial Regex LabelledIdNumber();

    [GeneratedRegex(
        @"(?<![\p{L}\d$€£.,/=])[A-Z]{0,3}[\-]?[0-9](?:[\-]?[0-9]){6,39}(?![\d])",
        Options
    )]
    private static partial Regex LongNumber();
}
