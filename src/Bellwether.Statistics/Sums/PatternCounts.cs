namespace Bellwether.Statistics.Sums;

/// <summary>Level E1: how often each combination of up to 20 yes-or-no items occurred. Enough for exact logistic regression and its
/// dominance analysis.</summary>
/// <remarks>A pattern is a number whose bit i is item i. Rows with a missing item are left out. Checked against: merge and erasure
/// laws; oracle 03_drivers.json (pattern counts) through the drivers. Cost: O(patterns that occurred).</remarks>
public sealed record PatternCounts
{
    /// <summary>The most items a pattern may have.</summary>
    public const int MostItems = 20;

    private PatternCounts(int items, KeyedSums counts)
    {
        Items = items;
        Counts = counts;
    }

    /// <summary>Number of items.</summary>
    public int Items { get; }

    /// <summary>Counts keyed by pattern.</summary>
    public KeyedSums Counts { get; private init; }

    /// <summary>All rows.</summary>
    public long N => Counts.Total()[0];

    /// <summary>Rows with a pattern.</summary>
    /// <param name="pattern">Bit i is item i.</param>
    public long this[long pattern] => Counts[pattern][0];

    /// <summary>Nothing yet.</summary>
    /// <param name="items">1 to 20.</param>
    /// <exception cref="ArgumentException">The number of items is out of range.</exception>
    public static PatternCounts Empty(int items) =>
        items is >= 1 and <= MostItems
            ? new PatternCounts(items, KeyedSums.Empty(1))
            : throw new ArgumentException(
                $"A pattern has 1 to {MostItems} items, not {items}.",
                nameof(items)
            );

    /// <summary>Counts rows of yes-or-no items.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="rows">Row by row: 1 yes, 0 no, anything else missing; a multiple of <paramref name="items"/>.</param>
    /// <exception cref="ArgumentException">The table does not have whole rows.</exception>
    public static PatternCounts Of(int items, ReadOnlySpan<int> rows)
    {
        PatternCounts empty = Empty(items);
        if (rows.Length % items != 0)
            throw new ArgumentException("The table does not have whole rows.", nameof(rows));
        var counts = new Dictionary<long, long>();
        for (int row = 0; row < rows.Length; row += items)
        {
            if (PatternOf(rows.Slice(row, items)) is { } pattern)
                counts[pattern] = counts.GetValueOrDefault(pattern) + 1;
        }
        return empty with
        {
            Counts = KeyedSums.Of(
                1,
                counts.Select(c => KeyValuePair.Create(c.Key, new[] { c.Value }))
            ),
        };
    }

    /// <summary>These counts and some more rows of one pattern.</summary>
    /// <param name="pattern">Bit i is item i.</param>
    /// <param name="times">How many; negative to erase.</param>
    /// <exception cref="ArgumentException">The pattern has bits beyond the items.</exception>
    public PatternCounts Add(long pattern, long times = 1) =>
        pattern >= 0 && pattern >> Items == 0
            ? this with
            {
                Counts = Counts.Add(pattern, times),
            }
            : throw new ArgumentException(
                $"There is no pattern {pattern} of {Items} items.",
                nameof(pattern)
            );

    /// <summary>The counts of both.</summary>
    /// <param name="other">Counts of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public PatternCounts Merge(PatternCounts other) =>
        this with
        {
            Counts = Counts.Merge(Other(other)),
        };

    /// <summary>These counts without the others.</summary>
    /// <param name="other">Counts of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public PatternCounts Subtract(PatternCounts other) =>
        this with
        {
            Counts = Counts.Subtract(Other(other)),
        };

    /// <summary>Packed bytes; the number of items is not part of them.</summary>
    public byte[] Pack() => Counts.Pack();

    /// <summary>Counts from packed bytes.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static PatternCounts Unpack(int items, ReadOnlySpan<byte> packed) =>
        Empty(items) with
        {
            Counts = KeyedSums.Unpack(packed),
        };

    /// <summary>The pattern of one row, or null when an item is missing.</summary>
    /// <param name="row">1 yes, 0 no, anything else missing.</param>
    public static long? PatternOf(ReadOnlySpan<int> row)
    {
        long pattern = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] is not (0 or 1))
                return null;
            pattern |= (long)row[i] << i;
        }
        return pattern;
    }

    private KeyedSums Other(PatternCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Items == Items
            ? other.Counts
            : throw new ArgumentException(
                $"Unequal numbers of items: {Items} and {other.Items}.",
                nameof(other)
            );
    }
}
