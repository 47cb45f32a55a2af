using System.Security.Cryptography;

namespace Bellwether.Responses;

/// <summary>The name of a response outside the log: always the same for the same response, and telling nothing.</summary>
/// <remarks>A response's own id holds the millisecond it was made, and its receipt finds it for its owner. A hash of the id
/// has neither: 122 random bits cannot be tried out.</remarks>
public static class RowId
{
    private static ReadOnlySpan<byte> Salt => "bellwether row 1"u8;

    /// <summary>32 small hexadecimal digits.</summary>
    public static string Of(Guid responseId)
    {
        Span<char> text = stackalloc char[32];
        Span<byte> hash = stackalloc byte[32];
        Hash(responseId, hash);
        Convert.TryToHexStringLower(hash[..16], text, out _);
        return new string(text);
    }

    /// <summary>The same as bytes of a file.</summary>
    internal static void Write(Guid responseId, Span<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[32];
        Hash(responseId, hash);
        Convert.TryToHexStringLower(hash[..16], utf8, out _);
    }

    private static void Hash(Guid responseId, Span<byte> hash)
    {
        Span<byte> input = stackalloc byte[32];
        Salt.CopyTo(input);
        responseId.TryWriteBytes(input[16..], bigEndian: true, out _);
        SHA256.HashData(input, hash);
    }
}
