using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Responses;

/// <summary>Names that can be found again and not read: a keyed hash. Whoever has only the database cannot try numbers out.</summary>
/// <remarks>HMAC-SHA-256 under a key that HKDF makes from the installation's sealing key for one purpose. The key file is needed to find
/// anything again: back it up with the data.</remarks>
public sealed class BlindNames
{
    private readonly SealKey key;

    internal BlindNames(SealKey key) => this.key = key;

    /// <summary>The hash of a name, 32 bytes; the same for the same purpose, agency and name.</summary>
    /// <param name="purpose">What the names are of: names of one purpose are not found under another.</param>
    /// <param name="agencyId">Whose.</param>
    /// <param name="name">The name, already in its one way of writing.</param>
    public byte[] Of(string purpose, Guid agencyId, string name)
    {
        Span<byte> own = stackalloc byte[32];
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key.Value,
            own,
            agencyId.ToByteArray(bigEndian: true),
            Encoding.UTF8.GetBytes("bellwether name " + purpose)
        );
        return HMACSHA256.HashData(own, Encoding.UTF8.GetBytes(name));
    }
}
