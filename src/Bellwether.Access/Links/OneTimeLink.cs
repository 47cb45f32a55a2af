using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Access;

/// <summary>A link that signs one person in, once. The store keeps only its hash: it can be shown now and never again.</summary>
/// <param name="Token">The secret part: 43 letters, digits, - and _.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record OneTimeLink(string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>Where it leads on this installation.</summary>
    public string Path => $"/sign-in/link/{Token}";

    internal static string NewToken() =>
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>Why a link was made.</summary>
public enum LinkKind
{
    /// <summary>Printed at the console for the first administrator (and for the demo's visitor).</summary>
    FirstRun = 1,

    /// <summary>For a person who was invited.</summary>
    Invitation = 2,

    /// <summary>For a person who cannot sign in any more; a new password must be chosen.</summary>
    Renewal = 3,
}
