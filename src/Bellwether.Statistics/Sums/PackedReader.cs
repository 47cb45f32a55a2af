using System.Runtime.CompilerServices;

namespace Bellwether.Statistics.Sums;

/// <summary>Walks over the values of a packed vector that are not zero, in order; checks every byte it passes.</summary>
internal ref struct PackedReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private int position;
    private int index;

    public PackedReader(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        ulong length = Varint();
        if (length > PackedSums.LongestVector)
            throw Damaged("the declared length is impossible");
        Length = (int)length;
    }

    /// <summary>The declared number of values.</summary>
    public int Length { get; }

    /// <summary>Moves to the next value that is not zero; false at the end, once the whole vector was there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(out int at, out long value)
    {
        while (index < Length)
        {
            ulong code = Varint();
            if (code != 0)
            {
                at = index;
                index = unchecked(at + 1);
                value = unchecked((long)(code >> 1) ^ -(long)(code & 1));
                return true;
            }
            ulong run = Varint();
            if (run >= (ulong)(Length - index))
                throw Damaged("a run of zeros passes the declared length");
            index += (int)run + 1;
        }
        if (position != bytes.Length)
            throw Damaged("bytes follow the last value");
        at = 0;
        value = 0;
        return false;
    }

    // Most sums of a cell take one byte or two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Varint()
    {
        int at = position;
        ReadOnlySpan<byte> all = bytes;
        if ((uint)at < (uint)all.Length)
        {
            uint first = all[at];
            if (first < 0x80)
            {
                position = unchecked(at + 1);
                return first;
            }
            int after = unchecked(at + 1);
            if ((uint)after < (uint)all.Length && all[after] is > 0 and < 0x80)
            {
                position = unchecked(at + 2);
                return first & 0x7F | (uint)all[after] << 7;
            }
        }
        return LongVarint();
    }

    private ulong LongVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (position >= bytes.Length)
                throw Damaged("the bytes end too early");
            byte next = bytes[position++];
            if (shift == 63 && next > 1)
                throw Damaged("a number is longer than 64 bits");
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return next == 0 ? throw Damaged("a number is padded") : value;
        }
        throw Damaged("a number is longer than 64 bits");
    }

    private static InvalidDataException Damaged(string how) =>
        new($"Packed sums are damaged: {how}.");
}
