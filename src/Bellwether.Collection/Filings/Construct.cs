using System.Text.RegularExpressions;
using Bellwether.Instruments;

namespace Bellwether.Collection.Filings;

/// <summary>Which construction of a measure a wording is, and whether it is another construct than its slot stands for.</summary>
/// <remarks>
/// Figures of different constructions are never joined silently. In the trust slot everything that does not ask about trust
/// or confidence in the provider is another construct; in the other slots only a wording that plainly is another standard
/// question, or asks for a recommendation, is: agencies may adapt those statements.
/// </remarks>
internal static partial class Construct
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] StandardNames =
    [
        "satisfied-with-service",
        "",
        "need-addressed",
        "easy-to-complete",
        "reasonable-time",
        "treated-fairly",
        "employees-helpful",
    ];

    /// <summary>True for a request for words: it has no counts of answers.</summary>
    public static bool IsOpenText(string text) => OpenText().IsMatch(Wording.Normalise(text));

    /// <summary>What the wording in that slot is.</summary>
    /// <param name="slot">1 to 11.</param>
    /// <param name="text">The wording as typed.</param>
    /// <returns>
    /// The construction by the name that templates use (interaction-increased-trust, easy-to-complete, or ease-adapted for the
    /// agency's own wording), and when it is another construct, which one.
    /// </returns>
    public static (string Name, string? Other) Of(int slot, string text)
    {
        var words = Wording.Normalise(text);
        var key = FilingSlots.Key(slot);
        if (slot > FilingSlots.Standard)
            return ("own", null);
        if (slot == 2)
            return Trust(words);
        if (Exactly(slot).IsMatch(words))
            return (StandardNames[slot - 1], null);
        return !Standard(slot).IsMatch(words) && Elsewhere(slot, words) is { } other
            ? ($"{key}-other", other)
            : ($"{key}-adapted", null);
    }

    private static (string Name, string? Other) Trust(string words)
    {
        if (NotTrust(words) is { } other)
            return ("trust-other", other);
        if (IncreasedTrust().IsMatch(words))
            return ("interaction-increased-trust", null);
        if (IncreasedConfidence().IsMatch(words))
            return ("interaction-increased-confidence", null);
        if (Commitment().IsMatch(words))
            return ("trust-to-fulfil-commitment", null);
        if (Delivery().IsMatch(words))
            return ("trust-to-deliver", null);
        if (RatedConfidence().IsMatch(words))
            return ("confidence-rated", null);
        return AnyTrust().IsMatch(words)
            ? ("trust-adapted", null)
            : ("trust-other", "something other than trust");
    }

    private static string? NotTrust(string words) =>
        Recommend().IsMatch(words) ? "likely to recommend"
        : Return().IsMatch(words) ? "likely to use or come back"
        : Expectations().IsMatch(words) ? "meeting expectations"
        : Information().IsMatch(words) ? "whether the information is correct"
        : OwnChoice().IsMatch(words) ? "confidence in one's own choice"
        : Satisfaction().IsMatch(words) ? "satisfaction"
        : null;

    private static string? Elsewhere(int slot, string words)
    {
        if (Recommend().IsMatch(words))
            return "likely to recommend";
        if (Return().IsMatch(words))
            return "likely to use or come back";
        if (IncreasedTrust().IsMatch(words) || IncreasedConfidence().IsMatch(words))
            return "trust";
        if (slot == FilingSlots.Standard && WebsiteHelped().IsMatch(words))
            return "whether the website helped, not employees";
        for (var other = 1; other <= FilingSlots.Standard; other++)
        {
            if (other != 2 && other != slot && Exactly(other).IsMatch(words))
                return FilingSlots.Key(other);
        }
        return null;
    }

    private static Regex Standard(int slot) =>
        slot switch
        {
            1 => Satisfaction(),
            3 => Effectiveness(),
            4 => Ease(),
            5 => Efficiency(),
            6 => Transparency(),
            _ => Employee(),
        };

    private static Regex Exactly(int slot) =>
        slot switch
        {
            1 => ExactSatisfaction(),
            3 => ExactEffectiveness(),
            4 => ExactEase(),
            5 => ExactEfficiency(),
            6 => ExactTransparency(),
            _ => ExactEmployee(),
        };

    [GeneratedRegex(@"^anything (else )?you( want| would like|d like)", Plain)]
    private static partial Regex OpenText();

    [GeneratedRegex(
        @"\b(increased|aumento|aumentado)( my| mi)? (trust|confianza)\b|ed my trust",
        Plain
    )]
    private static partial Regex IncreasedTrust();

    [GeneratedRegex(@"\bincreased( my)? confidence\b", Plain)]
    private static partial Regex IncreasedConfidence();

    [GeneratedRegex(@"\bi trust\b.*\bcommitment\b|\bconf[ií]o en\b.*\bcompromiso\b", Plain)]
    private static partial Regex Commitment();

    [GeneratedRegex(@"\bi trust\b.*\bto\b|\bconf[ií]o en\b", Plain)]
    private static partial Regex Delivery();

    [GeneratedRegex(@"\brate your\b.*\bconfidence\b", Plain)]
    private static partial Regex RatedConfidence();

    [GeneratedRegex(@"\b(trust|trusted|confidence|confident|confianza|conf[ií]o)\b", Plain)]
    private static partial Regex AnyTrust();

    [GeneratedRegex(@"\brecommend|\brefer\b.*\b(friend|colleague)\b|\bto a friend\b", Plain)]
    private static partial Regex Recommend();

    [GeneratedRegex(@"\blikely\b.*\b(return|use)\b", Plain)]
    private static partial Regex Return();

    [GeneratedRegex(@"\bexpectations?\b", Plain)]
    private static partial Regex Expectations();

    [GeneratedRegex(
        @"\binformation\b.*\b(trustworthy|correct|accurate)\b|\binformaci[oó]n\b.*\bcorrecta\b",
        Plain
    )]
    private static partial Regex Information();

    [GeneratedRegex(@"\bconfident are you that you\b", Plain)]
    private static partial Regex OwnChoice();

    [GeneratedRegex(@"\b(satisf(ied|action|actoria|echo|echa)|overall (\w+ )?experience)\b", Plain)]
    private static partial Regex Satisfaction();

    [GeneratedRegex(
        @"\bneed was addressed\b|\b(issue|question|request)\b.*\bresolved\b|\bfound what i\b|\baccomplish what\b|\bmet my needs\b|\bable to (find|complete|accomplish)\b",
        Plain
    )]
    private static partial Regex Effectiveness();

    [GeneratedRegex(@"\beas(y|ily|e)\b", Plain)]
    private static partial Regex Ease();

    [GeneratedRegex(@"\btime\b|\bquickly\b|\bhow long\b|\btimely\b", Plain)]
    private static partial Regex Efficiency();

    [GeneratedRegex(@"\bfairly\b|\bunderst(and|ood)\b", Plain)]
    private static partial Regex Transparency();

    [GeneratedRegex(
        @"\b(employees?|representatives?|staff|agent|person|personnel|specialist|attorney|contact center|decision maker)\b",
        Plain
    )]
    private static partial Regex Employee();

    [GeneratedRegex(@"\b(website|site|app)\b.*\bhelped\b", Plain)]
    private static partial Regex WebsiteHelped();

    [GeneratedRegex(@"^i am satisfied with the service\b|^overall how satisfied\b", Plain)]
    private static partial Regex ExactSatisfaction();

    [GeneratedRegex(@"^my need was addressed$|^my issue was resolved$", Plain)]
    private static partial Regex ExactEffectiveness();

    [GeneratedRegex(@"^it was easy to complete what i needed", Plain)]
    private static partial Regex ExactEase();

    [GeneratedRegex(@"^it took a reasonable amount of time to do what i needed", Plain)]
    private static partial Regex ExactEfficiency();

    [GeneratedRegex(@"^i was treated fairly\b|^i understood what was being asked of me\b", Plain)]
    private static partial Regex ExactTransparency();

    [GeneratedRegex(@"^(the )?employees i interacted with were helpful$", Plain)]
    private static partial Regex ExactEmployee();
}
