using System.Runtime.CompilerServices;

namespace Bellwether.Statistics.Sums;

/// <summary>Writes a packed vector value by value into a buffer that the caller made large enough.</summary>
internal ref struct PackedWriter
{
    private readonly Span<byte> buffer;
    private readonly int length;
    private int position;
    private int index;
    private int zeros;

    public PackedWriter(Span<byte> buffer, int length)
    {
        this.buffer = buffer;
        this.length = length;
        Varint((ulong)length);
    }

    /// <summary>Appends a value that is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(long value)
    {
        if (zeros != 0)
            Flush();
        index = unchecked(index + 1);
        Varint(unchecked((ulong)((value << 1) ^ (value >> 63))));
    }

    /// <summary>Appends a run of zeros.</summary>
    public void AppendZeros(int count)
    {
        zeros += count;
        index += count;
    }

    /// <summary>Closes the vector (what is missing is zero) and returns its bytes.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        zeros += length - index;
        index = length;
        Flush();
        return buffer[..position];
    }

    private void Flush()
    {
        if (zeros == 0)
            return;
        buffer[position++] = 0;
        Varint((ulong)(zeros - 1));
        zeros = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Varint(ulong value)
    {
        int at = position;
        Span<byte> bytes = buffer;
        while (value >= 0x80)
        {
            bytes[at] = unchecked((byte)(value | 0x80));
            at = unchecked(at + 1);
            value >>= 7;
        }
        bytes[at] = unchecked((byte)value);
        position = unchecked(at + 1);
    }
}
