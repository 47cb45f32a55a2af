using Bellwether.Improvement;
using Bellwether.Responses;

namespace Bellwether.Web.Improvement.HandleCases;

/// <summary>Cases in words.</summary>
internal static class CaseWords
{
    public static string State(Texts texts, CaseState state) =>
        texts[$"improvement.cases.state.{state.ToString().ToLowerInvariant()}"];

    public static string Source(Texts texts, CaseSource source) =>
        texts[$"improvement.cases.source.{source.ToString().ToLowerInvariant()}"];

    public static string Outcome(Texts texts, RecoveryOutcome outcome) =>
        texts[$"improvement.cases.outcome.{outcome.ToString().ToLowerInvariant()}"];

    public static string Cause(string code) =>
        RootCauses.Find(code)?.Name.In(Language.Current.Code) ?? code;

    public static string Contact(Texts texts, Case it) =>
        it.Contact switch
        {
            ContactKinds.None => texts["improvement.cases.contact.none"],
            _ when it.Source == CaseSource.CallBack => texts["improvement.cases.contact.call"],
            ContactKinds.Telephone => texts["improvement.cases.contact.telephone"],
            _ => texts["improvement.cases.contact.email"],
        };

    public static string Moment(Texts texts, DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var day = texts.Date(DateOnly.FromDateTime(local.DateTime));
        return local.TimeOfDay == TimeSpan.Zero
            ? day
            : texts.Say(
                "improvement.cases.moment",
                day,
                local.ToString("t", Language.Current.Culture)
            );
    }

    /// <summary>What was done, and what was written with it.</summary>
    public static string Step(Texts texts, CaseStep step)
    {
        var said = texts[$"improvement.cases.step.{step.Kind.ToString().ToLowerInvariant()}"];
        return step.Kind switch
        {
            CaseStepKind.Escalated => texts.Say(
                "improvement.cases.went-up",
                texts[
                    step.Note.StartsWith('2')
                        ? "improvement.cases.level-agency"
                        : "improvement.cases.level-team"
                ]
            ),
            CaseStepKind.Closed or CaseStepKind.CauseSet when step.Note.Length >= 2 =>
                $"{said}: {Cause(step.Note[..2])}. {step.Note[2..].Trim()}".Trim(),
            CaseStepKind.OutcomeStated when Enum.TryParse<RecoveryOutcome>(step.Note, out var o) =>
                $"{said}: {Outcome(texts, o)}",
            CaseStepKind.ContactOpened =>
                $"{said}: {texts[$"improvement.cases.reason.{step.Note}"]}",
            _ => step.Note.Length == 0 ? said : $"{said}: {step.Note}",
        };
    }
}
