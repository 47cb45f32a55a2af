using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Responses;

/// <summary>Seals words as they were written, so that the database alone does not tell them.</summary>
/// <remarks>AES-256-GCM (NIST SP 800-38D) with a random nonce; bound to its place, so that no seal can be moved to another row.</remarks>
public sealed class SealWords
{
    internal const string Mark = "sealed1:";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly ThreadLocal<AesGcm> cipher;

    internal SealWords(SealKey key) => cipher = new(() => new AesGcm(key.Value, TagBytes));

    /// <summary>The sealed words.</summary>
    /// <param name="words">As written.</param>
    /// <param name="place">The id of the row they belong to.</param>
    public string Run(string words, Guid place)
    {
        if (words.Length == 0)
            return "";
        var plain = Encoding.UTF8.GetBytes(words);
        var packed = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = packed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        cipher.Value!.Encrypt(
            nonce,
            plain,
            packed.AsSpan(NonceBytes, plain.Length),
            packed.AsSpan(NonceBytes + plain.Length),
            place.ToByteArray(bigEndian: true)
        );
        return Mark + Convert.ToBase64String(packed);
    }

    /// <summary>The words under a seal; null when the key is another one. Words from before there were seals are returned as they are.</summary>
    internal string? Open(string kept, Guid place)
    {
        if (!kept.StartsWith(Mark, StringComparison.Ordinal))
            return kept;
        var packed = Convert.FromBase64String(kept[Mark.Length..]);
        var plain = new byte[packed.Length - NonceBytes - TagBytes];
        try
        {
            cipher.Value!.Decrypt(
                packed.AsSpan(0, NonceBytes),
                packed.AsSpan(NonceBytes, plain.Length),
                packed.AsSpan(NonceBytes + plain.Length),
                plain,
                place.ToByteArray(bigEndian: true)
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return Encoding.UTF8.GetString(plain);
    }
}
