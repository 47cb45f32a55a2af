using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bellwether.Instruments;

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
)
{
    /// <summary>Choosing it opens a line for words of one's own ("other, please say"); at most one option of an item.</summary>
    public bool AsksWords { get; init; }

    /// <summary>It cannot be ticked together with another ("none of these"); several choices only.</summary>
    public bool Exclusive { get; init; }
}

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

    /// <summary>Asked only when this holds: a condition over any earlier items. Used instead of <see cref="AskedWhen"/>, never beside it.</summary>
    public Condition? AskedIf { get; init; }

    /// <summary>When this holds after the item, the person is not one of those asked for: nothing more is asked, nothing is counted.</summary>
    public Condition? ScreensOutWhen { get; init; }

    /// <summary>How it looks.</summary>
    public Presentation Presentation { get; init; }

    /// <summary>Of several choices: the most that may be ticked; 0: as many as apply.</summary>
    public int MostTicks { get; init; }

    /// <summary>The range of a number or a calculated value.</summary>
    public NumberRange? Number { get; init; }

    /// <summary>The span of a date.</summary>
    public DateSpan? Dates { get; init; }

    /// <summary>What a calculated value is worked out from (<see cref="Instruments.Formula"/>).</summary>
    public string? Formula { get; init; }

    /// <summary>A row of a table: the key of the statement above it that heads the table. Each row is an item of its own and counts as one.</summary>
    public string? RowOf { get; init; }

    /// <summary>The heading of the part that begins with this item: a new page.</summary>
    public LocalText? Section { get; init; }

    /// <summary>The options stand in another order for each visit; exclusive ones and "other" stay last. Stored positions never change.</summary>
    public bool ShuffleOptions { get; init; }

    /// <summary>Neighbours with the same word here stand in another order for each visit.</summary>
    public string? ShuffleWith { get; init; }

    /// <summary>The chosen option's key is the place (office, clinic) the response is counted under, where the collector has none of its own.</summary>
    public bool IsLocation { get; init; }

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
    public bool IsCounted =>
        Kind is not (ItemKind.Text or ItemKind.Email or ItemKind.Phone or ItemKind.Statement);

    /// <summary>True when it has options to choose from.</summary>
    [JsonIgnore]
    public bool HasOptions =>
        Kind is ItemKind.SingleChoice or ItemKind.MultiChoice or ItemKind.Ranking;

    /// <summary>True for an e-mail address or a telephone number.</summary>
    [JsonIgnore]
    public bool IsContact => Kind is ItemKind.Email or ItemKind.Phone;

    /// <summary>True when people see it on a form.</summary>
    [JsonIgnore]
    public bool IsShown => Kind != ItemKind.Calculated && Presentation != Presentation.Hidden;

    /// <summary>Position from 1 of the option that opens a line for words, or 0.</summary>
    [JsonIgnore]
    public int WordsOption
    {
        get
        {
            for (var i = 0; i < Options.Length; i++)
                if (Options[i].AsksWords)
                    return i + 1;
            return 0;
        }
    }

    /// <summary>The longest words it takes, in characters: of a text, or of "other, please say".</summary>
    [JsonIgnore]
    public int LongestWords =>
        Kind == ItemKind.Text ? LongestText : Math.Min(LongestText, MostOtherWords);

    private const int MostOtherWords = 500;

    /// <summary>Under what name the words of "other, please say" travel: KEY.words.</summary>
    [JsonIgnore]
    public string WordsKey => Key + WordsSuffix;

    /// <summary>What follows an item's key in <see cref="WordsKey"/>.</summary>
    public const string WordsSuffix = ".words";
}
