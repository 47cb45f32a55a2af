using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>A role on a unit, to be given or taken.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="UnitPath">The units from the top of the agency down to the one in question; empty for the whole agency.</param>
/// <param name="Role">Which role.</param>
public sealed record RoleOnUnit(Guid AccountId, IReadOnlyList<Guid> UnitPath, Role Role)
{
    /// <summary>The unit itself, or null for the whole agency.</summary>
    public Guid? UnitId => UnitPath.Count == 0 ? null : UnitPath[^1];
}

/// <summary>Gives a role to an account of the agency. Giving it twice changes nothing.</summary>
public sealed class GrantRole(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>Gives the role.</summary>
    public Task<Outcome<Nothing>> Run(
        Actor actor,
        RoleOnUnit given,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<Nothing>>(
            async tx =>
            {
                if (!Enum.IsDefined(given.Role))
                    return Refusals.NoGrant;
                await AuditStore.Lock(tx, actor.AgencyId);
                if (await Reach.Check(tx, actor, given.UnitPath) is { } refusal)
                    return refusal;
                if (!await AccountStore.Exists(tx, actor.AgencyId, given.AccountId))
                    return Refusals.NoAccount;
                var grant = new Grant(
                    given.AccountId,
                    given.UnitId,
                    given.Role,
                    time.GetUtcNow(),
                    actor.Name
                );
                if (await GrantStore.Add(tx, actor.AgencyId, grant))
                    await audit.Run(
                        tx,
                        actor,
                        "access.role-granted",
                        $"{given.AccountId}",
                        Detail(given)
                    );
                return default(Nothing);
            },
            cancel
        );

    internal static string Detail(RoleOnUnit on) =>
        $"role={on.Role} unit={on.UnitId?.ToString() ?? "agency"}";
}
