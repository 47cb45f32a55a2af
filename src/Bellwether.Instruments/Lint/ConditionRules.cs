using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>Rules about conditions and repeated answers: both look back only, so that no circle is possible.</summary>
internal static class ConditionRules
{
    public static IEnumerable<Finding> Check(InstrumentContent content)
    {
        for (var at = 0; at < content.Items.Length; at++)
        {
            var item = content.Items[at];
            var field = $"items.{item.Key}";
            if (item.AskedIf is not null && item.AskedWhen is not null)
                yield return new(
                    "instrument.condition-twice",
                    $"{field}.askedIf",
                    "It says twice when it is asked.",
                    "Keep one of the two."
                );
            foreach (var finding in Check(content, at, item.AskedIf, $"{field}.askedIf", at, 1))
                yield return finding;
            foreach (
                var finding in Check(
                    content,
                    at,
                    item.ScreensOutWhen,
                    $"{field}.screensOutWhen",
                    at + 1,
                    1
                )
            )
                yield return finding;
            foreach (var finding in CheckShuffle(content, at))
                yield return finding;
            foreach (var key in Piping.KeysOf(item))
                if (
                    content.IndexOf(key) is var i
                    && (i < 0 || i >= at || content.Items[i].IsContact)
                )
                    yield return new(
                        "instrument.repeats-unknown",
                        $"{field}.prompt",
                        $"A text repeats the answer to “{key}”, which is not an earlier question or is a contact.",
                        "Repeat the answer to a question that stands before it."
                    );
        }
    }

    private static IEnumerable<Finding> Check(
        InstrumentContent content,
        int at,
        Condition? condition,
        string field,
        int before,
        int depth
    )
    {
        if (condition is null)
            return [];
        if (depth > Condition.Deepest)
            return
            [
                Bad(field, "Conditions stand too deeply inside each other.", "Make it simpler."),
            ];
        var parts = (condition.All ?? []).Concat(condition.Any ?? []).ToList();
        if (condition.Not is { } not)
            parts.Add(not);
        var said =
            Count(condition.All is not null)
            + Count(condition.Any is not null)
            + Count(condition.Not is not null)
            + Count(condition.Item is not null);
        if (said != 1 || (condition.Item is null && parts.Count == 0))
            return
            [
                Bad(
                    field,
                    "A condition says nothing, or several things at once.",
                    "Say one thing: all of these, any of these, not this, or something about one question."
                ),
            ];
        return condition.Item is null
            ? parts.SelectMany(part => Check(content, at, part, field, before, depth + 1))
            : CheckItem(content, condition, field, before);
    }

    private static IEnumerable<Finding> CheckItem(
        InstrumentContent content,
        Condition condition,
        string field,
        int before
    )
    {
        var at = content.IndexOf(condition.Item!);
        if (at < 0 || at >= before)
        {
            yield return Bad(
                field,
                $"It depends on “{condition.Item}”, which is not an earlier question.",
                "Choose a question that stands before it."
            );
            yield break;
        }
        var item = content.Items[at];
        var bounded = condition.AtLeast is not null || condition.AtMost is not null;
        if (
            Count(condition.Is is not null) + Count(bounded) + Count(condition.Answered is not null)
            != 1
        )
            yield return Bad(
                field,
                $"It does not say what “{item.Key}” must be.",
                "Say one thing: the answers, a lowest or highest number, or whether it is answered."
            );
        if (item.Kind == ItemKind.Statement)
            yield return Bad(field, $"“{item.Key}” takes no answer.", "Choose a question.");
        if (bounded && !ItemValue.HasNumber(item))
            yield return Bad(
                field,
                $"“{item.Key}” has no number.",
                "Choose a question with a numbered scale, a number or a calculated value."
            );
        foreach (var finding in CheckOptions(item, condition.Is, field))
            yield return finding;
    }

    private static IEnumerable<Finding> CheckOptions(
        Item item,
        ImmutableArray<string>? wanted,
        string field
    )
    {
        if (wanted is not { } keys)
            yield break;
        if (item.Kind is not (ItemKind.SingleChoice or ItemKind.MultiChoice) || keys.IsEmpty)
            yield return Bad(
                field,
                $"No answer of “{item.Key}” is named that could be chosen.",
                "Name answers of a question with answers to choose from."
            );
        else if (
            keys.FirstOrDefault(key => !item.Options.Any(option => option.Key == key)) is { } key
        )
            yield return Bad(
                field,
                $"It depends on the answer “{key}”, which “{item.Key}” does not have.",
                $"Use one of: {LintInstrument.Listed(item.Options)}."
            );
    }

    // What changes places must not depend on what it may come before.
    private static IEnumerable<Finding> CheckShuffle(InstrumentContent content, int at)
    {
        if (content.Items[at].ShuffleWith is not { } word)
            yield break;
        var keys = Condition.Of(content.Items[at]) is { } condition
            ? condition.Items().Concat(Piping.KeysOf(content.Items[at]))
            : Piping.KeysOf(content.Items[at]);
        if (
            keys.Any(key =>
                content.IndexOf(key) is >= 0 and var i && content.Items[i].ShuffleWith == word
            )
        )
            yield return new(
                "instrument.shuffle",
                $"items.{content.Items[at].Key}.shuffleWith",
                "It changes places with a question that it depends on.",
                "Let only questions change places that do not depend on each other."
            );
    }

    private static int Count(bool isSaid) => isSaid ? 1 : 0;

    private static Finding Bad(string field, string message, string fix) =>
        new("instrument.condition", field, message, fix);
}
