using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>One counted item of a version.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="ItemIndex">Its position among all items.</param>
/// <param name="Multi">Any number of options may be ticked.</param>
/// <param name="Options">How many counts it has: options, bins of a number, or options times ranks.</param>
/// <param name="PairCodes">
/// Per option its code in the pair sums: its value less the lowest value, plus one; 0 = missing (an option without a value
/// among others that have one, such as "does not apply"). Empty when the item is not in the driver set.
/// </param>
internal sealed record CountedItem(
    string Key,
    int ItemIndex,
    bool Multi,
    int Options,
    ImmutableArray<int> PairCodes
)
{
    /// <summary>Of a number or a day: the stored value with which each bin begins. Null for choices.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<long>? Edges { get; init; }

    /// <summary>Of a number or a day: the highest stored value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Highest { get; init; }

    /// <summary>True when the sum of squares is kept beside the sum.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Squares { get; init; }

    /// <summary>Of a ranking: how many options are put in order; its counts are option by option, each rank by rank.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Ranked { get; init; }

    /// <summary>How many sums follow the counts: the sum of a number, and of its squares.</summary>
    [JsonIgnore]
    public int Moments =>
        Edges is null ? 0
        : Squares ? 2
        : 1;

    /// <summary>The highest value an answer sheet can hold.</summary>
    [JsonIgnore]
    public long Most =>
        Edges is not null ? Highest
        : Ranked > 0 ? (1L << (4 * Ranked)) - 1
        : Multi ? (1L << Options) - 1
        : Options;

    /// <summary>Bytes of a value in a column of a segment.</summary>
    [JsonIgnore]
    public int Width =>
        Most switch
        {
            <= 250 => 1,
            <= 65_000 => 2,
            _ => 8,
        };

    public static CountedItem Of(Item item, int index) =>
        item.Kind switch
        {
            ItemKind.Number or ItemKind.Calculated => OfNumber(
                item,
                index,
                item.Number ?? new NumberRange(0, 0)
            ),
            ItemKind.Date => OfDay(item, index, item.Dates ?? new DateSpan()),
            ItemKind.Ranking => new CountedItem(
                item.Key,
                index,
                Multi: false,
                item.Options.Length * item.Options.Length,
                []
            )
            {
                Ranked = item.Options.Length,
            },
            _ => OfChoice(item, index),
        };

    private static CountedItem OfNumber(Item item, int index, NumberRange range)
    {
        var edges = range.Edges();
        return new CountedItem(item.Key, index, Multi: false, edges.Length, [])
        {
            Edges = edges,
            Highest = range.Steps,
            Squares = range.Steps <= NumberRange.MostStepsSquared,
        };
    }

    private static CountedItem OfDay(Item item, int index, DateSpan span)
    {
        var edges = span.Edges();
        return new CountedItem(item.Key, index, Multi: false, edges.Length, [])
        {
            Edges = edges,
            Highest = span.Steps,
            Squares = true,
        };
    }

    private static CountedItem OfChoice(Item item, int index)
    {
        var multi = item.Kind == ItemKind.MultiChoice;
        return new CountedItem(
            item.Key,
            index,
            multi,
            item.Options.Length,
            item.InDriverSet && !multi ? Codes(item.Options) : []
        );
    }

    private static ImmutableArray<int> Codes(ImmutableArray<ResponseOption> options)
    {
        var lowest = options.Min(option => option.Value);
        return lowest is null
            ? [.. Enumerable.Range(1, options.Length)]
            : [.. options.Select(option => option.Value is { } v ? v - lowest.Value + 1 : 0)];
    }

    /// <summary>Whether an answer sheet may hold that value.</summary>
    public bool Holds(long value) =>
        value >= AnswerSheet.NotAsked
        && value <= Most
        && (Ranked == 0 || value <= 0 || Ranks.IsRanking(value, Ranked));

    /// <summary>Adds so many equal answers, none of them 0, to the item's counts and sums.</summary>
    public void Count(long value, Span<long> counts, int times)
    {
        if (Edges is { } edges)
            CountNumber(value, edges, counts, times);
        else if (Ranked > 0)
            CountRanks(value, counts, times);
        else if (Multi)
            CountTicks(value, counts[..Options], times);
        else
            counts[checked((int)value - 1)] += times;
    }

    private void CountNumber(long value, ImmutableArray<long> edges, Span<long> counts, int times)
    {
        var bin = edges.AsSpan().BinarySearch(value);
        counts[bin >= 0 ? bin : ~bin - 1] += times;
        // Steps above the lowest: sums stay small, and the lowest is added back by whoever reads them.
        counts[Options] += (value - 1) * times;
        if (Squares)
            counts[Options + 1] += (value - 1) * (value - 1) * times;
    }

    private void CountRanks(long value, Span<long> counts, int times)
    {
        for (var option = 0; option < Ranked; option++)
            if (Ranks.Of(value, option) is > 0 and var rank)
                counts[(option * Ranked) + rank - 1] += times;
    }

    private static void CountTicks(long ticks, Span<long> counts, int times)
    {
        for (var option = 0; option < counts.Length; option++)
            if ((ticks >> option & 1) != 0)
                counts[option] += times;
    }
}
