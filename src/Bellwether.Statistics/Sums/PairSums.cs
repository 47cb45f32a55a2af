using System.Collections.Immutable;

namespace Bellwether.Statistics.Sums;

/// <summary>Level B: the pair moments of p items. Enough for pairwise covariances and correlations, regression, drivers, reliability
/// and path models, and for composites whose weights are chosen later.</summary>
/// <remarks>
/// One contiguous block of <see cref="Size"/> integers, in this order (R is 1 where answered, X is 0 where missing):
/// N = R'R, upper triangle row by row, p(p+1)/2 values: rows where both are answered, symmetric;
/// S = X'R, row by row, p*p values: S[i,j] is the sum of item i over rows where j is answered, too; NOT symmetric;
/// Q = X'X, upper triangle row by row, p(p+1)/2 values: sum of products, symmetric;
/// V = (X*X)'R, row by row, p*p values: V[i,j] is the sum of squares of item i over rows where j is answered; NOT symmetric.
/// Answer codes count from 1: 0 and negative codes mean missing, so a 0-10 item is given as code plus one (moments about another
/// origin give the same correlations). Source: Chen et al. (2006), IEEE TKDE 18(12), with the missing-data pattern added.
/// Checked against: oracle data/mobi_slice_sums.csv and 03b_additivity.json, exact integers.
/// Cost: O(m*m) a row for m answered items; O(p*p) to merge.
/// </remarks>
public sealed class PairSums : IEquatable<PairSums>
{
    private readonly ImmutableArray<long> block;

    private PairSums(int items, ImmutableArray<long> block)
    {
        Items = items;
        this.block = block;
    }

    /// <summary>Number of items, p.</summary>
    public int Items { get; }

    /// <summary>The block of sums, in the documented order.</summary>
    public ReadOnlySpan<long> Block => block.AsSpan();

    /// <summary>Integers in the block of p items: 2 p(p+1)/2 + 2 p*p.</summary>
    /// <param name="items">Number of items, 1 to 1000.</param>
    /// <exception cref="ArgumentException">The number of items is out of range.</exception>
    public static int Size(int items)
    {
        Require(items);
        return items * (items + 1) + 2 * items * items;
    }

    /// <summary>The moments of no answer at all.</summary>
    /// <param name="items">Number of items.</param>
    public static PairSums Empty(int items) => new(items, [.. new long[Size(items)]]);

    /// <summary>Reads the block of p items that begins at <paramref name="offset"/> of a longer vector.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="vector">A vector that holds a block.</param>
    /// <param name="offset">Where the block begins.</param>
    /// <exception cref="ArgumentException">The vector is too short.</exception>
    public static PairSums From(int items, ReadOnlySpan<long> vector, int offset = 0)
    {
        RequireRoom(items, vector.Length, offset);
        return new PairSums(items, [.. vector.Slice(offset, Size(items))]);
    }

    /// <summary>Sums the rows of a table.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="rows">Answers row by row, a multiple of <paramref name="items"/>; 0 or negative is missing.</param>
    public static PairSums Of(int items, ReadOnlySpan<int> rows)
    {
        if (rows.Length % Require(items) != 0)
            throw new ArgumentException("The table does not have whole rows.", nameof(rows));
        var sums = new long[Size(items)];
        for (int row = 0; row < rows.Length; row += items)
            Add(rows.Slice(row, items), sums, 0, 1);
        return new PairSums(items, [.. sums]);
    }

    /// <summary>Sums stored columns, many respondents at a time: the fast way from column segments to any slice.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="columns">Item after item, each with <paramref name="rows"/> codes; 0 is missing.</param>
    /// <param name="rows">Respondents.</param>
    /// <exception cref="ArgumentException">The columns do not hold that many rows of every item.</exception>
    public static PairSums OfColumns(int items, ReadOnlySpan<byte> columns, int rows)
    {
        if (rows < 0 || columns.Length != (long)Require(items) * rows)
            throw new ArgumentException(
                $"{columns.Length} codes are not {items} columns of {rows} rows.",
                nameof(columns)
            );
        return new PairSums(items, [.. PairColumns.Sum(items, columns, rows)]);
    }

    /// <summary>Adds one respondent's answers to a block inside a longer vector, in place: the step of the intake.</summary>
    /// <param name="codes">p answer codes from 1 up; 0 or negative is missing.</param>
    /// <param name="target">The vector that holds the block.</param>
    /// <param name="offset">Where the block begins.</param>
    /// <param name="sign">1 to add, -1 to erase.</param>
    /// <exception cref="ArgumentException">The vector is too short.</exception>
    public static void Add(ReadOnlySpan<int> codes, Span<long> target, int offset, int sign)
    {
        int p = codes.Length;
        RequireRoom(p, target.Length, offset);
        int triangle = p * (p + 1) / 2;
        Span<long> n = target.Slice(offset, triangle);
        Span<long> s = target.Slice(offset + triangle, p * p);
        Span<long> q = target.Slice(offset + triangle + p * p, triangle);
        Span<long> v = target.Slice(offset + 2 * triangle + p * p, p * p);
        int start = 0;
        for (int i = 0; i < p; start += p - i, i++)
        {
            long x = codes[i];
            if (x <= 0)
                continue;
            long signed = sign * x;
            AddRow(codes, s.Slice(i * p, p), v.Slice(i * p, p), signed, signed * x);
            AddUpper(codes[i..], n.Slice(start, p - i), q.Slice(start, p - i), sign, signed);
        }
    }

    /// <summary>Rows in which items i and j are both answered.</summary>
    public long N(int i, int j) => block[Upper(i, j)];

    /// <summary>Sum of item i over the rows in which j is answered as well; not symmetric.</summary>
    public long S(int i, int j) => block[Items * (Items + 1) / 2 + Full(i, j)];

    /// <summary>Sum of the products of items i and j.</summary>
    public long Q(int i, int j) => block[Items * (Items + 1) / 2 + Items * Items + Upper(i, j)];

    /// <summary>Sum of the squares of item i over the rows in which j is answered as well; not symmetric.</summary>
    public long V(int i, int j) => block[Items * (Items + 1) + Items * Items + Full(i, j)];

    /// <summary>The sums of both.</summary>
    /// <param name="other">Sums of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public PairSums Merge(PairSums other) => Combine(other, 1);

    /// <summary>These sums without those of <paramref name="other"/>.</summary>
    /// <param name="other">Sums of as many items.</param>
    /// <exception cref="ArgumentException">The numbers of items differ.</exception>
    public PairSums Subtract(PairSums other) => Combine(other, -1);

    /// <summary>The block as packed bytes (<see cref="PackedSums"/>).</summary>
    public byte[] Pack() => PackedSums.Pack(Block);

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static PairSums Unpack(int items, ReadOnlySpan<byte> packed)
    {
        var sums = new long[Size(items)];
        PackedSums.Unpack(packed, sums);
        return new PairSums(items, [.. sums]);
    }

    /// <summary>Same items and same sums.</summary>
    /// <param name="other">Other sums.</param>
    public bool Equals(PairSums? other) =>
        other is not null && Items == other.Items && Block.SequenceEqual(other.Block);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PairSums);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Items, block[0], block[^1]);

    private static void AddRow(
        ReadOnlySpan<int> codes,
        Span<long> s,
        Span<long> v,
        long x,
        long square
    )
    {
        for (int j = 0; j < codes.Length; j++)
        {
            if (codes[j] <= 0)
                continue;
            s[j] += x;
            v[j] += square;
        }
    }

    private static void AddUpper(
        ReadOnlySpan<int> codes,
        Span<long> n,
        Span<long> q,
        int sign,
        long x
    )
    {
        for (int j = 0; j < codes.Length; j++)
        {
            if (codes[j] <= 0)
                continue;
            n[j] += sign;
            q[j] += x * codes[j];
        }
    }

    private PairSums Combine(PairSums other, int sign)
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
        return new PairSums(Items, [.. sums]);
    }

    private int Upper(int i, int j)
    {
        Full(i, j);
        if (i > j)
            (i, j) = (j, i);
        return i * Items - i * (i - 1) / 2 + (j - i);
    }

    private int Full(int i, int j)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(i);
        ArgumentOutOfRangeException.ThrowIfNegative(j);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(i, Items);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(j, Items);
        return i * Items + j;
    }

    private static int Require(int items) =>
        items is >= 1 and <= 1000
            ? items
            : throw new ArgumentException(
                $"Pair sums are kept for 1 to 1000 items, not {items}.",
                nameof(items)
            );

    private static void RequireRoom(int items, int length, int offset)
    {
        if (offset < 0 || length - offset < Size(items))
            throw new ArgumentException(
                $"The vector of {length} sums has no room for {items} items at {offset}."
            );
    }
}
