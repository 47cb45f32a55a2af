using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;

namespace Bellwether.Access;

/// <summary>What the person behind a one-time link typed; all of it may be left empty where the link allows it.</summary>
/// <param name="Name">A better name, or null to keep the known one.</param>
/// <param name="Email">An address, for the first administrator who has none yet.</param>
/// <param name="Password">A new password, or null to go without: the next sign-in then needs a new link.</param>
public sealed record LinkAnswer(string? Name = null, string? Email = null, string? Password = null);

/// <summary>Uses a one-time link: signs its person in and, if they like, sets their password. One transaction: if the
/// machine stops in the middle, the link still works.</summary>
public sealed class RedeemLink
{
    private readonly Db db;
    private readonly RecordAudit audit;
    private readonly AccountDesk desk;

    internal RedeemLink(Db db, RecordAudit audit, AccountDesk desk)
    {
        this.db = db;
        this.audit = audit;
        this.desk = desk;
    }

    /// <summary>Uses the link. What was typed is checked first: a refused password does not burn the link.</summary>
    public async Task<Outcome<Session>> Run(
        string token,
        LinkAnswer answer,
        CancellationToken cancel = default
    )
    {
        var found = await new FindLink(db, desk.Time).Run(token, cancel);
        if (!found.IsDone)
            return found.Refusal;
        var faults = Check(found.Value, answer).ToList();
        if (faults.Count > 0)
            return Refusals.Fields(faults);
        // Hashing takes a tenth of a second on purpose: not while other writers wait.
        var hash = string.IsNullOrEmpty(answer.Password)
            ? null
            : desk.Hasher.HashPassword(new StaffAccount(), answer.Password);
        return await db.Write(tx => Redeem(tx, token, answer, hash), cancel);
    }

    /// <summary>The part that is all or nothing.</summary>
    internal async Task<Outcome<Session>> Redeem(
        DbTransaction tx,
        string token,
        LinkAnswer answer,
        string? passwordHash
    )
    {
        var now = desk.Time.GetUtcNow();
        if (await LinkStore.Find(tx.Connection!, token, now, tx) is not { } link)
            return Refusals.Link;
        await AuditStore.Lock(tx, link.AgencyId);
        using var accounts = StaffAccounts.Inside(tx, desk);
        var user = (await accounts.FindByIdAsync($"{link.AccountId}"))!;
        var address = string.IsNullOrWhiteSpace(answer.Email)
            ? null
            : PersonRules.Tidy(answer.Email);
        if (
            user.Email is null
            && address is not null
            && await AccountStore.AddressIsTaken(
                tx,
                user.AgencyId,
                accounts.NormalizeEmail(address),
                user.Id
            )
        )
            return Refusals.Fields(Refusals.AddressTaken);
        if (!await LinkStore.Take(tx, token, now))
            return Refusals.Link;

        Fill(user, answer, address);
        if (passwordHash is not null)
        {
            user.PasswordHash = passwordHash;
            user.AccessFailedCount = 0;
            user.LockoutEnd = null;
            await SessionStore.EndAll(tx, user.AgencyId, user.Id);
        }
        StaffAccounts.Demand(await accounts.UpdateAsync(user));
        var row = new AccountRow(
            user.Id,
            user.AgencyId,
            user.Name,
            user.Email,
            user.PasswordHash,
            user.CreatedAt
        );
        var session = await SessionStore.Start(tx, row, now);
        await audit.Run(
            tx,
            session.ToActor(),
            "access.signed-in",
            $"{user.Id}",
            $"by=link password={(passwordHash is null ? "kept" : "set")}"
        );
        return session;
    }

    private static void Fill(StaffAccount user, LinkAnswer answer, string? address)
    {
        if (!string.IsNullOrWhiteSpace(answer.Name))
            user.Name = answer.Name.Trim();
        if (user.Email is not null || address is null)
            return;
        user.Email = address;
        user.UserName = StaffAccount.UserNameOf(user.AgencyId, address);
    }

    private static IEnumerable<Fault> Check(LinkPreview link, LinkAnswer answer)
    {
        var hasPassword = !string.IsNullOrEmpty(answer.Password);
        // A browser sends an empty field as an empty text.
        var name = string.IsNullOrWhiteSpace(answer.Name) ? link.Name : answer.Name;
        var email = link.Email ?? answer.Email;
        var needsEmail = hasPassword || !string.IsNullOrWhiteSpace(answer.Email);
        foreach (var fault in PersonRules.Check(name, email))
        {
            if (fault.Field != "email" || needsEmail)
                yield return fault;
        }
        if (hasPassword && PersonRules.CheckPassword(answer.Password!, email) is { } weak)
            yield return weak;
        if (!hasPassword && link.PasswordRequired)
            yield return new Fault("password", "Choose a new password.");
    }
}
