using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bellwether.Access;

/// <summary>One line of an agency's audit trail: who did what to which thing. Never answers, never words.</summary>
/// <param name="Position">1, 2, 3 … without gaps.</param>
/// <param name="At">When, to the millisecond.</param>
/// <param name="AccountId">The account, or null for the system and the command line.</param>
/// <param name="Actor">The name of who did it, as it was then.</param>
/// <param name="Action">What was done, such as <c>access.role-granted</c>.</param>
/// <param name="Subject">The id or key of what it was done to.</param>
/// <param name="Detail">Further facts as <c>key=value</c> pairs.</param>
/// <param name="Hash">SHA-256 over the hash of the line before and this line, in hexadecimal.</param>
public sealed record AuditEntry(
    long Position,
    DateTimeOffset At,
    Guid? AccountId,
    string Actor,
    string Action,
    string Subject,
    string Detail,
    string Hash
)
{
    internal static readonly byte[] Start = new byte[32];

    /// <summary>The hash this line must have after that one. Fields are length-prefixed, so that none can flow into the next.</summary>
    internal byte[] HashAfter(Guid agencyId, ReadOnlySpan<byte> previous)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(previous);
        sha.AppendData(agencyId.ToByteArray(bigEndian: true));
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, Position);
        sha.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, At.ToUnixTimeMilliseconds());
        sha.AppendData(number);
        foreach (
            var field in new[] { AccountId?.ToString("N") ?? "", Actor, Action, Subject, Detail }
        )
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            sha.AppendData(number);
            sha.AppendData(bytes);
        }
        return sha.GetHashAndReset();
    }
}
