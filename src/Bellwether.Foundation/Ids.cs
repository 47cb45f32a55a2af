namespace Bellwether.Foundation;

/// <summary>Time-ordered ids (UUID version 7), so that rows written together lie together.</summary>
public static class Ids
{
    /// <summary>A new id stamped with the clock's time.</summary>
    public static Guid New(TimeProvider time) => New(time.GetUtcNow());

    /// <summary>A new id stamped with the given instant (truncate it first where the exact time may not be kept).</summary>
    public static Guid New(DateTimeOffset at) =>
#pragma warning disable RS0030 // The one place that makes ids.
        Guid.CreateVersion7(at);
#pragma warning restore RS0030

    /// <summary>An id stamped with the instant whose random part comes from the given source: for data made again the same.</summary>
    public static Guid New(DateTimeOffset at, Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)((milliseconds >> (40 - (8 * i))) & 0xFF);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The same name in the same space always gives the same id: for imports and demo data that are run twice.</summary>
    public static Guid From(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        var text = System.Text.Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
        System.Security.Cryptography.SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8: made by our own rule (RFC 9562)
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
