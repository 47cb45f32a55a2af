using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>Brings content into the form in which it is kept.</summary>
internal static class Frozen
{
    /// <summary>
    /// For freezing: texts in the chosen languages only (a half-finished translation is not frozen), English first, reasons
    /// kept only for items that are there.
    /// </summary>
    /// <param name="content">The content.</param>
    /// <param name="change">What to make of each text, given its language; null: nothing.</param>
    public static InstrumentContent Tidy(
        InstrumentContent content,
        Func<string, string, string>? change = null
    )
    {
        var languages = content
            .Languages.Distinct(StringComparer.Ordinal)
            .OrderBy(language => language == "en" ? 0 : 1)
            .ThenBy(language => language, StringComparer.Ordinal)
            .ToImmutableArray();
        var chosen = content.Map(
            (_, text) =>
                LocalText.From(
                    languages.Select(language =>
                        (
                            language,
                            text.Texts.TryGetValue(language, out var words)
                                ? change?.Invoke(words, language) ?? words
                                : null
                        )
                    )
                )
        );
        return Clean(chosen with { Languages = languages });
    }

    /// <summary>For drafts and freezing alike: every string tidied, texts that came out empty left out.</summary>
    public static InstrumentContent Clean(InstrumentContent content)
    {
        var texts = content.Map(
            (_, text) =>
                LocalText.From(
                    text.Texts.Select(pair =>
                        (TidyText.Answer(pair.Key), (string?)TidyText.Wording(pair.Value))
                    )
                )
        );
        var items = texts
            .Items.Select(item => Plainly(CleanItem(item), texts.Items))
            .ToImmutableArray();
        return texts with
        {
            Languages = [.. content.Languages.Select(language => TidyText.Answer(language))],
            Template = Kept(content.Template),
            Intro = Kept(texts.Intro),
            Thanks = Kept(texts.Thanks),
            ScreenedOut = Kept(texts.ScreenedOut),
            Items = items,
            EditReasons = Reasons(content.EditReasons, items),
            PersonalReasons =
                content.PersonalReasons is { } why
                && Reasons(why, items) is { IsEmpty: false } personal
                    ? personal
                    : null,
        };
    }

    private static Item CleanItem(Item item) =>
        item with
        {
            Key = TidyText.Answer(item.Key),
            Hint = Kept(item.Hint),
            Measures = Kept(item.Measures),
            Construct = Kept(item.Construct),
            Section = Kept(item.Section),
            RowOf = Kept(item.RowOf),
            ShuffleWith = Kept(item.ShuffleWith),
            Formula = Kept(item.Formula),
            Number = item.Number is { } range ? range with { Unit = Kept(range.Unit) } : null,
            Options =
            [
                .. item.Options.Select(option => option with { Key = TidyText.Answer(option.Key) }),
            ],
            AskedWhen = item.AskedWhen is { } routing
                ? new Routing(
                    TidyText.Answer(routing.ItemKey),
                    [.. routing.OptionKeys.Select(key => TidyText.Answer(key))]
                )
                : null,
        };

    // One answer of one earlier single choice has one way of being said, so that the same meaning has the same hash.
    private static Item Plainly(Item item, ImmutableArray<Item> items) =>
        item is { AskedWhen: null, AskedIf: { Item: { } gate, Is: { IsEmpty: false } keys } only }
        && only == new Condition { Item = gate, Is = keys }
        && items.Any(other => other.Key == gate && other.Kind == ItemKind.SingleChoice)
            ? item with
            {
                AskedIf = null,
                AskedWhen = new Routing(gate, keys),
            }
            : item;

    private static ImmutableSortedDictionary<string, string> Reasons(
        ImmutableSortedDictionary<string, string> reasons,
        ImmutableArray<Item> items
    ) =>
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            reasons
                .Where(reason => items.Any(item => item.Key == reason.Key))
                .Select(reason => KeyValuePair.Create(reason.Key, TidyText.Wording(reason.Value)))
                .Where(reason => reason.Value.Length > 0)
        );

    private static LocalText? Kept(LocalText? text) => text is { Texts.Count: > 0 } ? text : null;

    private static string? Kept(string? text) =>
        TidyText.Answer(text) is { Length: > 0 } kept ? kept : null;
}
