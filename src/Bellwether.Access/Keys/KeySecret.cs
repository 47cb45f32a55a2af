using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Access;

/// <summary>The secret of a key: bw_ and 43 letters, digits, - and _. It is shown once; the store keeps only its hash.</summary>
/// <remarks>256 random bits cannot be guessed, so one round of SHA-256 is enough, unlike for a password.</remarks>
internal static class KeySecret
{
    private const string Start = "bw_";
    private const int Length = 46;
    private const int HintLength = 8;

    public static string New() =>
        Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>True when it has the shape of a secret: anything else is not worth a look at the database.</summary>
    public static bool HasShape(string? secret) =>
        secret is { Length: Length }
        && secret.StartsWith(Start, StringComparison.Ordinal)
        && secret.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public static string HintOf(string secret) => secret[..HintLength];
}
