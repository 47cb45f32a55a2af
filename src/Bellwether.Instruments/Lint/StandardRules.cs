namespace Bellwether.Instruments;

/// <summary>Holds an instrument against the rules that its template carries as data.</summary>
internal static class StandardRules
{
    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        if (content.Template is not { } reference)
            yield break;
        if (ListTemplates.Find(reference) is not { } template)
        {
            yield return new(
                "instrument.template-unknown",
                "template",
                $"The template {reference} is not installed, so its rules were not checked.",
                "Check them yourself, or start again from an installed template.",
                IsAdvice: true
            )
            {
                Spanish = (
                    $"La plantilla {reference} no está instalada, así que no se comprobaron sus reglas.",
                    "Compruébelas usted, o empiece de nuevo con una plantilla instalada."
                ),
            };
            yield break;
        }
        foreach (var rule in template.Rules)
            if (!Holds(rule, content))
                yield return Broken(rule);
        foreach (var locked in template.Locked)
            if (CheckWording(content, locked) is { } finding)
                yield return finding;
    }

    internal static Finding Broken(TemplateRule rule) =>
        new(
            $"standard.{rule.Id}",
            rule.Item is null ? "items" : $"items.{rule.Item}",
            rule.Message.In("en"),
            rule.Fix.In("en")
        )
        {
            Spanish = (rule.Message.In("es"), rule.Fix.In("es")),
        };

    private static bool Holds(TemplateRule rule, InstrumentContent content)
    {
        if (!HoldsOverall(rule, content))
            return false;
        if (rule.Item is null)
            return true;
        var at = content.IndexOf(rule.Item);
        return at < 0 ? rule.Optional : HoldsFor(rule, content, content.Items[at], at);
    }

    private static bool HoldsOverall(TemplateRule rule, InstrumentContent content) =>
        (
            rule.OneMeasuring is null
            || content.Items.Count(item => item.Measures == rule.OneMeasuring) == 1
        )
        && (
            rule.LeastTexts is null
            || content.Items.Count(item => item.Kind == ItemKind.Text) >= rule.LeastTexts
        )
        && (rule.MostItems is null || content.Items.Length <= rule.MostItems)
        && (rule.MostMinutes is null || content.Minutes <= rule.MostMinutes);

    private static bool HoldsFor(TemplateRule rule, InstrumentContent content, Item item, int at) =>
        (rule.Place is null || rule.Place == at + 1)
        && (rule.Required is null || rule.Required == item.Required)
        && (rule.Kind is null || rule.Kind == item.Kind)
        && (rule.Options is not { } exact || Keys(item).SetEquals(exact))
        && (rule.Offers is not { } least || Keys(item).IsSupersetOf(least))
        && (rule.OffersOnly is not { } most || Keys(item).IsSubsetOf(most))
        && (rule.SameOptionsAs is null || SameOptions(content, item, rule.SameOptionsAs))
        && (
            rule.AskedWhen is null
            || (
                item.AskedWhen?.ItemKey == rule.AskedWhen.ItemKey
                && item.AskedWhen.OptionKeys.ToHashSet(StringComparer.Ordinal)
                    .SetEquals(rule.AskedWhen.OptionKeys)
            )
        );

    private static bool SameOptions(InstrumentContent content, Item item, string other)
    {
        var at = content.IndexOf(other);
        return at >= 0 && Keys(item).SetEquals(Keys(content.Items[at]));
    }

    private static HashSet<string> Keys(Item item) =>
        item.Options.Select(option => option.Key).ToHashSet(StringComparer.Ordinal);

    private static Finding? CheckWording(InstrumentContent content, LockedWording locked)
    {
        var at = content.IndexOf(locked.Item);
        if (at < 0 || !content.Languages.Contains(locked.Language))
            return null;
        var item = content.Items[at];
        if (!item.Prompt.Texts.TryGetValue(locked.Language, out var words))
            return null;
        var field = $"items.{item.Key}.prompt.{locked.Language}";
        var match = StandardWording.Find(locked, words)?.Wording;
        if (match is null)
            return HasReason(content, item.Key)
                ? null
                : new Finding(
                    "instrument.standard-wording",
                    field,
                    "The wording differs from the standard.",
                    $"Write “{locked.Allowed[0].Prompt}”, or give the reason for the edit."
                ).Es(
                    "La redacción difiere de la del estándar.",
                    $"Escriba «{locked.Allowed[0].Prompt}», o dé la razón del cambio."
                );
        return match.Construct is not null && match.Construct != item.Construct
            ? new Finding(
                "instrument.construct",
                $"items.{item.Key}.construct",
                "The wording is another construction than the question says.",
                $"Set the construction to {match.Construct}, so that its figures are joined only with their like."
            ).Es(
                "La redacción es otra construcción de la que dice la pregunta.",
                $"Ponga la construcción {match.Construct}, para que sus cifras se unan solo con sus iguales."
            )
            : null;
    }

    private static bool HasReason(InstrumentContent content, string itemKey) =>
        content.EditReasons.TryGetValue(itemKey, out var reason) && reason.Trim().Length > 0;
}
