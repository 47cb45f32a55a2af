using System.Text;

namespace Bellwether.Collection.Filings;

/// <summary>The file holds bytes that are not UTF-8: it was saved in another encoding.</summary>
internal sealed class NotUtf8Exception(long line, int row)
    : Exception($"Line {line} holds bytes that are not UTF-8.")
{
    /// <summary>The line of the file, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>The row it belongs to, from 1.</summary>
    public int Row { get; } = row;
}

/// <summary>Physical lines of a UTF-8 file, strictly decoded, at flat memory. A byte order mark is skipped.</summary>
internal sealed class Utf8Lines(Stream stream, int longest)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly byte[] buffer = new byte[1 << 16];
    private readonly MemoryStream carried = new();
    private int at;
    private int end;
    private long line;

    /// <summary>The row the next line belongs to, for the message when it cannot be decoded.</summary>
    public int Row { get; set; } = 1;

    /// <summary>The next line without its line break (LF or CRLF), or null at the end. A line over the limit is cut there.</summary>
    public string? Next()
    {
        while (true)
        {
            if (at == end && !Fill())
                return carried.Length > 0 ? Take([]) : null;
            var rest = buffer.AsSpan(at, end - at);
            var stop = rest.IndexOf((byte)'\n');
            if (stop >= 0)
            {
                at += stop + 1;
                return Take(rest[..stop]);
            }
            at = end;
            // What exceeds the limit is dropped: the row is broken anyway, and a file without line breaks stays readable.
            if (carried.Length <= longest)
                carried.Write(rest);
        }
    }

    private bool Fill()
    {
        at = 0;
        end = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (
            line == 0
            && carried.Length == 0
            && end >= 3
            && buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8)
        )
            at = 3;
        return end > at;
    }

    private string Take(ReadOnlySpan<byte> last)
    {
        line++;
        if (carried.Length > 0)
        {
            if (carried.Length <= longest)
                carried.Write(last);
            var text = Decode(carried.GetBuffer().AsSpan(0, (int)carried.Length));
            carried.SetLength(0);
            return text;
        }
        return Decode(last);
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [.., (byte)'\r'])
            bytes = bytes[..^1];
        if (bytes.Length > longest)
        {
            // The cut may fall inside a character; it is moved back to the start of one.
            var cut = longest;
            while (cut > 0 && (bytes[cut] & 0xC0) == 0x80)
                cut--;
            bytes = bytes[..cut];
        }
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new NotUtf8Exception(line, Row);
        }
    }
}
