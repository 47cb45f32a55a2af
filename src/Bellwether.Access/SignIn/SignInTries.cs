using System.Data.Common;

namespace Bellwether.Access;

/// <summary>Counts tries at a password and lets an account rest after too many.</summary>
internal static class SignInTries
{
    /// <summary>Counts one more try; false when the account is resting.</summary>
    /// <remarks>The try is counted before the password is looked at: a thousand guesses at the same moment are a
    /// thousand tries.</remarks>
    public static async Task<bool> Count(DbTransaction tx, AccountRow account, AccountDesk desk)
    {
        await AuditStore.Lock(tx, account.AgencyId);
        using var accounts = StaffAccounts.Inside(tx, desk);
        var user = await accounts.FindByIdAsync($"{account.AccountId}");
        if (user is null || await accounts.IsLockedOutAsync(user))
            return false;
        StaffAccounts.Demand(await accounts.AccessFailedAsync(user));
        return true;
    }

    /// <summary>The password was right: what was counted is forgotten.</summary>
    public static async Task Forgive(
        DbTransaction tx,
        AccountRow account,
        AccountDesk desk,
        Action<StaffAccount>? change = null
    )
    {
        await AuditStore.Lock(tx, account.AgencyId);
        using var accounts = StaffAccounts.Inside(tx, desk);
        var user = (await accounts.FindByIdAsync($"{account.AccountId}"))!;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        change?.Invoke(user);
        StaffAccounts.Demand(await accounts.UpdateAsync(user));
    }
}
