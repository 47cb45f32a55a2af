using System.Numerics;
using System.Runtime.InteropServices;

namespace Bellwether.Statistics.Sums;

/// <summary>Pair sums of stored columns, many respondents at a time, in whatever vector width the machine has.</summary>
/// <remarks>Columns are widened chunk by chunk to 16 bits: answers, their squares, and a mask of answered ones. A chunk is short enough
/// that 16-bit sums cannot overflow. Padding counts as missing.</remarks>
internal sealed class PairColumns
{
    private const int LongestChunk = 256;
    private readonly int items;
    private readonly int lanes = Vector<ushort>.Count;
    private readonly int chunk;
    private readonly ushort[] answers;
    private readonly ushort[] squares;
    private readonly ushort[] masks;
    private readonly long[] sums;

    private PairColumns(int items, int largestCode)
    {
        this.items = items;
        chunk = Math.Clamp(ushort.MaxValue / (largestCode * largestCode), 1, LongestChunk);
        answers = new ushort[items * chunk * lanes];
        squares = new ushort[items * chunk * lanes];
        masks = new ushort[items * chunk * lanes];
        sums = new long[PairSums.Size(items)];
    }

    /// <summary>The block of sums of all items.</summary>
    public static long[] Sum(int items, ReadOnlySpan<byte> columns, int rows)
    {
        byte largest = 1;
        foreach (byte code in columns)
            largest = Math.Max(largest, code);
        var work = new PairColumns(items, largest);
        int step = work.chunk * work.lanes;
        for (int row = 0; row < rows; row += step)
        {
            int count = Math.Min(step, rows - row);
            for (int i = 0; i < items; i++)
                work.Load(i, columns.Slice(i * rows + row, count));
            work.AddChunk((count + work.lanes - 1) / work.lanes);
        }
        return work.sums;
    }

    private void Load(int item, ReadOnlySpan<byte> codes)
    {
        int at = item * chunk * lanes;
        for (int r = 0; r < codes.Length; r++)
        {
            ushort x = codes[r];
            answers[at + r] = x;
            squares[at + r] = (ushort)(x * x);
            masks[at + r] = x == 0 ? (ushort)0 : ushort.MaxValue;
        }
        int rest = (codes.Length + lanes - 1) / lanes * lanes - codes.Length;
        answers.AsSpan(at + codes.Length, rest).Clear();
        squares.AsSpan(at + codes.Length, rest).Clear();
        masks.AsSpan(at + codes.Length, rest).Clear();
    }

    private void AddChunk(int vectors)
    {
        int triangle = items * (items + 1) / 2;
        int pair = 0;
        for (int i = 0; i < items; i++)
        {
            for (int j = i; j < items; j++, pair++)
            {
                (long n, long q, long sij, long sji, long vij, long vji) = Pair(i, j, vectors);
                sums[pair] += n;
                sums[triangle + items * items + pair] += q;
                sums[triangle + i * items + j] += sij;
                sums[2 * triangle + items * items + i * items + j] += vij;
                if (i == j)
                    continue;
                sums[triangle + j * items + i] += sji;
                sums[2 * triangle + items * items + j * items + i] += vji;
            }
        }
    }

    private (long N, long Q, long Sij, long Sji, long Vij, long Vji) Pair(int i, int j, int vectors)
    {
        ReadOnlySpan<Vector<ushort>> xi = Column(answers, i, vectors);
        ReadOnlySpan<Vector<ushort>> xj = Column(answers, j, vectors);
        ReadOnlySpan<Vector<ushort>> ri = Column(masks, i, vectors);
        ReadOnlySpan<Vector<ushort>> rj = Column(masks, j, vectors);
        ReadOnlySpan<Vector<ushort>> vi = Column(squares, i, vectors);
        ReadOnlySpan<Vector<ushort>> vj = Column(squares, j, vectors);
        Vector<ushort> n = default,
            q = default,
            sij = default,
            sji = default,
            vij = default,
            vji = default;
        for (int k = 0; k < xi.Length; k++)
        {
            n -= ri[k] & rj[k];
            q += xi[k] * xj[k];
            sij += xi[k] & rj[k];
            sji += xj[k] & ri[k];
            vij += vi[k] & rj[k];
            vji += vj[k] & ri[k];
        }
        return (Total(n), Total(q), Total(sij), Total(sji), Total(vij), Total(vji));
    }

    private ReadOnlySpan<Vector<ushort>> Column(ushort[] values, int item, int vectors) =>
        MemoryMarshal.Cast<ushort, Vector<ushort>>(
            values.AsSpan(item * chunk * lanes, vectors * lanes)
        );

    private static long Total(Vector<ushort> sum)
    {
        Vector.Widen(sum, out Vector<uint> low, out Vector<uint> high);
        return Vector.Sum(low + high);
    }
}
