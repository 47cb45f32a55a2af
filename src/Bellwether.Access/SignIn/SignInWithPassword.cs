using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Microsoft.AspNetCore.Identity;

namespace Bellwether.Access;

/// <summary>What was typed into the sign-in form.</summary>
/// <param name="Email">The address.</param>
/// <param name="Password">The password.</param>
/// <param name="AgencyId">Which agency, when the address and password open an account in more than one.</param>
public sealed record PasswordSignIn(string Email, string Password, Guid? AgencyId = null);

/// <summary>The session, or the agencies to choose from when the same address and password open several accounts.</summary>
/// <param name="Session">The new session, or null when there is a choice to make.</param>
/// <param name="Agencies">The choice; empty when there is none.</param>
public sealed record SignInAnswer(Session? Session, IReadOnlyList<Guid> Agencies);

/// <summary>Signs a person in by address and password, and lets an account rest after five wrong tries.</summary>
/// <remarks>Every way of failing gives the same refusal after the same work: nobody can find out who has an account.</remarks>
public sealed class SignInWithPassword
{
    private const int LongestPassword = 128;

    private readonly Db db;
    private readonly RecordAudit audit;
    private readonly AccountDesk desk;
    private readonly Lazy<string> nobodysHash;

    internal SignInWithPassword(Db db, RecordAudit audit, AccountDesk desk)
    {
        this.db = db;
        this.audit = audit;
        this.desk = desk;
        nobodysHash = new(() =>
            desk.Hasher.HashPassword(new StaffAccount(), OneTimeLink.NewToken())
        );
    }

    /// <summary>Signs in, or refuses.</summary>
    public async Task<Outcome<SignInAnswer>> Run(
        PasswordSignIn typed,
        CancellationToken cancel = default
    )
    {
        if (typed.Password.Length > LongestPassword)
            return Refusals.SignIn;
        var address = new UpperInvariantLookupNormalizer().NormalizeEmail(
            PersonRules.Tidy(typed.Email)
        );
        var opened = new List<AccountRow>();
        var candidates = (await db.Read(c => AccountStore.WithAddress(c, address), cancel))
            .Where(account => typed.AgencyId is null || account.AgencyId == typed.AgencyId)
            .ToList();
        if (candidates.Count == 0)
            IsRight(nobodysHash.Value, typed.Password);
        foreach (var account in candidates)
        {
            // Without a password there is nothing to guess, but it takes as long to find out.
            var hash = account.PasswordHash ?? nobodysHash.Value;
            var counted = await db.Write(tx => SignInTries.Count(tx, account, desk), cancel);
            if (IsRight(hash, typed.Password) && account.PasswordHash is not null && counted)
                opened.Add(account);
            else
                await db.Write(tx => Failed(tx, account), cancel);
        }
        return opened switch
        {
            [] => Refusals.SignIn,
            [var only] => new SignInAnswer(await db.Write(tx => Enter(tx, only), cancel), []),
            _ => await Ask(opened, cancel),
        };
    }

    private async Task<SignInAnswer> Ask(List<AccountRow> opened, CancellationToken cancel)
    {
        foreach (var account in opened)
            await db.Write(tx => SignInTries.Forgive(tx, account, desk), cancel);
        return new SignInAnswer(null, [.. opened.Select(account => account.AgencyId)]);
    }

    private bool IsRight(string hash, string password) =>
        desk.Hasher.VerifyHashedPassword(new StaffAccount(), hash, password)
        != PasswordVerificationResult.Failed;

    private Task Failed(DbTransaction tx, AccountRow account) =>
        audit.Run(
            tx,
            Actor.Public(account.AgencyId),
            "access.sign-in-failed",
            $"{account.AccountId}"
        );

    private async Task<Session> Enter(DbTransaction tx, AccountRow account)
    {
        await SignInTries.Forgive(tx, account, desk);
        var session = await SessionStore.Start(tx, account, desk.Time.GetUtcNow());
        await audit.Run(
            tx,
            session.ToActor(),
            "access.signed-in",
            $"{account.AccountId}",
            "by=password"
        );
        return session;
    }
}
