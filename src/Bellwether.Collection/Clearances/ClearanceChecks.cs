using System.Globalization;
using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>The terms of a clearance as somebody gives them.</summary>
/// <param name="Basis">The kind of ground, as the jurisdiction's pack names it.</param>
/// <param name="Title">What staff call it.</param>
public sealed record ClearanceTerms(string Basis, string Title)
{
    /// <summary>The number of the approval.</summary>
    public string? ControlNumber { get; init; }

    /// <summary>The last day on which it may be used.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Minutes an answer takes, as approved.</summary>
    public double? BurdenMinutes { get; init; }

    /// <summary>Answers approved for a year.</summary>
    public long? ResponsesPerYear { get; init; }

    /// <summary>Hours approved for a year.</summary>
    public double? HoursPerYear { get; init; }

    /// <summary>Results may be published; null: as is usual for the ground.</summary>
    public bool? MayPublish { get; init; }

    /// <summary>Name and address of the office for comments on the burden.</summary>
    public string? Sponsor { get; init; }

    /// <summary>The Privacy Act statement, when one is used.</summary>
    public LocalText? PrivacyStatement { get; init; }

    /// <summary>Who vouches for it; null: whoever writes it down.</summary>
    public string? AttestedBy { get; init; }

    /// <summary>Since when; null: today.</summary>
    public DateOnly? AttestedOn { get; init; }
}

/// <summary>Whether the terms of a clearance can be right.</summary>
internal static partial class ClearanceChecks
{
    public static IReadOnlyList<Fault> Run(
        ClearanceTerms terms,
        Jurisdiction rules,
        DateOnly today,
        string language
    )
    {
        var faults = new List<Fault>();
        void When(bool isWrong, string field, string english, string spanish)
        {
            if (isWrong)
                faults.Add(new Fault(field, language == "es" ? spanish : english));
        }

        var basis = rules.Basis(terms.Basis);
        var known = string.Join(", ", rules.Bases.Select(each => each.Id));
        When(
            basis is null,
            "basis",
            $"Choose the ground on which people may be asked: {known}.",
            $"Elija con qué fundamento se puede preguntar: {known}."
        );
        When(
            terms.Title.Trim().Length is 0 or > 200,
            "title",
            "Write a name of 1 to 200 characters.",
            "Escriba un nombre de 1 a 200 caracteres."
        );
        if (basis?.NeedsNumber == true || !string.IsNullOrWhiteSpace(terms.ControlNumber))
            if (NumberFault(rules, terms.ControlNumber?.Trim() ?? "") is { } number)
                faults.Add(new Fault("controlNumber", number.In(language)));
        When(
            basis?.NeedsExpiry == true && terms.ExpiresOn is null,
            "expiresOn",
            "Give the last day on which it may be used, as 2027-12-31.",
            "Dé el último día en que se puede usar, como 2027-12-31."
        );
        When(
            terms.ExpiresOn < today,
            "expiresOn",
            "That day is over. Give the last day of the approval that holds now.",
            "Ese día ya pasó. Dé el último día de la aprobación vigente."
        );
        When(
            terms.ExpiresOn > today.AddYears(20),
            "expiresOn",
            "That is more than 20 years ahead. Check the year.",
            "Faltan más de 20 años. Revise el año."
        );
        When(
            basis?.NeedsBurden == true && terms.BurdenMinutes is null or <= 0 or > 600
                || terms.BurdenMinutes is < 0 or > 600 or double.NaN,
            "burdenMinutes",
            "Give the minutes that an answer takes, as approved, up to 600.",
            "Dé los minutos que toma una respuesta, según lo aprobado, hasta 600."
        );
        When(
            terms.BurdenMinutes > basis?.MostMinutes,
            "burdenMinutes",
            Say($"This ground allows at most {basis?.MostMinutes:0.#} minutes."),
            Say($"Este fundamento permite {basis?.MostMinutes:0.#} minutos como máximo.")
        );
        When(
            terms.ResponsesPerYear is <= 0 or > 1_000_000_000,
            "responsesPerYear",
            "Give a whole number of answers above 0, or leave it empty.",
            "Dé un número entero de respuestas mayor que 0, o déjelo vacío."
        );
        When(
            terms.HoursPerYear is <= 0 or > 100_000_000 or double.NaN,
            "hoursPerYear",
            "Give hours above 0, or leave it empty.",
            "Dé horas mayores que 0, o déjelo vacío."
        );
        When(
            terms.Sponsor?.Length > 300,
            "sponsor",
            "Shorten it to 300 characters or fewer.",
            "Acórtelo a 300 caracteres o menos."
        );
        When(
            HasBracketText(terms.Sponsor) || HasBracketText(terms.Title),
            HasBracketText(terms.Title) ? "title" : "sponsor",
            "A text in brackets still waits to be filled in.",
            "Queda un texto entre corchetes por completar."
        );
        foreach (
            var (code, text) in terms.PrivacyStatement?.Texts
                ?? System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
        )
        {
            var field = code == "en" ? "privacyStatement" : "privacyStatementEs";
            When(
                HasBracketText(text),
                field,
                "A text in brackets still waits to be filled in.",
                "Queda un texto entre corchetes por completar."
            );
            When(
                text.Length > 4000,
                field,
                "Shorten it to 4,000 characters or fewer.",
                "Acórtelo a 4,000 caracteres o menos."
            );
        }
        When(
            terms.AttestedOn > today,
            "attestedOn",
            "That day has not come yet.",
            "Ese día todavía no llega."
        );
        When(
            terms.AttestedBy?.Trim().Length > 200,
            "attestedBy",
            "Shorten it to 200 characters or fewer.",
            "Acórtelo a 200 caracteres o menos."
        );
        return faults;
    }

    /// <summary>What is wrong with a number, or null.</summary>
    public static LocalText? NumberFault(Jurisdiction rules, string number)
    {
        if (rules.Rule(RuleKind.NumberFormat) is { Pattern: { } pattern } rule)
            return Regex.IsMatch(
                number,
                pattern,
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
            )
                ? null
                : rule.Example;
        return number.Length is > 0 and <= 60
            ? null
            : LocalText.Of(
                "Give the number of the approval, up to 60 characters.",
                "Dé el número de la aprobación, hasta 60 caracteres."
            );
    }

    /// <summary>True when a template's place was left as it was: [agency], (fill in), (name and address of …), TBD.</summary>
    public static bool HasBracketText(string? text) => text is not null && Bracket().IsMatch(text);

    private static string Say(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\[[^\]\n]*\]|\(\s*(fill in|name and address|insert|completar|nombre y dirección)[^)]*\)|<<|>>|\bTBD\b|\bXXXX",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Bracket();
}
