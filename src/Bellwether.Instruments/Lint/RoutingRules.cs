using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>
/// Rules about routing: an item may depend only on an earlier item with one answer, so that no circle is possible and
/// what was asked follows from reading top to bottom once.
/// </summary>
internal static class RoutingRules
{
    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        for (var i = 0; i < content.Items.Length; i++)
            if (content.Items[i].AskedWhen is { } routing)
                foreach (var finding in CheckRouting(content, i, routing))
                    yield return finding;
    }

    private static IEnumerable<Finding> CheckRouting(
        InstrumentContent content,
        int at,
        Routing routing
    )
    {
        var field = $"items.{content.Items[at].Key}.askedWhen";
        var gate = content.IndexOf(routing.ItemKey);
        if (gate < 0)
        {
            yield return new(
                "instrument.routing-unknown",
                field,
                $"It depends on “{routing.ItemKey}”, which is not a question here.",
                EarlierChoices(content, at)
            );
            yield break;
        }
        if (gate >= at)
        {
            yield return new(
                "instrument.routing-later",
                field,
                gate == at
                    ? "The question depends on its own answer."
                    : $"It depends on “{routing.ItemKey}”, which is asked later.",
                gate == at
                    ? EarlierChoices(content, at)
                    : $"Move “{routing.ItemKey}” before it, or choose an earlier question."
            );
            yield break;
        }
        var item = content.Items[gate];
        if (item.Kind != ItemKind.SingleChoice)
        {
            yield return new(
                "instrument.routing-not-single",
                field,
                $"It depends on “{item.Key}”, which does not have one answer.",
                EarlierChoices(content, at)
            );
            yield break;
        }
        foreach (var finding in CheckOptions(field, item, routing.OptionKeys))
            yield return finding;
    }

    private static IEnumerable<Finding> CheckOptions(
        string field,
        Item gate,
        ImmutableArray<string> optionKeys
    )
    {
        if (optionKeys.IsEmpty)
            yield return new(
                "instrument.routing-empty",
                field,
                "No answer leads to the question, so nobody would be asked.",
                $"Name one or more answers of “{gate.Key}”: {LintInstrument.Listed(gate.Options)}."
            );
        foreach (var key in optionKeys)
            if (!gate.Options.Any(option => option.Key == key))
                yield return new(
                    "instrument.routing-option",
                    field,
                    $"It depends on the answer “{key}”, which “{gate.Key}” does not have.",
                    $"Use one of: {LintInstrument.Listed(gate.Options)}."
                );
    }

    private static string EarlierChoices(InstrumentContent content, int at)
    {
        var keys = content
            .Items.Take(at)
            .Where(item => item.Kind == ItemKind.SingleChoice)
            .Select(item => item.Key)
            .ToList();
        return keys.Count == 0
            ? "Ask it always: no earlier question has one answer to choose."
            : $"Choose an earlier question with one answer: {string.Join(", ", keys)}. Or ask it always.";
    }
}
