using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Takes a key back: the next request with it is turned away.</summary>
public sealed class RevokeKey(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>Takes it back. A key that was taken back already stays so.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="keyId">Which key.</param>
    /// <param name="unitPath">The path to the unit where the key holds; empty when it holds in the whole agency.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<Outcome<Nothing>> Run(
        Actor actor,
        Guid keyId,
        IReadOnlyList<Guid> unitPath,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<Nothing>>(
            async tx =>
            {
                await AuditStore.Lock(tx, actor.AgencyId);
                var key = await ApiKeyStore.Find(tx, actor.AgencyId, keyId);
                if (key is null)
                    return Refusals.NoKey;
                // The path comes from the caller, who knows the tree; it must lead to where the key really holds.
                IReadOnlyList<Guid> path = key.UnitId is { } unit
                    ? unitPath.Count > 0 && unitPath[^1] == unit
                        ? unitPath
                        : [unit]
                    : [];
                if (await Reach.Check(tx, actor, path, Permission.ManageKeys) is { } refusal)
                    return refusal;
                if (await ApiKeyStore.Revoke(tx, actor.AgencyId, keyId, time.GetUtcNow()) > 0)
                    await audit.Run(tx, actor, "access.key-revoked", $"{keyId}");
                return default(Nothing);
            },
            cancel
        );
}
