using System.Text.RegularExpressions;

namespace Bellwether.Text.Redaction;

/// <summary>Dates of birth: dates that are called so, and full dates of the last century, which few comments name for another reason.</summary>
internal static partial class DateRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Month =
        "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)";

    private const string AnyYear = "(?:(?:19|20)?[0-9]{2})";

    private const string LastCentury = "(?:19[0-9]{2})";

    public static readonly Rule[] All =
    [
        new(Labelled(), PersonalDetail.BirthDate)
        {
            Digits = 3,
            Pieces = Rule.AnyOf("born", "dob", "d.o", "do.b", "birth", "nac", "cumplea"),
        },
        new(OfLastCentury(), PersonalDetail.BirthDate) { Digits = 5, Pieces = Rule.AnyOf("19") },
    ];

    [GeneratedRegex(
        @"\b(?:born|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y)|naci(?:ó|do|da|miento)?|nací|nacimiento|cumpleaños)\b[\s:,\-]{0,3}(?:(?:on|is|was|in|el|es|fue|en|d[ií]a|the) ){0,3}"
            + "(?<it>[0-9]{1,2}[/.\\- ][0-9]{1,2}[/.\\- ]"
            + AnyYear
            + "|(?:19|20)[0-9]{2}[/.\\-][0-9]{1,2}[/.\\-][0-9]{1,2}"
            + "|"
            + Month
            + @"\.? [0-9]{1,2}(?:st|nd|rd|th)?,? "
            + AnyYear
            + @"|[0-9]{1,2}(?:st|nd|rd|th|º)? (?:of |de )?"
            + Month
            + @"\.?,? (?:de |del )?"
            + AnyYear
            + @"|[0-9]{6,8})(?!\d)",
        Options
    )]
    private static partial Regex Labelled();

    [GeneratedRegex(
        "(?<![\\d/.\\-])(?:[0-9]{1,2}[/.\\-][0-9]{1,2}[/.\\-]"
            + LastCentury
            + "|"
            + LastCentury
            + "[/.\\-][0-9]{1,2}[/.\\-][0-9]{1,2}|"
            + Month
            + @"\.? [0-9]{1,2}(?:st|nd|rd|th)?,? "
            + LastCentury
            + @"|[0-9]{1,2}(?:st|nd|rd|th|º)? (?:of |de )?"
            + Month
            + @"\.?,? (?:de |del )?"
            + LastCentury
            + @")(?!\d)",
        Options
    )]
    private static partial Regex OfLastCentury();
}
