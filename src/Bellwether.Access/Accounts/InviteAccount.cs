using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>Somebody to be invited.</summary>
/// <param name="Email">The address they will sign in with.</param>
/// <param name="Name">Their name.</param>
/// <param name="UnitPath">The units from the top down to the one where the role holds; empty for the whole agency.</param>
/// <param name="Role">Their first role.</param>
public sealed record Invitation(string Email, string Name, IReadOnlyList<Guid> UnitPath, Role Role);

/// <summary>The new account, and the link to hand to its person.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Link">Works once, for seven days. It is shown now and never again.</param>
public sealed record InvitedAccount(Guid AccountId, OneTimeLink Link);

/// <summary>Makes an account with its first role and a link by which its person signs in and chooses a password.</summary>
public sealed class InviteAccount
{
    private readonly Db db;
    private readonly RecordAudit audit;
    private readonly AccountDesk desk;

    internal InviteAccount(Db db, RecordAudit audit, AccountDesk desk)
    {
        this.db = db;
        this.audit = audit;
        this.desk = desk;
    }

    /// <summary>Invites. Refused when the address already has an account in this agency.</summary>
    public Task<Outcome<InvitedAccount>> Run(
        Actor actor,
        Invitation invitation,
        CancellationToken cancel = default
    )
    {
        var faults = PersonRules.Check(invitation.Name, invitation.Email).ToList();
        if (!Enum.IsDefined(invitation.Role))
            faults.Add(new Fault("role", "Choose a role."));
        if (faults.Count > 0)
            return Task.FromResult<Outcome<InvitedAccount>>(Refusals.Fields(faults));
        return db.Write(tx => Invite(tx, actor, invitation), cancel);
    }

    private async Task<Outcome<InvitedAccount>> Invite(
        System.Data.Common.DbTransaction tx,
        Actor actor,
        Invitation invitation
    )
    {
        var address = PersonRules.Tidy(invitation.Email);
        using var accounts = StaffAccounts.Inside(tx, desk);
        await AuditStore.Lock(tx, actor.AgencyId);
        if (await Reach.Check(tx, actor, invitation.UnitPath) is { } refusal)
            return refusal;
        if (
            await AccountStore.AddressIsTaken(
                tx,
                actor.AgencyId,
                accounts.NormalizeEmail(address),
                Guid.Empty
            )
        )
            return Refusals.Fields(Refusals.AddressTaken);
        var now = desk.Time.GetUtcNow();
        var account = new StaffAccount
        {
            Id = Ids.New(now),
            AgencyId = actor.AgencyId,
            Name = invitation.Name.Trim(),
            Email = address,
            UserName = StaffAccount.UserNameOf(actor.AgencyId, address),
            CreatedAt = now,
            LockoutEnabled = true,
        };
        StaffAccounts.Demand(await accounts.CreateAsync(account));
        var role = new RoleOnUnit(account.Id, invitation.UnitPath, invitation.Role);
        var grant = new Grant(account.Id, role.UnitId, role.Role, now, actor.Name);
        await GrantStore.Add(tx, actor.AgencyId, grant);
        var link = await LinkStore.Issue(tx, actor.AgencyId, account.Id, LinkKind.Invitation, now);
        await audit.Run(
            tx,
            actor,
            "access.account-invited",
            $"{account.Id}",
            GrantRole.Detail(role)
        );
        return new InvitedAccount(account.Id, link);
    }
}
