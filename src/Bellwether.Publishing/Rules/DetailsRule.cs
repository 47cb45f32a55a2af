using Bellwether.Organization;

namespace Bellwether.Publishing;

/// <summary>6: transaction point, channel, survey type, title and the trust text word for word are all there.</summary>
internal static class DetailsRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        var missing = new List<(string En, string Es)>();
        if (!Enum.IsDefined(survey.Detail.TransactionPoint))
            missing.Add(("transaction point", "momento de la transacción"));
        if (Channel.Find(survey.Collector.Channel) is not { Source: ChannelSource.A11 })
            missing.Add(
                (
                    $"a channel of the standard (“{survey.Collector.Channel}” is none)",
                    $"un canal de la norma («{survey.Collector.Channel}» no lo es)"
                )
            );
        if (survey.Kind == SurveyKind.TrustAndReasons && survey.Main.SurveyType is null)
            missing.Add(("survey type", "tipo de encuesta"));
        if (survey.Title.Length == 0)
            missing.Add(("title", "título"));
        if (survey.TrustText.Trim().Length == 0)
            missing.Add(
                ("the words of the trust question", "el texto de la pregunta de confianza")
            );
        return missing.Count == 0
            ? RuleFinding.Met(
                6,
                "Transaction point, channel, type, title and trust text are there.",
                "Están el momento, el canal, el tipo, el título y el texto de confianza."
            )
            : RuleFinding.Broken(
                6,
                (
                    $"Missing: {string.Join(", ", missing.Select(each => each.En))}.",
                    $"Falta: {string.Join(", ", missing.Select(each => each.Es))}."
                ),
                (
                    "Fill it in at Share, Section 280, or give the collector a channel of the standard.",
                    "Complételo en Compartir, Sección 280, o dé al recolector un canal de la norma."
                )
            );
    }
}
