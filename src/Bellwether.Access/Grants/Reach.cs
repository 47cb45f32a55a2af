using System.Data.Common;
using Bellwether.Foundation;

namespace Bellwether.Access;

/// <summary>Nobody gives or takes what lies outside their own reach.</summary>
internal static class Reach
{
    /// <summary>The refusal when the actor lacks the permission on the last unit of the path; null when they have it.
    /// The system (command line, jobs) reaches everywhere; the public nowhere.</summary>
    public static async Task<Refusal?> Check(
        DbTransaction tx,
        Actor actor,
        IReadOnlyList<Guid> unitPath,
        Permission permission = Permission.ManageAccounts
    )
    {
        if (actor == Actor.Public(actor.AgencyId))
            return Refusals.MayNot(permission);
        if (actor.AccountId is not { } account)
            return null;
        var grants = await GrantStore.OfAccount(tx.Connection!, actor.AgencyId, account, tx);
        return Authorize.Run(grants, permission, unitPath).Refusal;
    }
}
