namespace Bellwether.Instruments;

/// <summary>About the answers of a choice: two that read the same, a scale with one side longer, no way out for whom it does not concern.</summary>
internal static class AnswerAdvice
{
    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        foreach (var item in content.Items.Where(item => !item.Options.IsEmpty))
        {
            foreach (var finding in CheckSame(content, item))
                yield return finding;
            if (IsUneven(item) is { } sides)
                yield return new Finding(
                    "instrument.unbalanced-scale",
                    $"items.{item.Key}.options",
                    $"The scale has {sides.Favourable} favourable and {sides.Unfavourable} unfavourable answers.",
                    "Give both sides the same number of answers.",
                    IsAdvice: true
                ).Es(
                    $"La escala tiene {sides.Favourable} respuestas favorables y {sides.Unfavourable} desfavorables.",
                    "Dé a los dos lados el mismo número de respuestas."
                );
            if (NeedsWayOut(item))
                yield return new Finding(
                    "instrument.no-way-out",
                    $"items.{item.Key}.options",
                    "Who is not concerned must choose something untrue, because the question is required.",
                    "Let it be left out, or add the answer “Does not apply”.",
                    IsAdvice: true
                ).Es(
                    "A quien no le corresponde tiene que elegir algo falso, porque la pregunta es obligatoria.",
                    "Deje que se pueda omitir, o agregue la respuesta «No corresponde»."
                );
        }
    }

    private static IEnumerable<Finding> CheckSame(InstrumentContent content, Item item)
    {
        foreach (var language in content.Languages)
        foreach (
            var same in item
                .Options.Where(option => option.Label.Texts.ContainsKey(language))
                .GroupBy(
                    option => Wording.Normalise(option.Label.In(language)),
                    StringComparer.Ordinal
                )
                .Where(group => group.Key.Length > 0 && group.Count() > 1)
        )
        {
            var second = same.ElementAt(1);
            yield return new Finding(
                "instrument.same-answers",
                $"items.{item.Key}.options.{second.Key}.{language}",
                $"Two answers read the same: “{second.Label.In(language)}”.",
                "Remove one, or say what makes them different."
            ).Es(
                $"Dos respuestas dicen lo mismo: «{second.Label.In(language)}».",
                "Quite una, o diga en qué se diferencian."
            );
        }
    }

    // Only where the words of at least three answers say which side they are on; a scale from nothing to much has one side.
    private static (int Favourable, int Unfavourable)? IsUneven(Item item)
    {
        if (item.Kind != ItemKind.SingleChoice || item.Options.Count(o => o.Value is not null) < 3)
            return null;
        var lists = WordingLists.Of("en")!;
        var sides = item
            .Options.Where(option => option.Value is not null)
            .Select(option => Side(option.Label.In("en"), lists))
            .ToList();
        var favourable = sides.Count(side => side > 0);
        var unfavourable = sides.Count(side => side < 0);
        return
            favourable > 0
            && unfavourable > 0
            && favourable + unfavourable > 2
            && favourable != unfavourable
            ? (favourable, unfavourable)
            : null;
    }

    private static int Side(string label, WordingLists lists)
    {
        var words = $" {Wording.Normalise(label)} ";
        if (
            words.Contains(" neither ", StringComparison.Ordinal)
            || words.Contains(" nor ", StringComparison.Ordinal)
        )
            return 0;
        if (lists.Unfavourable.Any(word => words.Contains($" {word} ", StringComparison.Ordinal)))
            return -1;
        return lists.Favourable.Any(word => words.Contains($" {word} ", StringComparison.Ordinal))
            ? 1
            : 0;
    }

    private static bool NeedsWayOut(Item item) =>
        item is { Kind: ItemKind.SingleChoice, Required: true, AskedWhen: null }
        && item.Measures is not (null or "trust" or "satisfaction")
        && item.Options.Count(option => option.Value is not null) > 2
        && item.Options.All(option => option.Value is not null);
}
