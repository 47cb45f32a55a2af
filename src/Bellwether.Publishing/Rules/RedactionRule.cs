using System.Globalization;

namespace Bellwether.Publishing;

/// <summary>10: the words may leave, and no e-mail address, telephone, card, account or social security number is left in the words.</summary>
internal static class RedactionRule
{
    public static RuleFinding? Check(SurveyEvidence survey) =>
        survey.Rows is not { } rows ? null
        : survey.Kind == SurveyKind.Statements
            ? RuleFinding.Met(
                10,
                "These files hold counts and no words of respondents.",
                "Estos archivos llevan recuentos y ninguna palabra de quienes respondieron."
            )
        : !survey.WordsAreSigned
            ? RuleFinding.Broken(
                10,
                (
                    "Nobody has signed how this form's words are handled, so the file would hold none of them.",
                    "Nadie ha firmado cómo se tratan las palabras de este formulario; el archivo no llevaría ninguna."
                ),
                (
                    "Ask the privacy officer to sign at Listen, How words are handled.",
                    "Pida a la persona responsable de privacidad que lo firme en Escuchar, Cómo se tratan las palabras."
                )
            )
        : rows.Unredacted == 0
            ? RuleFinding.Met(
                10,
                "No personal number or address can be recognised in the words.",
                "No se reconoce ningún número ni dirección personal en las palabras."
            )
        : RuleFinding.Broken(
            10,
            (
                $"In {rows.Unredacted.ToString("N0", CultureInfo.InvariantCulture)} comments a personal number or address can still be recognised.",
                $"En {rows.Unredacted.ToString("N0", CultureInfo.InvariantCulture)} comentarios aún se reconoce un número o dirección personal."
            ),
            (
                "Run redaction again over this survey's comments.",
                "Vuelva a quitar los datos personales de los comentarios de esta encuesta."
            )
        );
}
