using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bellwether.Access;

/// <summary>ASP.NET Core Identity over one transaction, with lock-out by our clock.</summary>
internal sealed class StaffAccounts : UserManager<StaffAccount>
{
    private readonly AccountsContext context;
    private readonly TimeProvider time;

    private StaffAccounts(AccountsContext context, AccountDesk desk)
        : base(
            new UserOnlyStore<StaffAccount, AccountsContext, Guid>(context),
            desk.Options,
            desk.Hasher,
            [new UserValidator<StaffAccount>()],
            [],
            new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(),
            desk.Provider,
            desk.Log
        )
    {
        this.context = context;
        time = desk.Time;
    }

    public static StaffAccounts Inside(DbTransaction tx, AccountDesk desk) =>
        new(AccountsContext.Inside(tx), desk);

    public override Task<bool> IsLockedOutAsync(StaffAccount user) =>
        Task.FromResult(user.LockoutEnd > time.GetUtcNow());

    /// <summary>Counts a try before the password is looked at, so that guesses made side by side are all counted.</summary>
    public override Task<IdentityResult> AccessFailedAsync(StaffAccount user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.AccessFailedCount = 0;
            user.LockoutEnd = time.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
        }
        return UpdateAsync(user);
    }

    /// <summary>Identity's own refusals here are bugs of ours: the fields were checked before.</summary>
    public static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(
                string.Join(" ", result.Errors.Select(error => error.Code))
            );
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            context.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What Identity needs besides a transaction.</summary>
internal sealed record AccountDesk(
    IOptions<IdentityOptions> Options,
    IPasswordHasher<StaffAccount> Hasher,
    IServiceProvider Provider,
    ILogger<UserManager<StaffAccount>> Log,
    TimeProvider Time
);
