namespace Bellwether.Publishing;

/// <summary>2: two lists of reasons with the same codes, none outside the standard's seven, effectiveness and ease in both.</summary>
internal static class DriverListsRule
{
    public static RuleFinding Check(SurveyEvidence survey)
    {
        foreach (var (shape, _) in survey.Versions)
        {
            if (shape.Positive < 0 || shape.Negative < 0)
                return Broken(
                    $"Version {shape.Version.Number} lacks one of the two lists of reasons.",
                    $"A la versión {shape.Version.Number} le falta una de las dos listas de razones."
                );
            var positive = Codes(shape, shape.Positive);
            var negative = Codes(shape, shape.Negative);
            if (!positive.SetEquals(negative))
                return Broken(
                    $"The two lists of version {shape.Version.Number} offer different reasons.",
                    $"Las dos listas de la versión {shape.Version.Number} ofrecen razones distintas."
                );
            if (positive.Except(Driver.Codes).ToList() is { Count: > 0 } own)
                return Broken(
                    $"Version {shape.Version.Number} offers reasons that the file has no column for: {string.Join(", ", own)}.",
                    $"La versión {shape.Version.Number} ofrece razones sin columna en el archivo: {string.Join(", ", own)}."
                );
            if (Driver.Required.Except(positive).ToList() is { Count: > 0 } missing)
                return Broken(
                    $"Version {shape.Version.Number} does not offer: {string.Join(", ", missing)}.",
                    $"La versión {shape.Version.Number} no ofrece: {string.Join(", ", missing)}."
                );
        }
        return RuleFinding.Met(
            2,
            "Both lists offer the same reasons, effectiveness and ease among them.",
            "Las dos listas ofrecen las mismas razones, entre ellas eficacia y facilidad."
        );
    }

    private static HashSet<string> Codes(SurveyShape shape, int item) =>
        [.. shape.Version.Items[item].Options.Select(option => option.Key)];

    private static RuleFinding Broken(string en, string es) =>
        RuleFinding.Broken(
            2,
            (en, es),
            (
                $"Give both lists the same codes out of {string.Join(", ", Driver.Codes)}, with effectiveness and ease, and publish the version.",
                $"Dé a las dos listas los mismos códigos de {string.Join(", ", Driver.Codes)}, con effectiveness y ease, y publique la versión."
            )
        );
}
