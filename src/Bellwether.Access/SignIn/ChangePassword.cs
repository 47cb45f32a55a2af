using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Microsoft.AspNetCore.Identity;

namespace Bellwether.Access;

/// <summary>What was typed to change one's own password.</summary>
/// <param name="Current">The password so far; empty when there was none.</param>
/// <param name="Password">The new one.</param>
public sealed record PasswordChange(string Current, string Password);

/// <summary>Changes one's own password. Every other session of the account ends.</summary>
public sealed class ChangePassword
{
    private readonly Db db;
    private readonly RecordAudit audit;
    private readonly AccountDesk desk;

    internal ChangePassword(Db db, RecordAudit audit, AccountDesk desk)
    {
        this.db = db;
        this.audit = audit;
        this.desk = desk;
    }

    /// <summary>Changes it and returns the session that goes on in place of the given one.</summary>
    public async Task<Outcome<Session>> Run(
        Session session,
        PasswordChange change,
        CancellationToken cancel = default
    )
    {
        var found = await db.Read(
            c => AccountStore.Find(c, session.AgencyId, session.AccountId),
            cancel
        );
        if (found is not { } account)
            return Refusals.NoAccount;
        if (account.Email is null)
            return Refusals.Fields(
                new Fault("password", "Give an address first: use a new link from the console.")
            );
        if (PersonRules.CheckPassword(change.Password, account.Email) is { } weak)
            return Refusals.Fields(weak);
        // An open session left alone is no place to guess the password from: tries count here too.
        if (account.PasswordHash is { } hash)
        {
            var counted = await db.Write(tx => SignInTries.Count(tx, account, desk), cancel);
            if (!counted || !IsRight(hash, change.Current))
                return Refusals.Fields(
                    new Fault(
                        "current",
                        "This is not your password, or there were too many wrong tries."
                    )
                );
        }
        var fresh = desk.Hasher.HashPassword(new StaffAccount(), change.Password);
        return await db.Write(tx => Change(tx, account, fresh), cancel);
    }

    private bool IsRight(string hash, string password) =>
        desk.Hasher.VerifyHashedPassword(new StaffAccount(), hash, password)
        != PasswordVerificationResult.Failed;

    private async Task<Outcome<Session>> Change(DbTransaction tx, AccountRow account, string hash)
    {
        await SignInTries.Forgive(tx, account, desk, user => user.PasswordHash = hash);
        await SessionStore.EndAll(tx, account.AgencyId, account.AccountId);
        var session = await SessionStore.Start(tx, account, desk.Time.GetUtcNow());
        await audit.Run(tx, session.ToActor(), "access.password-changed", $"{account.AccountId}");
        return session;
    }
}
