using System.Collections.Immutable;

namespace Bellwether.Statistics.Sums;

/// <summary>Level D2: all moments up to order four of k declared variables. Enough for regression with robust and design-based
/// standard errors.</summary>
/// <remarks>
/// With z = (1, x1, ..., xk), one sum of z_i z_j z_l z_m for every i at most j at most l at most m: C(k+4, 4) integers, the last index slowest.
/// Values may be any integers, 0 and negative included; rows with a missing value are left out by the caller. Subtract a fixed
/// declared origin from large values. Checked against: oracle 03b_additivity.json (wls_coef, wls_sandwich_se). Cost: O(k^4) a row.
/// </remarks>
public sealed class FourthMoments : IEquatable<FourthMoments>
{
    private readonly ImmutableArray<long> block;

    private FourthMoments(int variables, ImmutableArray<long> block)
    {
        Variables = variables;
        this.block = block;
    }

    /// <summary>Number of variables, k.</summary>
    public int Variables { get; }

    /// <summary>Rows.</summary>
    public long N => block[0];

    /// <summary>The block of sums, in the documented order.</summary>
    public ReadOnlySpan<long> Block => block.AsSpan();

    /// <summary>Integers in the block of k variables.</summary>
    /// <param name="variables">1 to 20.</param>
    /// <exception cref="ArgumentException">The number of variables is out of range.</exception>
    public static int Size(int variables) =>
        variables is >= 1 and <= 20
            ? Choose4(variables + 4)
            : throw new ArgumentException(
                $"Fourth moments are kept for 1 to 20 variables, not {variables}.",
                nameof(variables)
            );

    /// <summary>No row yet.</summary>
    /// <param name="variables">Number of variables.</param>
    public static FourthMoments Empty(int variables) =>
        new(variables, [.. new long[Size(variables)]]);

    /// <summary>Sums the rows of a table.</summary>
    /// <param name="variables">Number of variables.</param>
    /// <param name="rows">Values row by row, a multiple of <paramref name="variables"/>.</param>
    /// <exception cref="ArgumentException">The table does not have whole rows.</exception>
    /// <exception cref="OverflowException">A sum does not fit 64 bits: subtract an origin.</exception>
    public static FourthMoments Of(int variables, ReadOnlySpan<int> rows)
    {
        var sums = new long[Size(variables)];
        if (rows.Length % variables != 0)
            throw new ArgumentException("The table does not have whole rows.", nameof(rows));
        for (int row = 0; row < rows.Length; row += variables)
            Add(rows.Slice(row, variables), sums, 0, 1);
        return new FourthMoments(variables, [.. sums]);
    }

    /// <summary>Adds one row to a block inside a longer vector, in place.</summary>
    /// <param name="values">k values.</param>
    /// <param name="target">The vector that holds the block.</param>
    /// <param name="offset">Where the block begins.</param>
    /// <param name="sign">1 to add, -1 to erase.</param>
    /// <exception cref="ArgumentException">The vector is too short.</exception>
    public static void Add(ReadOnlySpan<int> values, Span<long> target, int offset, int sign)
    {
        if (offset < 0 || target.Length - offset < Size(values.Length))
            throw new ArgumentException(
                $"The vector of {target.Length} sums has no room for {values.Length} variables.",
                nameof(target)
            );
        Span<long> z = stackalloc long[values.Length + 1];
        z[0] = 1;
        for (int i = 0; i < values.Length; i++)
            z[i + 1] = values[i];
        int at = offset;
        for (int m = 0; m < z.Length; m++)
        {
            for (int l = 0; l <= m; l++)
            {
                long outer = sign * z[m] * z[l];
                for (int j = 0; j <= l; j++)
                {
                    long product = outer * z[j];
                    for (int i = 0; i <= j; i++)
                        target[at++] += product * z[i];
                }
            }
        }
    }

    /// <summary>The sum of a product of four variables; 0 stands for the constant 1, i for variable i (from 1).</summary>
    public long this[int a, int b, int c, int d]
    {
        get
        {
            Span<int> at = [a, b, c, d];
            at.Sort();
            ArgumentOutOfRangeException.ThrowIfNegative(at[0]);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(at[3], Variables);
            return block[
                at[0]
                    + (at[1] + 1) * at[1] / 2
                    + (at[2] + 2) * (at[2] + 1) * at[2] / 6
                    + Choose4(at[3] + 3)
            ];
        }
    }

    /// <summary>The sums of both.</summary>
    /// <param name="other">Sums of as many variables.</param>
    /// <exception cref="ArgumentException">The numbers of variables differ.</exception>
    public FourthMoments Merge(FourthMoments other) => Combine(other, 1);

    /// <summary>These sums without the others.</summary>
    /// <param name="other">Sums of as many variables.</param>
    /// <exception cref="ArgumentException">The numbers of variables differ.</exception>
    public FourthMoments Subtract(FourthMoments other) => Combine(other, -1);

    /// <summary>The block as packed bytes (<see cref="PackedSums"/>).</summary>
    public byte[] Pack() => PackedSums.Pack(Block);

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="variables">Number of variables.</param>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static FourthMoments Unpack(int variables, ReadOnlySpan<byte> packed)
    {
        var sums = new long[Size(variables)];
        PackedSums.Unpack(packed, sums);
        return new FourthMoments(variables, [.. sums]);
    }

    /// <summary>Same variables and same sums.</summary>
    /// <param name="other">Other sums.</param>
    public bool Equals(FourthMoments? other) =>
        other is not null && Variables == other.Variables && Block.SequenceEqual(other.Block);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FourthMoments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Variables, N, block[^1]);

    private static int Choose4(int n) => n < 4 ? 0 : n * (n - 1) / 2 * (n - 2) / 3 * (n - 3) / 4;

    private FourthMoments Combine(FourthMoments other, int sign)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Variables != Variables)
            throw new ArgumentException(
                $"Unequal numbers of variables: {Variables} and {other.Variables}.",
                nameof(other)
            );
        long[] sums = [.. block];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = checked(sums[i] + sign * other.block[i]);
        return new FourthMoments(Variables, [.. sums]);
    }
}
