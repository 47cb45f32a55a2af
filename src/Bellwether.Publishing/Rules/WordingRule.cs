namespace Bellwether.Publishing;

/// <summary>12: asked as in the quarter before, or the break in the series is declared with its reason.</summary>
internal static class WordingRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        var changed = survey.Changes.Select(change => change.ItemKey).Distinct().ToList();
        if (changed.Count == 0)
            return survey.Before.Length == 0
                ? RuleFinding.Met(
                    12,
                    "Nobody answered in the quarter before: this begins a series.",
                    "Nadie respondió en el trimestre anterior: aquí empieza una serie."
                )
                : RuleFinding.Met(
                    12,
                    "Asked word for word as in the quarter before.",
                    "Se preguntó palabra por palabra como en el trimestre anterior."
                );
        var list = string.Join(", ", changed);
        return survey.BreakReason.Trim().Length > 0
            ? RuleFinding.Met(
                12,
                $"Asked differently: {list}. The break is declared.",
                $"Se preguntó distinto: {list}. El quiebre está declarado."
            )
            : RuleFinding.Broken(
                12,
                (
                    $"Asked differently from the quarter before: {list}.",
                    $"Se preguntó distinto que en el trimestre anterior: {list}."
                ),
                (
                    "Declare the break and say why, so that nobody reads the change as a trend.",
                    "Declare el quiebre y diga por qué, para que nadie lo lea como tendencia."
                )
            );
    }
}
