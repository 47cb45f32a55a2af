using System.Globalization;
using Bellwether.Instruments;

namespace Bellwether.Collection;

/// <summary>
/// The rule of a standard that the questionnaire alone cannot answer: it is asked only under an approval with a number and a last
/// day that has not passed. (Every first screen and sheet prints both.) Which standards ask for it is data of their templates.
/// </summary>
public static class LintClearance
{
    /// <summary>What the form lacks where it is asked: findings called <c>standard.control-number</c>; none when the rule holds.</summary>
    /// <param name="template">The template of the version (a11-v2-thumbs@1), or null.</param>
    /// <param name="clearance">What lets it be asked, or null.</param>
    /// <param name="rules">The rules of the place.</param>
    /// <param name="today">The local day.</param>
    public static IReadOnlyList<Finding> Check(
        string? template,
        Clearance? clearance,
        Jurisdiction rules,
        DateOnly today
    ) =>
        Missing(clearance, rules, today) is { } missing
            ? [.. Demands(template).Select(rule => Of(rule, missing, isAdvice: false))]
            : [];

    /// <summary>The same before anybody is asked: advice, so that the approval is under way in time.</summary>
    /// <param name="template">The template of the draft, or null.</param>
    public static IReadOnlyList<Finding> Ahead(string? template) =>
        [.. Demands(template).Select(rule => Of(rule, null, isAdvice: true))];

    private static IEnumerable<TemplateRule> Demands(string? template) =>
        template is null
            ? []
            : ListTemplates.Find(template)?.Rules.Where(rule => rule.NeedsNumber) ?? [];

    private static Finding Of(TemplateRule rule, LocalText? missing, bool isAdvice) =>
        new(
            $"standard.{rule.Id}",
            "clearance",
            Join(rule.Message, missing, "en"),
            rule.Fix.In("en"),
            isAdvice
        )
        {
            Spanish = (Join(rule.Message, missing, "es"), rule.Fix.In("es")),
        };

    private static string Join(LocalText message, LocalText? missing, string language) =>
        missing is null ? message.In(language) : $"{missing.In(language)} {message.In(language)}";

    private static LocalText? Missing(Clearance? clearance, Jurisdiction rules, DateOnly today)
    {
        if (clearance is not { ControlNumber.Length: > 0 })
            return LocalText.Of(
                "The form has no control number.",
                "El formulario no tiene número de control."
            );
        if (ClearanceChecks.NumberFault(rules, clearance.ControlNumber) is not null)
            return LocalText.Of(
                $"“{clearance.ControlNumber}” is not a control number.",
                $"«{clearance.ControlNumber}» no es un número de control."
            );
        if (clearance.ExpiresOn is not { } last)
            return LocalText.Of(
                $"The approval {clearance.ControlNumber} has no last day.",
                $"La aprobación {clearance.ControlNumber} no tiene último día."
            );
        var day = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return clearance.IsExpired(today)
            ? LocalText.Of(
                $"The approval {clearance.ControlNumber} expired on {day}.",
                $"La aprobación {clearance.ControlNumber} venció el {day}."
            )
            : null;
    }
}
