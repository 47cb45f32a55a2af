using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>What the guard looks at before something is asked.</summary>
/// <param name="Rules">The rules of asking.</param>
/// <param name="Clearance">What lets it be asked, or null.</param>
/// <param name="Version">What is to be asked.</param>
/// <param name="AttestedHash">The hash that was attested for this version under the clearance, or null.</param>
/// <param name="Today">The local day.</param>
public sealed record GuardCase(
    Jurisdiction Rules,
    Clearance? Clearance,
    InstrumentVersion Version,
    string? AttestedHash,
    DateOnly Today
)
{
    /// <summary>The ground of the clearance, when these rules know it.</summary>
    public Basis? Basis => Clearance is null ? null : Rules.Basis(Clearance.Basis);
}

/// <summary>A rule that is not kept.</summary>
/// <param name="RuleId">Its name in the pack: G1.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Says">What is wrong and how to mend it.</param>
public sealed record GuardFinding(string RuleId, RuleKind Kind, LocalText Says);

/// <summary>The guard: nobody is asked against the rules of the place. The rules are data; this is how each kind is kept.</summary>
public static class ClearanceGuard
{
    private static readonly (
        RuleKind Kind,
        Func<GuardCase, IEnumerable<LocalText>> Breaks
    )[] List =
    [
        (RuleKind.NeedsBasis, NeedsBasis),
        (RuleKind.WarnsAndCloses, HasEnded),
        (RuleKind.NumberFormat, NumberFormat),
        (RuleKind.Limits, Limits),
        (RuleKind.AttestedVersion, Attested),
        (RuleKind.Languages, Languages),
    ];

    /// <summary>Every rule that asking this would break; none: it may be asked.</summary>
    public static IReadOnlyList<GuardFinding> Check(GuardCase what) =>
        [
            .. from check in List
            let rule = what.Rules.Rule(check.Kind)
            where rule is not null
            from says in check.Breaks(what)
            select new GuardFinding(rule.Id, rule.Kind, says),
        ];

    /// <summary>What the limits of the ground say, before anybody attests.</summary>
    internal static IEnumerable<LocalText> Limits(GuardCase what)
    {
        if (what.Basis is not { } basis)
            yield break;
        var asked = what
            .Version.Items.Where(item => item.IsShown && item.Kind != ItemKind.Statement)
            .ToList();
        if (basis.MostQuestions is { } most && asked.Count > most)
            yield return LocalText.Of(
                Say(
                    $"{asked.Count} questions are more than the {most} allowed under “{basis.Name.In("en")}”. Take questions out, or use another clearance."
                ),
                Say(
                    $"{asked.Count} preguntas son más que las {most} que permite «{basis.Name.In("es")}». Quite preguntas o use otra autorización."
                )
            );
        if (basis.MostMinutes is { } minutes && what.Version.Minutes > minutes)
            yield return LocalText.Of(
                Say(
                    $"{what.Version.Minutes:0.#} minutes are more than the {minutes:0.#} allowed under “{basis.Name.In("en")}”. Shorten it, or use another clearance."
                ),
                Say(
                    $"{what.Version.Minutes:0.#} minutos son más que los {minutes:0.#} que permite «{basis.Name.In("es")}». Acórtelo o use otra autorización."
                )
            );
        if (basis.OnlyWords && asked.Any(item => item.Kind != ItemKind.Text))
            yield return LocalText.Of(
                $"“{basis.Name.In("en")}” covers only questions answered in words. Take the others out, or use another clearance.",
                $"«{basis.Name.In("es")}» solo cubre preguntas que se responden con palabras. Quite las demás o use otra autorización."
            );
    }

    private static IEnumerable<LocalText> NeedsBasis(GuardCase what)
    {
        if (what.Clearance is null && IsPublic(what.Version))
            yield return LocalText.Of(
                "Nothing says on what ground people may be asked. Choose a clearance, or ask the clearance officer to add one.",
                "Nada dice con qué fundamento se puede preguntar. Elija una autorización o pida al oficial que añada una."
            );
        else if (what is { Clearance: not null, Basis: null })
            yield return LocalText.Of(
                $"The rules in use do not know the ground “{what.Clearance!.Basis}”. Change the clearance.",
                $"Las normas vigentes no conocen el fundamento «{what.Clearance!.Basis}». Cambie la autorización."
            );
    }

    private static IEnumerable<LocalText> HasEnded(GuardCase what)
    {
        if (what.Clearance is { } clearance && clearance.IsExpired(what.Today))
            yield return LocalText.Of(
                "This clearance has expired. Nobody may be asked until it is renewed.",
                "Esta autorización venció. No se puede preguntar a nadie hasta que se renueve."
            );
    }

    private static IEnumerable<LocalText> NumberFormat(GuardCase what) =>
        what is { Clearance: { } clearance, Basis.NeedsNumber: true }
        && ClearanceChecks.NumberFault(what.Rules, clearance.ControlNumber) is { } fault
            ? [fault]
            : [];

    private static IEnumerable<LocalText> Attested(GuardCase what)
    {
        if (what.Clearance is not null && !Covers(what.AttestedHash, what.Version.ContentHash))
            yield return LocalText.Of(
                Say(
                    $"No officer has attested version {what.Version.Number} under this clearance. Ask for it: the earlier wording may be asked until then."
                ),
                Say(
                    $"Ningún oficial ha certificado la versión {what.Version.Number} bajo esta autorización. Pídalo: hasta entonces se puede usar la redacción anterior."
                )
            );
    }

    private static IEnumerable<LocalText> Languages(GuardCase what)
    {
        var missing = what
            .Rules.Rule(RuleKind.Languages)!
            .Languages.Except(what.Version.Languages)
            .ToList();
        if (missing.Count > 0)
            yield return LocalText.Of(
                $"The rules ask for these languages as well: {string.Join(", ", missing)}. Translate the questionnaire and publish it again.",
                $"Las normas piden también estos idiomas: {string.Join(", ", missing)}. Traduzca el cuestionario y publíquelo de nuevo."
            );
    }

    /// <summary>False when only those are asked who work for the agency or answer for it: they are not the public.</summary>
    internal static bool IsPublic(InstrumentVersion version) =>
        version.Participation?.Audience
            is null
                or InstrumentAudience.Public
                or InstrumentAudience.Partner;

    /// <summary>True when what was attested is this very content.</summary>
    internal static bool Covers(string? attestedHash, string contentHash) =>
        attestedHash is { } hash
        && (hash.Length == 0 || string.Equals(hash, contentHash, StringComparison.Ordinal));

    private static string Say(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
