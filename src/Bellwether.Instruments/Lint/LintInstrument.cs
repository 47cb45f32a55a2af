using System.Collections.Immutable;
using System.Globalization;
using Bellwether.Foundation;

namespace Bellwether.Instruments;

/// <summary>Looks an instrument over before anybody answers it: what would break, what is missing, what a standard asks.</summary>
public static class LintInstrument
{
    /// <summary>Everything found, faults first. Publishing is refused while there is a finding that is not advice.</summary>
    public static IReadOnlyList<Finding> Run(InstrumentContent content) =>
        [.. All(content).Select(SpanishWords.Add)];

    private static IEnumerable<Finding> All(InstrumentContent content) =>
        [
            .. StructureRules.Check(content),
            .. KindRules.Check(content),
            .. RoutingRules.Check(content),
            .. ConditionRules.Check(content),
            .. TextRules.Check(content),
            .. StandardRules.Check(content),
            .. AnswerAdvice.Check(content),
            .. PersonalRules.Check(content),
            .. WordingAdvice.Check(content),
            .. ReadingAdvice.Check(content),
        ];

    /// <summary>
    /// Only what would make answers uncountable: for questionnaires of the past, which are taken as they were asked.
    /// </summary>
    internal static IReadOnlyList<Finding> Structure(InstrumentContent content) =>
        [
            .. StructureRules.Check(content),
            .. KindRules.Check(content),
            .. RoutingRules.Check(content),
            .. ConditionRules.Check(content),
            .. TextRules.Check(content).Where(TextRules.IsAboutLanguages),
        ];

    /// <summary>The refusal that the faults amount to, or null.</summary>
    internal static Refusal? Refuse(IReadOnlyList<Finding> findings)
    {
        var faults = findings.Where(finding => !finding.IsAdvice).ToList();
        if (faults.Count == 0)
            return null;
        var message =
            faults.Count == 1
                ? $"{faults[0].Message} {faults[0].Fix}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{faults.Count} things must be mended before it can be published. The first: {faults[0].Message} {faults[0].Fix}"
                );
        return new Refusal(faults[0].Code, RefusalKind.Invalid, message)
        {
            Faults = [.. faults.Select(f => new Fault(f.Field, $"{f.Message} {f.Fix}"))],
        };
    }

    internal static string Listed(ImmutableArray<ResponseOption> options) =>
        string.Join(", ", options.Select(option => option.Key));
}
