using System.Globalization;

namespace Bellwether.Publishing;

/// <summary>8: every cell is in its set of values, and no row ticks reasons of a list that its answer does not lead to.</summary>
internal static class ValuesRule
{
    public static RuleFinding? Check(SurveyEvidence survey) =>
        survey.Rows is not { } rows ? null
        : rows.BadCells == 0
            ? RuleFinding.Met(
                8,
                "Every cell is in its set of values.",
                "Cada celda está en su conjunto de valores."
            )
        : RuleFinding.Broken(
            8,
            (
                survey.Kind == SurveyKind.Statements
                    ? $"{N(rows.BadCells)} responses answer a statement with something else than 1 to 5."
                    : $"{N(rows.BadCells)} rows hold a value outside the standard, or reasons of both lists.",
                survey.Kind == SurveyKind.Statements
                    ? $"{N(rows.BadCells)} respuestas contestan una afirmación con algo distinto de 1 a 5."
                    : $"{N(rows.BadCells)} filas tienen un valor fuera de la norma, o razones de las dos listas."
            ),
            (
                "They came in by import: take that import back, correct it and import it again.",
                "Llegaron por importación: deshágala, corríjala e impórtela de nuevo."
            )
        );

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
