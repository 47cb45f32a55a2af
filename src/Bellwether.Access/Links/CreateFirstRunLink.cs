using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Makes the link that the console prints: whoever can read the console may enter as the first administrator.</summary>
/// <remarks>On a new installation there is one person and everything to do, so the first administrator holds every
/// permission at first; the roles are handed on at /settings/accounts. Called again (a lost password, the next demo),
/// it makes a new link for the same account, and older ones stop working.</remarks>
public sealed class CreateFirstRunLink
{
    private static readonly Role[] FirstRoles =
    [
        Role.Administrator,
        Role.Analyst,
        Role.FormManager,
        Role.Approver,
        Role.PrivacyOfficer,
    ];

    private readonly Db db;
    private readonly RecordAudit audit;
    private readonly AccountDesk desk;

    internal CreateFirstRunLink(Db db, RecordAudit audit, AccountDesk desk)
    {
        this.db = db;
        this.audit = audit;
        this.desk = desk;
    }

    /// <summary>A link that works once, for a day.</summary>
    public Task<OneTimeLink> Run(Guid agencyId, CancellationToken cancel = default) =>
        db.Write(
            async tx =>
            {
                var actor = Actor.System(agencyId);
                var now = desk.Time.GetUtcNow();
                var accountId = Ids.From(agencyId, "first administrator");
                await AuditStore.Lock(tx, agencyId);
                var roles = await AccountStore.Exists(tx, agencyId, accountId)
                    ? [Role.Administrator]
                    : await CreateAccount(tx, agencyId, accountId, now);
                foreach (var role in roles)
                    await GrantStore.Add(
                        tx,
                        agencyId,
                        new Grant(accountId, null, role, now, actor.Name)
                    );
                var link = await LinkStore.Issue(tx, agencyId, accountId, LinkKind.FirstRun, now);
                await audit.Run(tx, actor, "access.link-created", $"{accountId}", "kind=FirstRun");
                return link;
            },
            cancel
        );

    private async Task<Role[]> CreateAccount(
        System.Data.Common.DbTransaction tx,
        Guid agencyId,
        Guid accountId,
        DateTimeOffset now
    )
    {
        using var accounts = StaffAccounts.Inside(tx, desk);
        var account = new StaffAccount
        {
            Id = accountId,
            AgencyId = agencyId,
            Name = "First administrator",
            UserName = StaffAccount.UserNameOf(agencyId, "first administrator"),
            CreatedAt = now,
            LockoutEnabled = true,
        };
        StaffAccounts.Demand(await accounts.CreateAsync(account));
        return FirstRoles;
    }
}
