using Bellwether.Instruments;

namespace Bellwether.Publishing;

/// <summary>1: exactly one trust question, the first that is asked, required, answered by thumbs or on five points.</summary>
internal static class TrustQuestionRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        foreach (var (shape, _) in survey.Versions)
        {
            var items = shape.Version.Items;
            var trusts = items.Count(item => item.Measures == "trust");
            var first = items.FirstOrDefault(item => item.Kind != ItemKind.Statement);
            if (trusts != 1 || shape.TrustItem is not { } trust)
                return Broken(
                    $"Version {shape.Version.Number} has {trusts} questions that measure trust; the standard asks exactly one.",
                    $"La versión {shape.Version.Number} tiene {trusts} preguntas que miden confianza; la norma pide exactamente una."
                );
            if (first != trust)
                return Broken(
                    $"In version {shape.Version.Number} the trust question is not the first.",
                    $"En la versión {shape.Version.Number} la pregunta de confianza no es la primera."
                );
            if (!trust.Required)
                return Broken(
                    $"In version {shape.Version.Number} the trust question is not required.",
                    $"En la versión {shape.Version.Number} la pregunta de confianza no es obligatoria."
                );
            if (shape.SurveyType is null)
                return Broken(
                    $"In version {shape.Version.Number} the answers to the trust question are neither 1 and 0 nor 1 to 5.",
                    $"En la versión {shape.Version.Number} las respuestas de la pregunta de confianza no son 1 y 0 ni 1 a 5."
                );
        }
        return RuleFinding.Met(
            1,
            "One trust question, first, required, on the standard's scale.",
            "Una pregunta de confianza, primera, obligatoria y en la escala de la norma."
        );
    }

    private static RuleFinding Broken(string en, string es) =>
        RuleFinding.Broken(
            1,
            (en, es),
            (
                "Publish a version made from the standard's template, with thumbs (1 and 0) or five points.",
                "Publique una versión hecha con la plantilla de la norma, con pulgares (1 y 0) o cinco puntos."
            )
        );
}
