using Bellwether.Foundation;

namespace Bellwether.Publishing;

/// <summary>Every no that this capability says.</summary>
internal static class Refusals
{
    public static Refusal Unknown { get; } =
        new Refusal(
            "filing.unknown",
            RefusalKind.NotFound,
            "Nobody has prepared a filing of this service and quarter yet."
        );

    public static Refusal SamePerson { get; } =
        new Refusal(
            "filing.same-person",
            RefusalKind.Conflict,
            "You prepared this filing yourself. Somebody else must look at it and submit it."
        );

    public static Refusal NotOver { get; } =
        new Refusal(
            "filing.quarter-running",
            RefusalKind.Conflict,
            "The quarter is not over yet. Its filing can be submitted from the day after its last day."
        );

    public static Refusal NoReason { get; } =
        new Refusal(
            "filing.reason",
            RefusalKind.Invalid,
            "Say why, in a sentence: whoever reads the record later wants to know."
        )
        {
            Faults = [new Fault("note", "Say why, in a sentence.")],
        };

    public static Refusal State(FilingState from, FilingState to) =>
        new Refusal(
            "filing.state",
            RefusalKind.Conflict,
            $"A filing that is {FilingStates.Word(from)} cannot become {FilingStates.Word(to)}."
        );

    public static Refusal Broken(IEnumerable<(string Survey, RuleFinding Finding)> broken)
    {
        var all = broken.ToList();
        return new Refusal(
            "filing.rules-broken",
            RefusalKind.Conflict,
            $"{all.Count} {(all.Count == 1 ? "rule is" : "rules are")} not met, so the file would be refused or wrong. Nothing was written."
        )
        {
            Faults =
            [
                .. all.Select(each => new Fault(
                    $"{each.Survey} rule {each.Finding.Rule}",
                    $"{each.Finding.Says.In("en")} {each.Finding.Fix.In("en")}".Trim()
                )),
            ],
        };
    }

    public static Refusal NoSurvey(string service, string quarter, bool anyVersion) =>
        new Refusal(
            "filing.no-survey",
            RefusalKind.NotFound,
            anyVersion
                ? $"No survey of this kind asked about “{service}” in {quarter}. A service without one is rated red."
                : $"“{service}” has no survey with the standard questions. Make one from a template, or name another service."
        );

    public static Refusal WhichSurvey(IEnumerable<string> keys) =>
        new Refusal(
            "filing.which-survey",
            RefusalKind.Invalid,
            $"Its surveys use different answer scales, which one file cannot hold. Say which with --survey: {string.Join(", ", keys)}."
        );

    public static Refusal SeveralSurveys(IEnumerable<string> keys) =>
        new Refusal(
            "filing.which-survey",
            RefusalKind.Invalid,
            $"It has several surveys, and these files hold one. Say which with --survey: {string.Join(", ", keys)}."
        );

    public static Refusal NoSuchSurvey(string key, IEnumerable<string> keys) =>
        new Refusal(
            "filing.survey-unknown",
            RefusalKind.NotFound,
            $"“{key}” is none of its surveys. There are: {string.Join(", ", keys)}."
        );

    public static Refusal NoAnswers(string about, string quarter, IEnumerable<string> others)
    {
        var known = others.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Refusal(
            "brief.no-answers",
            RefusalKind.NotFound,
            known.Count == 0
                ? $"Nobody, or fewer than ten, answered about “{about}” in {quarter}, nor in another quarter."
                : $"Nobody, or fewer than ten, answered about “{about}” in {quarter}. There are answers in {string.Join(", ", known.TakeLast(8))}."
        );
    }

    public static Refusal NotAQuarter(string name) =>
        new Refusal(
            "filing.not-a-quarter",
            RefusalKind.Invalid,
            $"Filings are made for fiscal quarters. Write one, such as FY2026Q1, instead of “{name}”."
        )
        {
            Faults = [new Fault("quarter", "Write a fiscal quarter, such as FY2026Q1.")],
        };
}
