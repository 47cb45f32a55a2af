using System.Data.Common;
using Dapper;

namespace Bellwether.Access;

/// <summary>Plain reads of Identity's account table; it is written only through <see cref="StaffAccounts"/>.</summary>
internal static class AccountStore
{
    public static async Task<bool> Exists(DbTransaction tx, Guid agencyId, Guid accountId) =>
        await tx.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM access_account WHERE agency_id = @agencyId AND id = @accountId",
            new { agencyId, accountId },
            tx
        ) == 1;

    public static async Task<IReadOnlyList<AccountRow>> OfAgency(
        DbConnection connection,
        Guid agencyId
    ) =>
        (
            await connection.QueryAsync<AccountRow>(
                $"{Select} WHERE agency_id = @agencyId ORDER BY normalized_email, name",
                new { agencyId }
            )
        ).AsList();

    public static Task<AccountRow?> Find(
        DbConnection connection,
        Guid agencyId,
        Guid accountId,
        DbTransaction? tx = null
    ) =>
        connection.QuerySingleOrDefaultAsync<AccountRow>(
            $"{Select} WHERE agency_id = @agencyId AND id = @accountId",
            new { agencyId, accountId },
            tx
        );

    /// <summary>Every account with that address. Only sign-in asks this: it cannot know the agency yet.</summary>
    public static async Task<IReadOnlyList<AccountRow>> WithAddress(
        DbConnection connection,
        string normalizedAddress
    ) =>
        (
            await connection.QueryAsync<AccountRow>(
                $"{Select} WHERE normalized_email = @normalizedAddress ORDER BY created_at",
                new { normalizedAddress }
            )
        ).AsList();

    public static async Task<bool> AddressIsTaken(
        DbTransaction tx,
        Guid agencyId,
        string normalizedAddress,
        Guid exceptAccountId
    ) =>
        await tx.Connection!.ExecuteScalarAsync<long>(
            """
            SELECT COUNT(*) FROM access_account
            WHERE agency_id = @agencyId AND normalized_email = @normalizedAddress AND id <> @exceptAccountId
            """,
            new
            {
                agencyId,
                normalizedAddress,
                exceptAccountId,
            },
            tx
        ) > 0;

    private const string Select = """
        SELECT id AS AccountId, agency_id AS AgencyId, name AS Name, email AS Email, password_hash AS PasswordHash,
            created_at AS CreatedAt
        FROM access_account
        """;
}

/// <summary>The part of an account row that the operations look at.</summary>
internal sealed record AccountRow(
    Guid AccountId,
    Guid AgencyId,
    string Name,
    string? Email,
    string? PasswordHash,
    DateTimeOffset CreatedAt
)
{
    public Account With(IReadOnlyList<Grant> grants) =>
        new(AccountId, AgencyId, Name, Email, PasswordHash is not null, CreatedAt, grants);
}
