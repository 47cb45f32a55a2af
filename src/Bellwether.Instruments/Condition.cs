using System.Collections.Immutable;

namespace Bellwether.Instruments;

/// <summary>
/// A condition over earlier items. Exactly one thing is said by each: all of these, any of these, not this, or something about
/// one item: it has one of these answers, its number is at least or at most this, it is (or is not) answered.
/// </summary>
/// <remarks>An item that was not asked or not answered has no answer and no number: what is said of them does not hold.</remarks>
public sealed record Condition
{
    /// <summary>How deep conditions may stand inside each other.</summary>
    public const int Deepest = 6;

    /// <summary>Every one of these holds.</summary>
    public ImmutableArray<Condition>? All { get; init; }

    /// <summary>At least one of these holds.</summary>
    public ImmutableArray<Condition>? Any { get; init; }

    /// <summary>This does not hold.</summary>
    public Condition? Not { get; init; }

    /// <summary>The item that something is said about.</summary>
    public string? Item { get; init; }

    /// <summary>One of these options was chosen or ticked.</summary>
    public ImmutableArray<string>? Is { get; init; }

    /// <summary>Its number (of a scale, a number, a calculated value; of several choices: how many were ticked) is this or more.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Its number is this or less; together with <see cref="AtLeast"/>: between the two.</summary>
    public double? AtMost { get; init; }

    /// <summary>True: it was answered; false: it was not.</summary>
    public bool? Answered { get; init; }

    /// <summary>Holds when one of these options of the item was chosen.</summary>
    public static Condition Chosen(string item, params string[] options) =>
        new() { Item = item, Is = [.. options] };

    /// <summary>When an item is asked, however it says so; null: always.</summary>
    public static Condition? Of(Item item) =>
        item.AskedIf
        ?? (
            item.AskedWhen is { } routing
                ? new Condition { Item = routing.ItemKey, Is = routing.OptionKeys }
                : null
        );

    /// <summary>The keys of the items it depends on.</summary>
    public IEnumerable<string> Items() =>
        (Item is null ? [] : new[] { Item })
            .Concat((All ?? []).SelectMany(part => part.Items()))
            .Concat((Any ?? []).SelectMany(part => part.Items()))
            .Concat(Not?.Items() ?? [])
            .Distinct(StringComparer.Ordinal);

    /// <summary>True when it holds.</summary>
    /// <param name="version">The version it is of.</param>
    /// <param name="values">The values of an answer sheet: all of them, or only the first so many.</param>
    public bool Holds(InstrumentVersion version, IReadOnlyList<long> values)
    {
        if (All is { } all)
            return all.All(part => part.Holds(version, values));
        if (Any is { } any)
            return any.Any(part => part.Holds(version, values));
        if (Not is not null)
            return !Not.Holds(version, values);
        var at = Item is null ? -1 : version.IndexOf(Item);
        var value = at >= 0 && at < values.Count ? values[at] : AnswerSheet.NotAsked;
        if (Answered is { } answered)
            return value > 0 == answered;
        if (value <= 0)
            return false;
        var item = version.Items[at];
        if (Is is { } keys)
            return HasAny(item, value, keys);
        return ItemValue.Number(item, value) is { } number
            && !(number < AtLeast)
            && !(number > AtMost);
    }

    private static bool HasAny(Item item, long value, ImmutableArray<string> keys)
    {
        if (item.Kind == ItemKind.SingleChoice)
            return value <= item.Options.Length
                && keys.Contains(item.Options[(int)value - 1].Key, StringComparer.Ordinal);
        if (item.Kind != ItemKind.MultiChoice)
            return false;
        for (var i = 0; i < item.Options.Length; i++)
            if ((value >> i & 1) == 1 && keys.Contains(item.Options[i].Key, StringComparer.Ordinal))
                return true;
        return false;
    }
}
