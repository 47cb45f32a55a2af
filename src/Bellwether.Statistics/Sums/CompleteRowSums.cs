using System.Collections.Immutable;

namespace Bellwether.Statistics.Sums;

/// <summary>Level B': moments of a declared set of q items over respondents who answered all of them.</summary>
/// <remarks>
/// One block of (q+1)(q+2)/2 integers: the upper triangle, row by row, of the sum of zz' with z = (1, x1, ..., xq); so the first
/// row is n and the sums of the items. Codes count from 1; 0 or negative is missing, and such a row is left out altogether.
/// Checked against: oracle data/mobi_slice_sums.csv (325 sums of 24 items), exact integers. Cost: O(q*q) a row.
/// </remarks>
public sealed class CompleteRowSums : IEquatable<CompleteRowSums>
{
    private readonly ImmutableArray<long> block;

    private CompleteRowSums(int items, ImmutableArray<long> block)
    {
        Items = items;
        this.block = block;
    }

    /// <summary>Number of items, q.</summary>
    public int Items { get; }

    /// <summary>Complete rows.</summary>
    public long N => block[0];

    /// <summary>The block of sums, in the documented order.</summary>
    public ReadOnlySpan<long> Block => block.AsSpan();

    /// <summary>Integers in the block of q items.</summary>
    /// <param name="items">Number of items, 1 to 1000.</param>
    /// <exception cref="ArgumentException">The number of items is out of range.</exception>
    public static int Size(int items) =>
        items is >= 1 and <= 1000
            ? (items + 1) * (items + 2) / 2
            : throw new ArgumentException(
                $"Sums are kept for 1 to 1000 items, not {items}.",
                nameof(items)
            );

    /// <summary>No row yet.</summary>
    /// <param name="items">Number of items.</param>
    public static CompleteRowSums Empty(int items) => new(items, [.. new long[Size(items)]]);

    /// <summary>Reads the block of q items that begins at <paramref name="offset"/> of a longer vector.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="vector">A vector that holds a block.</param>
    /// <param name="offset">Where the block begins.</param>
    /// <exception cref="ArgumentException">The vector is too short.</exception>
    public static CompleteRowSums From(int items, ReadOnlySpan<long> vector, int offset = 0)
    {
        if (offset < 0 || vector.Length - offset < Size(items))
            throw new ArgumentException(
                $"The vector of {vector.Length} sums has no room for {items} items.",
                nameof(vector)
            );
        return new CompleteRowSums(items, [.. vector.Slice(offset, Size(items))]);
    }

    /// <summary>Sums the complete rows of a table.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="rows">Answers row by row, a multiple of <paramref name="items"/>; 0 or negative is missing.</param>
    /// <exception cref="ArgumentException">The table does not have whole rows.</exception>
    public static CompleteRowSums Of(int items, ReadOnlySpan<int> rows)
    {
        var sums = new long[Size(items)];
        if (rows.Length % items != 0)
            throw new ArgumentException("The table does not have whole rows.", nameof(rows));
        for (int row = 0; row < rows.Length; row += items)
            Add(rows.Slice(row, items), sums, 0, 1);
        return new CompleteRowSums(items, [.. sums]);
    }

    /// <summary>Adds one respondent's answers to a block inside a longer vector, in place; nothing when one is missing.</summary>
    /// <param name="codes">q answer codes from 1 up; 0 or negative is missing.</param>
    /// <param name="target">The vector that holds the block.</param>
    /// <param name="offset">Where the block begins.</param>
    /// <param name="sign">1 to add, -1 to erase.</param>
    /// <exception cref="ArgumentException">The vector is too short.</exception>
    public static void Add(ReadOnlySpan<int> codes, Span<long> target, int offset, int sign)
    {
        if (offset < 0 || target.Length - offset < Size(codes.Length))
            throw new ArgumentException(
                $"The vector of {target.Length} sums has no room for {codes.Length} items.",
                nameof(target)
            );
        if (codes.ContainsAnyInRange(int.MinValue, 0))
            return;
        int at = offset;
        target[at++] += sign;
        foreach (int code in codes)
            target[at++] += sign * code;
        for (int i = 0; i < codes.Length; i++)
        {
            long x = (long)sign * codes[i];
            for (int j = i; j < codes.Length; j++)
                target[at++] += x * codes[j];
        }
    }

    /// <summary>Sum of item i over complete rows.</summary>
    public long Sum(int i) => block[At(0, i + 1)];

    /// <summary>Sum of the products of items i and j over complete rows.</summary>
    public long Product(int i, int j) => i <= j ? block[At(i + 1, j + 1)] : block[At(j + 1, i + 1)];

    /// <summary>The sums of both.</summary>
    /// <param name="other">Sums of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public CompleteRowSums Merge(CompleteRowSums other) => Combine(other, 1);

    /// <summary>These sums without those of <paramref name="other"/>.</summary>
    /// <param name="other">Sums of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public CompleteRowSums Subtract(CompleteRowSums other) => Combine(other, -1);

    /// <summary>The block as packed bytes (<see cref="PackedSums"/>).</summary>
    public byte[] Pack() => PackedSums.Pack(Block);

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static CompleteRowSums Unpack(int items, ReadOnlySpan<byte> packed)
    {
        var sums = new long[Size(items)];
        PackedSums.Unpack(packed, sums);
        return new CompleteRowSums(items, [.. sums]);
    }

    /// <summary>Same items and same sums.</summary>
    /// <param name="other">Other sums.</param>
    public bool Equals(CompleteRowSums? other) =>
        other is not null && Items == other.Items && Block.SequenceEqual(other.Block);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CompleteRowSums);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Items, N, block[^1]);

    private int At(int i, int j)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(i);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(j, Items);
        return i * (Items + 1) - i * (i - 1) / 2 + (j - i);
    }

    private CompleteRowSums Combine(CompleteRowSums other, int sign)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Items != Items)
            throw new ArgumentException(
                $"Unequal numbers of items: {Items} and {other.Items}.",
                nameof(other)
            );
        long[] sums = [.. block];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = checked(sums[i] + sign * other.block[i]);
        return new CompleteRowSums(Items, [.. sums]);
    }
}
