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

    /// <summary>Appends the next value.</summary>
    public void Append(long value)
    {
        index++;
        if (value == 0)
        {
            zeros++;
            return;
        }
        Flush();
        Varint(unchecked((ulong)((value << 1) ^ (value >> 63))));
    }

    /// <summary>Appends a value at a position not before the present one; those between are zero.</summary>
    public void AppendAt(int at, long value)
    {
        zeros += at - index;
        index = at;
        Append(value);
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

    private void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            buffer[position++] = (byte)(value & 0x7F | 0x80);
            value >>= 7;
        }
        buffer[position++] = (byte)value;
    }
}
