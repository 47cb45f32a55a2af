namespace Bellwether.Publishing;

/// <summary>4: a favourable answer leads to the first list, any other to the second, and what is not shown cannot be answered.</summary>
/// <remarks>The engine drops answers to what routing did not show, so a row that says both cannot arise here; the eighth rule
/// counts it all the same.</remarks>
internal static class BranchRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        foreach (var (shape, _) in survey.Versions)
        {
            if (shape.TrustItem is not { } trust || shape.Positive < 0 || shape.Negative < 0)
                return Broken(shape);
            var favourable = trust
                .Options.Where(option => option.Favourable)
                .Select(option => option.Key)
                .ToHashSet(StringComparer.Ordinal);
            var others = trust
                .Options.Where(option => !option.Favourable)
                .Select(option => option.Key)
                .ToHashSet(StringComparer.Ordinal);
            var isStandard = trust.Options.All(option =>
                option.Favourable
                == (shape.SurveyType == "likert_scale" ? option.Value >= 4 : option.Value == 1)
            );
            if (
                !isStandard
                || !Leads(shape, shape.Positive, favourable)
                || !Leads(shape, shape.Negative, others)
            )
                return Broken(shape);
        }
        return RuleFinding.Met(
            4,
            "Each answer leads to its own list, and only to that.",
            "Cada respuesta lleva a su lista, y solo a esa."
        );
    }

    private static bool Leads(SurveyShape shape, int list, HashSet<string> answers) =>
        shape.Version.Items[list].AskedWhen is { } when
        && when.ItemKey == shape.TrustItem!.Key
        && answers.SetEquals(when.OptionKeys);

    private static RuleFinding Broken(SurveyShape shape) =>
        RuleFinding.Broken(
            4,
            (
                $"In version {shape.Version.Number} the lists do not follow the trust answer as the standard says.",
                $"En la versión {shape.Version.Number} las listas no siguen a la respuesta de confianza como dice la norma."
            ),
            (
                "Ask the first list exactly after 1 (or 4 and 5), the second exactly after 0 (or 1 to 3).",
                "Pregunte la primera lista justo después de 1 (o 4 y 5) y la segunda justo después de 0 (o 1 a 3)."
            )
        );
}
