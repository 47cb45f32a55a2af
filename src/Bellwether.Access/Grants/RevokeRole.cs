using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Takes a role from an account. The last administrator of the whole agency cannot be removed.</summary>
public sealed class RevokeRole(Db db, RecordAudit audit)
{
    /// <summary>Takes the role; it stops holding with the next request.</summary>
    public Task<Outcome<Nothing>> Run(
        Actor actor,
        RoleOnUnit taken,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<Nothing>>(
            async tx =>
            {
                // Two administrators who remove each other at the same moment: one waits here for the other.
                await AuditStore.Lock(tx, actor.AgencyId);
                if (await Reach.Check(tx, actor, taken.UnitPath) is { } refusal)
                    return refusal;
                var held = await GrantStore.OfAccount(
                    tx.Connection!,
                    actor.AgencyId,
                    taken.AccountId,
                    tx
                );
                if (!held.Any(grant => grant.Role == taken.Role && grant.UnitId == taken.UnitId))
                    return Refusals.NoGrant;
                if (
                    taken is { Role: Role.Administrator, UnitId: null }
                    && await GrantStore.Administrators(
                        tx.Connection!,
                        actor.AgencyId,
                        taken.AccountId,
                        tx
                    ) == 0
                )
                    return Refusals.LastAdministrator;
                await GrantStore.Remove(tx, actor.AgencyId, taken);
                await audit.Run(
                    tx,
                    actor,
                    "access.role-revoked",
                    $"{taken.AccountId}",
                    GrantRole.Detail(taken)
                );
                return default(Nothing);
            },
            cancel
        );
}
