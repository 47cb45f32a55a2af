using System.Globalization;

namespace Bellwether.Publishing;

/// <summary>11: what is not counted is not in the file, and how much that is stands in the report.</summary>
/// <remarks>The file reads where figures read, so both leave out the same: one definition of what may be reported.</remarks>
internal static class ExclusionsRule
{
    public static RuleFinding? Check(SurveyEvidence survey)
    {
        if (survey.Rows is not { } rows)
            return null;
        var counted = survey.Versions.Sum(version => version.Respondents);
        var unanswered = rows.LeftOut.GetValueOrDefault("no-trust-answer");
        if (rows.Written + unanswered + rows.KeptBack != counted)
            return RuleFinding.Broken(
                11,
                (
                    $"The file would hold {N(rows.Written)} rows, but the figures count {N(counted)} responses.",
                    $"El archivo tendría {N(rows.Written)} filas, pero las cifras cuentan {N(counted)} respuestas."
                ),
                (
                    "Verify the sums (bellwether responses verify), then make the file again.",
                    "Verifique las sumas (bellwether responses verify) y haga el archivo de nuevo."
                )
            );
        var left = rows.LeftOut.Values.Sum();
        if (rows.KeptBack > 0)
            return RuleFinding.Met(
                11,
                $"Left out: {N(left)} ({List(rows)}). {N(rows.KeptBack)} rows are withheld: their form promised that no small group is shown, and one row is one person.",
                $"Quedan fuera: {N(left)} ({List(rows)}). Se retienen {N(rows.KeptBack)} filas: su formulario prometió no mostrar grupos pequeños, y una fila es una persona."
            );
        return left == 0
            ? RuleFinding.Met(11, "Nothing had to be left out.", "No hubo que dejar nada fuera.")
            : RuleFinding.Met(
                11,
                $"Left out: {N(left)} ({List(rows)}).",
                $"Quedan fuera: {N(left)} ({List(rows)})."
            );
    }

    private static string List(SurveyRows rows) =>
        string.Join(", ", rows.LeftOut.Select(each => $"{each.Key} {N(each.Value)}"));

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
