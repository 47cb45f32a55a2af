using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>What a program was answered, kept so that a repeat of its request gets the same.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">Where the new thing is, or null.</param>
/// <param name="ETag">The entity tag, or null.</param>
/// <param name="Body">The bytes.</param>
public sealed record KeptReply(int Status, string? Location, string? ETag, byte[] Body);

/// <summary>A request that must not be done twice.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="KeyId">The key it came with.</param>
/// <param name="IdempotencyKey">What its sender calls it.</param>
public sealed record OnceAsked(Guid AgencyId, Guid KeyId, string IdempotencyKey);

/// <summary>Claims an idempotency key for one request, or finds what was answered to it.</summary>
/// <remarks>
/// A claim without an answer belongs to a request that is under way, or was when the machine stopped. It is done again: what
/// it makes has an id that is made of the key, so it cannot be made twice.
/// </remarks>
public sealed class ClaimReply(Db db, TimeProvider time)
{
    /// <summary>For so long a repeat gets the first answer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The answer of the first time; null when there is none yet; refused when the key names another request.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="fingerprint">A hash of all that it says.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<KeptReply?>> Run(
        OnceAsked asked,
        byte[] fingerprint,
        CancellationToken cancel = default
    )
    {
        var now = time.GetUtcNow();
        var (known, reply) = await db.Write(
            tx => KeptReplyStore.Claim(tx, asked, fingerprint, now, now - Kept),
            cancel
        );
        return known.AsSpan().SequenceEqual(fingerprint)
            ? Outcome<KeptReply?>.Done(reply)
            : Refusals.KeyReused;
    }
}

/// <summary>Keeps what was answered to a claimed request; the first answer stays.</summary>
public sealed class KeepReply(Db db)
{
    /// <summary>Keeps it.</summary>
    public Task Run(OnceAsked asked, KeptReply reply, CancellationToken cancel = default) =>
        db.Write(tx => KeptReplyStore.Keep(tx, asked, reply), cancel);
}

/// <summary>Gives a claim back: the request was refused, nothing was done, and the key may be used again.</summary>
public sealed class DropClaim(Db db)
{
    /// <summary>Drops it, unless an answer was kept.</summary>
    public Task Run(OnceAsked asked, CancellationToken cancel = default) =>
        db.Write(tx => KeptReplyStore.Drop(tx, asked), cancel);
}
