using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>
/// What a form must say on its first screen, and a paper form on its first page. Both are made from this one text, so that they
/// never differ.
/// </summary>
/// <param name="NumberLine">Control number and last day; null where the ground has no number.</param>
/// <param name="PrivacyStatement">The Privacy Act statement, when one is used.</param>
/// <param name="Statements">Purpose, burden, protection, voluntariness: what the rules ask for, in their order.</param>
public sealed record PublicNotice(
    string? NumberLine,
    string? PrivacyStatement,
    ImmutableArray<string> Statements
)
{
    /// <summary>The notice of a collector, in English or Spanish.</summary>
    public static PublicNotice Of(CollectorInUse inUse, string language)
    {
        var texts = inUse.Rules.Notices;
        var clearance = inUse.Collector.Clearance;
        var isNumbered = clearance is { ControlNumber.Length: > 0 };
        string? Fill(LocalText? text) =>
            text is null ? null : Replace(inUse, text.In(language), language);
        var statements = new[]
        {
            Fill(texts.Purpose),
            isNumbered && clearance!.BurdenMinutes > 0 ? Fill(texts.Burden) : null,
            isNumbered ? Fill(texts.Protection) : null,
            Fill(texts.Voluntary),
        };
        return new PublicNotice(
            isNumbered ? Fill(texts.Number) : null,
            // What the form says of itself goes before what stands in the approval it shares with others.
            inUse.Privacy?.In(language) ?? clearance?.PrivacyStatement?.In(language),
            [.. statements.OfType<string>()]
        );
    }

    private static string Replace(CollectorInUse inUse, string text, string language)
    {
        var collector = inUse.Collector;
        var clearance = collector.Clearance;
        return text.Replace("{number}", clearance?.ControlNumber, StringComparison.Ordinal)
            .Replace("{date}", Day(clearance?.ExpiresOn, language), StringComparison.Ordinal)
            .Replace(
                "{minutes}",
                Minutes(clearance?.BurdenMinutes ?? 0, language),
                StringComparison.Ordinal
            )
            .Replace("{office}", Office(inUse), StringComparison.Ordinal)
            .Replace("{service}", inUse.Service.NameIn(language), StringComparison.Ordinal)
            .Replace("{agency}", inUse.Agency.Name, StringComparison.Ordinal);
    }

    /// <summary>A day as the language writes it: March 3, 2026; 3 de marzo de 2026.</summary>
    internal static string Day(DateOnly? day, string language) =>
        language == "es"
            ? day?.ToString("d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es-US")) ?? ""
            : day?.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US")) ?? "";

    private static string Minutes(double minutes, string language)
    {
        var count = Math.Round(minutes, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return (language, count) switch
        {
            ("es", "1") => "1 minuto",
            ("es", _) => $"{count} minutos",
            (_, "1") => "1 minute",
            _ => $"{count} minutes",
        };
    }

    // Where comments on the burden go: the office that the clearance names, or the agency and the form's contact.
    private static string Office(CollectorInUse inUse) =>
        inUse.Collector.Clearance is { Sponsor.Length: > 0 } clearance ? clearance.Sponsor
        : inUse.Collector.Contact.Length > 0 ? $"{inUse.Agency.Name}, {inUse.Collector.Contact}"
        : inUse.Agency.Name;
}
