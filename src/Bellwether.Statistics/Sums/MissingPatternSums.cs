namespace Bellwether.Statistics.Sums;

/// <summary>Level E2: moments of each pattern of missing answers. Enough for exact maximum-likelihood means and covariances with
/// missing answers.</summary>
/// <remarks>
/// Key: a number whose bit i says that item i was answered. Sums per key: the block of <see cref="CompleteRowSums"/> over all p
/// items, with 0 where an item is missing. Rows with no answer at all are left out. Codes count from 1. Checked against: merge and
/// erasure laws; oracle 03d_missing_patterns.json through the estimate. Cost: O(patterns that occurred * p*p).
/// </remarks>
public sealed record MissingPatternSums
{
    /// <summary>The most items whose pattern fits one key.</summary>
    public const int MostItems = 62;

    private MissingPatternSums(int items, KeyedSums sums)
    {
        Items = items;
        Sums = sums;
    }

    /// <summary>Number of items.</summary>
    public int Items { get; }

    /// <summary>Sums keyed by pattern.</summary>
    public KeyedSums Sums { get; private init; }

    /// <summary>Nothing yet.</summary>
    /// <param name="items">1 to 62.</param>
    /// <exception cref="ArgumentException">The number of items is out of range.</exception>
    public static MissingPatternSums Empty(int items) =>
        items is >= 1 and <= MostItems
            ? new MissingPatternSums(items, KeyedSums.Empty(CompleteRowSums.Size(items)))
            : throw new ArgumentException(
                $"Missing patterns are kept for 1 to {MostItems} items, not {items}.",
                nameof(items)
            );

    /// <summary>Sums rows of answers.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="rows">Row by row, codes from 1; 0 or negative is missing.</param>
    /// <exception cref="ArgumentException">The table does not have whole rows.</exception>
    public static MissingPatternSums Of(int items, ReadOnlySpan<int> rows)
    {
        MissingPatternSums empty = Empty(items);
        if (rows.Length % items != 0)
            throw new ArgumentException("The table does not have whole rows.", nameof(rows));
        var sums = new Dictionary<long, long[]>();
        for (int row = 0; row < rows.Length; row += items)
        {
            ReadOnlySpan<int> codes = rows.Slice(row, items);
            long pattern = PatternOf(codes);
            if (pattern == 0)
                continue;
            if (!sums.TryGetValue(pattern, out long[]? block))
                sums[pattern] = block = new long[empty.Sums.Width];
            AddTo(codes, block, 1);
        }
        return empty with { Sums = KeyedSums.Of(empty.Sums.Width, sums) };
    }

    /// <summary>These sums and one more row.</summary>
    /// <param name="codes">One code per item, from 1; 0 or negative is missing.</param>
    /// <param name="sign">1 to add, -1 to erase.</param>
    /// <exception cref="ArgumentException">The number of codes differs.</exception>
    public MissingPatternSums Add(ReadOnlySpan<int> codes, int sign = 1)
    {
        if (codes.Length != Items)
            throw new ArgumentException(
                $"There are {Items} items, not {codes.Length}.",
                nameof(codes)
            );
        long pattern = PatternOf(codes);
        if (pattern == 0)
            return this;
        var block = new long[Sums.Width];
        AddTo(codes, block, sign);
        return this with { Sums = Sums.Add(pattern, block) };
    }

    /// <summary>The sums of both.</summary>
    /// <param name="other">Sums of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public MissingPatternSums Merge(MissingPatternSums other) =>
        this with
        {
            Sums = Sums.Merge(Other(other)),
        };

    /// <summary>These sums without the others.</summary>
    /// <param name="other">Sums of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public MissingPatternSums Subtract(MissingPatternSums other) =>
        this with
        {
            Sums = Sums.Subtract(Other(other)),
        };

    /// <summary>Packed bytes; the number of items is not part of them.</summary>
    public byte[] Pack() => Sums.Pack();

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static MissingPatternSums Unpack(int items, ReadOnlySpan<byte> packed) =>
        Empty(items) with
        {
            Sums = KeyedSums.Unpack(packed),
        };

    private static long PatternOf(ReadOnlySpan<int> codes)
    {
        long pattern = 0;
        for (int i = 0; i < codes.Length; i++)
            pattern |= codes[i] > 0 ? 1L << i : 0;
        return pattern;
    }

    private static void AddTo(ReadOnlySpan<int> codes, long[] block, int sign)
    {
        int at = 0;
        block[at++] += sign;
        foreach (int code in codes)
            block[at++] += (long)sign * Math.Max(0, code);
        for (int i = 0; i < codes.Length; i++)
        {
            for (int j = i; j < codes.Length; j++)
                block[at++] += (long)sign * Math.Max(0, codes[i]) * Math.Max(0, codes[j]);
        }
    }

    private KeyedSums Other(MissingPatternSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Items == Items
            ? other.Sums
            : throw new ArgumentException(
                $"Unequal numbers of items: {Items} and {other.Items}.",
                nameof(other)
            );
    }
}
