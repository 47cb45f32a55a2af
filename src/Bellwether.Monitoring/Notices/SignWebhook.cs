using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Monitoring;

/// <summary>Signs what is sent to a webhook, as Standard Webhooks says: HMAC-SHA256 over id, time and body.</summary>
/// <remarks>Source: standardwebhooks.com, specification 1.0. Checked against: the specification's own example.</remarks>
public static class SignWebhook
{
    /// <summary>What secrets begin with.</summary>
    public const string Prefix = "whsec_";

    /// <summary>The value of the header webhook-signature.</summary>
    /// <param name="secret">whsec_ and base64 of 24 to 64 bytes.</param>
    /// <param name="id">The header webhook-id.</param>
    /// <param name="at">The time of the header webhook-timestamp; whole seconds count.</param>
    /// <param name="body">The bytes as sent.</param>
    /// <returns>v1, and the signature in base64.</returns>
    /// <exception cref="FormatException">The secret is not base64.</exception>
    public static string Run(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = Convert.FromBase64String(
            secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret
        );
        byte[] signed =
        [
            .. Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.")
            ),
            .. body,
        ];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
