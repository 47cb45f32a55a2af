using Bellwether.Instruments;

namespace Bellwether.Publishing;

/// <summary>3: one open question.</summary>
internal static class OpenQuestionRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        foreach (var (shape, _) in survey.Versions)
        {
            var open = shape.Version.Items.Count(item => item.Kind == ItemKind.Text);
            if (open != 1)
                return RuleFinding.Broken(
                    3,
                    (
                        $"Version {shape.Version.Number} has {open} open questions; the file has room for exactly one.",
                        $"La versión {shape.Version.Number} tiene {open} preguntas abiertas; el archivo admite exactamente una."
                    ),
                    (
                        "Publish a version with one open question.",
                        "Publique una versión con una sola pregunta abierta."
                    )
                );
        }
        return RuleFinding.Met(3, "One open question.", "Una pregunta abierta.");
    }
}
