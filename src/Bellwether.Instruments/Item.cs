using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

/// <summary>What kind of answer an item takes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemKind>))]
public enum ItemKind
{
    /// <summary>One of the options.</summary>
    SingleChoice,

    /// <summary>Any number of the options.</summary>
    MultiChoice,

    /// <summary>Words.</summary>
    Text,
}

/// <summary>One option of a choice item.</summary>
/// <param name="Key">Stable name within the item: "5", "up", "ease". It is what files and the API carry.</param>
/// <param name="Label">What the respondent reads.</param>
/// <param name="Value">Its number on the scale, or null where options are not ordered.</param>
/// <param name="Favourable">True when choosing it counts as favourable.</param>
public sealed record ResponseOption(
    string Key,
    LocalText Label,
    int? Value = null,
    bool Favourable = false
);

/// <summary>When an item is asked: the named single-choice item must have one of these options.</summary>
public sealed record Routing(string ItemKey, ImmutableArray<string> OptionKeys)
{
    /// <inheritdoc />
    public bool Equals(Routing? other) =>
        other is not null && ItemKey == other.ItemKey && OptionKeys.SequenceEqual(other.OptionKeys);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ItemKey, OptionKeys.Length);
}

/// <summary>One question of an instrument.</summary>
/// <param name="Key">Stable across versions: the identity by which figures of different versions are joined ("trust").</param>
/// <param name="Kind">What kind of answer it takes.</param>
/// <param name="Prompt">What the respondent reads.</param>
public sealed record Item(
    string Key,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ItemKind Kind,
    LocalText Prompt
)
{
    /// <summary>The options, in order; empty for text. Answers are stored as positions in this list, from 1.</summary>
    public ImmutableArray<ResponseOption> Options { get; init; } = [];

    /// <summary>A hint under the prompt.</summary>
    public LocalText? Hint { get; init; }

    /// <summary>The answer may not be left out.</summary>
    public bool Required { get; init; }

    /// <summary>Asked only when this holds; null = always.</summary>
    public Routing? AskedWhen { get; init; }

    /// <summary>What it measures (satisfaction, trust, effectiveness, ease, efficiency, transparency, humanity, employee), or null.</summary>
    public string? Measures { get; init; }

    /// <summary>Which construction of that measure the wording is; figures of different constructions are never joined silently.</summary>
    public string? Construct { get; init; }

    /// <summary>Longest text accepted, in characters; text items only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int LongestText { get; init; } = 4000;

    /// <summary>True when its pair sums are kept (at most about 12 items of an instrument): driver analysis needs them.</summary>
    public bool InDriverSet { get; init; }

    /// <summary>True when its answers are counted in cells.</summary>
    [JsonIgnore]
    public bool IsCounted => Kind != ItemKind.Text;
}
