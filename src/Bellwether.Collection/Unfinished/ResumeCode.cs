using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Collection;

/// <summary>The code that brings a half-filled form back. It is the key itself: what is stored of it opens nothing.</summary>
internal static class ResumeCode
{
    private const int Length = 25;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new code: 125 random bits in letters that cannot be misread, in groups.</summary>
    public static string New() => Grouped(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>The code as it is hashed, however somebody typed it; null when it is none.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 3 * Length)
            return null;
        var code = new StringBuilder(Length);
        foreach (var letter in typed.ToLowerInvariant())
            if (letter is 'o')
                code.Append('0');
            else if (letter is 'i' or 'l')
                code.Append('1');
            else if (letter is not ('-' or ' '))
                code.Append(letter);
        var plain = code.ToString();
        return plain.Length == Length && !plain.AsSpan().ContainsAnyExcept(Alphabet) ? plain : null;
    }

    /// <summary>The code in groups, as people read it.</summary>
    public static string Grouped(string plain) =>
        string.Join('-', plain.Chunk(5).Select(group => new string(group)));

    /// <summary>What finds the row: one-way, and not the key.</summary>
    public static string HashOf(string plain, Guid collectorId) =>
        Convert.ToHexStringLower(Derive(plain, collectorId, "find"));

    /// <summary>Seals a text: a random nonce, the tag, the cipher.</summary>
    public static byte[] Seal(string plain, Guid collectorId, byte[] text)
    {
        using var cipher = new AesGcm(Derive(plain, collectorId, "seal"), TagLength);
        var sealedText = new byte[NonceLength + TagLength + text.Length];
        var nonce = sealedText.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(
            nonce,
            text,
            sealedText.AsSpan(NonceLength + TagLength),
            sealedText.AsSpan(NonceLength, TagLength),
            collectorId.ToByteArray()
        );
        return sealedText;
    }

    /// <summary>Opens what was sealed; null when the code is another or a bit has changed.</summary>
    public static byte[]? Open(string plain, Guid collectorId, byte[] sealedText)
    {
        if (sealedText.Length < NonceLength + TagLength)
            return null;
        using var cipher = new AesGcm(Derive(plain, collectorId, "seal"), TagLength);
        var text = new byte[sealedText.Length - NonceLength - TagLength];
        try
        {
            cipher.Decrypt(
                sealedText.AsSpan(0, NonceLength),
                sealedText.AsSpan(NonceLength + TagLength),
                sealedText.AsSpan(NonceLength, TagLength),
                text,
                collectorId.ToByteArray()
            );
            return text;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private static byte[] Derive(string plain, Guid collectorId, string use) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.ASCII.GetBytes(plain),
            32,
            collectorId.ToByteArray(),
            Encoding.ASCII.GetBytes($"bellwether unfinished answer: {use}")
        );
}
