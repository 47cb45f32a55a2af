using System.Globalization;
using System.Text.RegularExpressions;

namespace Bellwether.Publishing;

/// <summary>5: the survey was cleared: a control number with an expiry that had not passed when the quarter ended. (The form
/// prints both on its first screen.)</summary>
internal static partial class ControlNumberRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        if (survey.Collector.Clearance is not { ControlNumber.Length: > 0 } clearance)
            return Broken(
                "The survey has no control number.",
                "La encuesta no tiene número de control."
            );
        if (!Shape().IsMatch(clearance.ControlNumber))
            return Broken(
                $"“{clearance.ControlNumber}” is not a control number.",
                $"«{clearance.ControlNumber}» no es un número de control."
            );
        if (clearance.ExpiresOn is not { } expires)
            return Broken(
                $"The approval {clearance.ControlNumber} has no last day.",
                $"La aprobación {clearance.ControlNumber} no tiene fecha de vencimiento."
            );
        var day = expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return expires < survey.Quarter.Last
            ? Broken(
                $"The approval {clearance.ControlNumber} expired on {day}, before the quarter ended.",
                $"La aprobación {clearance.ControlNumber} venció el {day}, antes de terminar el trimestre."
            )
            : RuleFinding.Met(
                5,
                $"Control number {clearance.ControlNumber}, good until {day}.",
                $"Número de control {clearance.ControlNumber}, vigente hasta el {day}."
            );
    }

    private static RuleFinding Broken(string en, string es) =>
        RuleFinding.Broken(
            5,
            (en, es),
            (
                "Give the survey the number and the expiry of its approval, or renew it.",
                "Dé a la encuesta el número y el vencimiento de su aprobación, o renuévela."
            )
        );

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
