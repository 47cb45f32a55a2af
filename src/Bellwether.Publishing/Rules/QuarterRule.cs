using System.Globalization;

namespace Bellwether.Publishing;

/// <summary>9: every response lies in the quarter, by the day in the agency's time zone.</summary>
internal static class QuarterRule
{
    public static RuleFinding? Check(SurveyEvidence survey) =>
        survey.Rows is not { } rows ? null
        : rows.OutsideQuarter == 0
            ? RuleFinding.Met(
                9,
                $"Every response is of {survey.Quarter.Name}, by its local day.",
                $"Todas las respuestas son de {survey.Quarter.Name}, según su día local."
            )
        : RuleFinding.Broken(
            9,
            (
                $"{rows.OutsideQuarter.ToString("N0", CultureInfo.InvariantCulture)} responses lie outside {survey.Quarter.Name}.",
                $"{rows.OutsideQuarter.ToString("N0", CultureInfo.InvariantCulture)} respuestas quedan fuera de {survey.Quarter.Name}."
            ),
            (
                "Make the file again: it takes only the days of the quarter.",
                "Haga el archivo de nuevo: solo toma los días del trimestre."
            )
        );
}
