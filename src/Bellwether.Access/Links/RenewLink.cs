using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Makes a new link for a person who lost their password or whose invitation ran out.</summary>
/// <remarks>Whoever holds the link can become that person until it is used, so only an administrator of the whole agency
/// may make one, and a password must be chosen with it: the person notices when their old one stops working.</remarks>
public sealed class RenewLink(Db db, RecordAudit audit, TimeProvider time)
{
    /// <summary>A link that works once, for a day.</summary>
    public Task<Outcome<OneTimeLink>> Run(
        Actor actor,
        Guid accountId,
        CancellationToken cancel = default
    ) =>
        db.Write<Outcome<OneTimeLink>>(
            async tx =>
            {
                await AuditStore.Lock(tx, actor.AgencyId);
                if (await Reach.Check(tx, actor, []) is { } refusal)
                    return refusal;
                if (!await AccountStore.Exists(tx, actor.AgencyId, accountId))
                    return Refusals.NoAccount;
                var link = await LinkStore.Issue(
                    tx,
                    actor.AgencyId,
                    accountId,
                    LinkKind.Renewal,
                    time.GetUtcNow()
                );
                await audit.Run(tx, actor, "access.link-created", $"{accountId}", "kind=Renewal");
                return link;
            },
            cancel
        );
}
