using System.Collections.Immutable;
using System.Text.Json;

namespace Bellwether.Instruments;

/// <summary>What changed about an item from one version to another.</summary>
[Flags]
public enum ItemChange
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It was not asked before.</summary>
    Added = 1,

    /// <summary>It is not asked any more.</summary>
    Removed = 2,

    /// <summary>The words differ, beyond letter case, spaces, punctuation and quotation marks.</summary>
    Wording = 4,

    /// <summary>The answers to choose from differ: keys, order, numbers, which are favourable, their words, or how many may be ticked.</summary>
    Options = 8,

    /// <summary>Another construction of the measure, or another measure.</summary>
    Construct = 16,

    /// <summary>Another kind of answer.</summary>
    Kind = 32,

    /// <summary>Other people are asked.</summary>
    Routing = 64,

    /// <summary>It became required, or stopped being so.</summary>
    Required = 128,

    /// <summary>Other items come before it.</summary>
    Place = 256,
}

/// <summary>One item that is not the same in both versions.</summary>
/// <param name="ItemKey">Its key.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Before">Its item before, or null when it was added.</param>
/// <param name="After">Its item after, or null when it was removed.</param>
public sealed record ItemDifference(string ItemKey, ItemChange Changes, Item? Before, Item? After)
{
    private const ItemChange Breaking =
        ItemChange.Wording
        | ItemChange.Options
        | ItemChange.Construct
        | ItemChange.Kind
        | ItemChange.Routing;

    /// <summary>True when figures before and after must not be joined as one series.</summary>
    public bool BreaksSeries => (Changes & Breaking) != ItemChange.None;
}

/// <summary>What changed between two versions, item by item; items that are the same are left out.</summary>
/// <param name="Items">The items that differ: those after in their order, then those that were removed.</param>
public sealed record VersionDifference(ImmutableArray<ItemDifference> Items)
{
    /// <summary>What changed about that item; nothing when it is the same in both or in neither.</summary>
    public ItemChange Of(string itemKey) =>
        Items.FirstOrDefault(item => item.ItemKey == itemKey)?.Changes ?? ItemChange.None;

    /// <summary>True when figures of that item before and after must not be joined as one series.</summary>
    public bool BreaksSeries(string itemKey) =>
        Items.Any(item => item.ItemKey == itemKey && item.BreaksSeries);

    /// <summary>Compares two versions, of one instrument or of two.</summary>
    public static VersionDifference Between(InstrumentVersion before, InstrumentVersion after)
    {
        var languages = before
            .Languages.Intersect(after.Languages, StringComparer.Ordinal)
            .ToList();
        if (languages.Count == 0)
            languages = [.. before.Languages];
        var changed = after
            .Items.Select(item =>
            {
                var at = before.IndexOf(item.Key);
                return at < 0
                    ? new ItemDifference(item.Key, ItemChange.Added, null, item)
                    : new ItemDifference(
                        item.Key,
                        Compare(before, after, at, languages),
                        before.Items[at],
                        item
                    );
            })
            .Where(item => item.Changes != ItemChange.None);
        var removed = before
            .Items.Where(item => after.IndexOf(item.Key) < 0)
            .Select(item => new ItemDifference(item.Key, ItemChange.Removed, item, null));
        return new VersionDifference([.. changed, .. removed]);
    }

    private static ItemChange Compare(
        InstrumentVersion before,
        InstrumentVersion after,
        int at,
        IReadOnlyList<string> languages
    )
    {
        var old = before.Items[at];
        var place = after.IndexOf(old.Key);
        var now = after.Items[place];
        return When(ItemChange.Wording, !SameWords(old.Prompt, now.Prompt, languages))
            | When(ItemChange.Options, !SameOptions(old, now, languages))
            | When(
                ItemChange.Construct,
                old.Measures != now.Measures || old.Construct != now.Construct
            )
            | When(ItemChange.Kind, old.Kind != now.Kind)
            | When(
                ItemChange.Routing,
                !SameRouting(old.AskedWhen, now.AskedWhen)
                    || !Same(old.AskedIf, now.AskedIf)
                    || !Same(old.ScreensOutWhen, now.ScreensOutWhen)
            )
            | When(ItemChange.Required, old.Required != now.Required)
            | When(
                ItemChange.Place,
                old.ShuffleWith != now.ShuffleWith
                    || old.ShuffleOptions != now.ShuffleOptions
                    || !KeysBefore(before, at).SetEquals(KeysBefore(after, place))
            );
    }

    private static ItemChange When(ItemChange change, bool happened) =>
        happened ? change : ItemChange.None;

    private static bool SameWords(
        LocalText before,
        LocalText after,
        IReadOnlyList<string> languages
    ) => languages.All(language => Wording.Same(before.In(language), after.In(language)));

    private static bool SameOptions(Item before, Item after, IReadOnlyList<string> languages) =>
        before.Options.Length == after.Options.Length
        && before.MostTicks == after.MostTicks
        && Same(before.Number, after.Number)
        && Same(before.Dates, after.Dates)
        && before.Formula == after.Formula
        && before
            .Options.Zip(after.Options)
            .All(pair =>
                pair.First.Key == pair.Second.Key
                && pair.First.Value == pair.Second.Value
                && pair.First.Favourable == pair.Second.Favourable
                && pair.First.AsksWords == pair.Second.AsksWords
                && pair.First.Exclusive == pair.Second.Exclusive
                && SameWords(pair.First.Label, pair.Second.Label, languages)
            );

    private static bool Same<T>(T? before, T? after)
        where T : class =>
        ReferenceEquals(before, after)
        || (
            before is not null
            && after is not null
            && JsonSerializer.Serialize(before, InstrumentDocument.Json)
                == JsonSerializer.Serialize(after, InstrumentDocument.Json)
        );

    private static bool SameRouting(Routing? before, Routing? after) =>
        before?.ItemKey == after?.ItemKey
        && (
            before is null
            || before.OptionKeys.ToHashSet(StringComparer.Ordinal).SetEquals(after!.OptionKeys)
        );

    private static HashSet<string> KeysBefore(InstrumentVersion version, int at) =>
        version.Items.Take(at).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
}
