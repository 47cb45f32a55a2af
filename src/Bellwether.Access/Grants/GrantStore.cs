using System.Data.Common;
using Dapper;

namespace Bellwether.Access;

/// <summary>The table of grants.</summary>
internal static class GrantStore
{
    private const string Columns =
        "account_id AS AccountId, unit_id AS UnitId, role AS Role, granted_at AS GrantedAt, granted_by AS GrantedBy";

    private const string SamePlace = "(unit_id = @UnitId OR (unit_id IS NULL AND @whole = 1))";

    public static async Task<IReadOnlyList<Grant>> OfAccount(
        DbConnection connection,
        Guid agencyId,
        Guid accountId,
        DbTransaction? tx = null
    ) =>
        Grants(
            await connection.QueryAsync<Row>(
                $"SELECT {Columns} FROM access_grant WHERE agency_id = @agencyId AND account_id = @accountId ORDER BY role, unit_id",
                new { agencyId, accountId },
                tx
            )
        );

    public static async Task<IReadOnlyList<Grant>> OfAgency(
        DbConnection connection,
        Guid agencyId
    ) =>
        Grants(
            await connection.QueryAsync<Row>(
                $"SELECT {Columns} FROM access_grant WHERE agency_id = @agencyId ORDER BY account_id, role, unit_id",
                new { agencyId }
            )
        );

    /// <summary>Adds it unless it is there; says whether it was added.</summary>
    public static async Task<bool> Add(DbTransaction tx, Guid agencyId, Grant grant) =>
        await tx.Connection!.ExecuteAsync(
            """
            INSERT INTO access_grant (agency_id, account_id, unit_id, role, granted_at, granted_by)
            VALUES (@agencyId, @AccountId, @UnitId, @role, @GrantedAt, @GrantedBy) ON CONFLICT DO NOTHING
            """,
            new
            {
                agencyId,
                grant.AccountId,
                grant.UnitId,
                role = (long)grant.Role,
                grant.GrantedAt,
                grant.GrantedBy,
            },
            tx
        ) == 1;

    public static Task<int> Remove(DbTransaction tx, Guid agencyId, RoleOnUnit held) =>
        tx.Connection!.ExecuteAsync(
            $"DELETE FROM access_grant WHERE agency_id = @agencyId AND account_id = @AccountId AND role = @role AND {SamePlace}",
            Parameters(agencyId, held),
            tx
        );

    /// <summary>How many accounts, not counting one, administer the whole agency and can sign in by themselves.</summary>
    public static Task<long> Administrators(
        DbConnection connection,
        Guid agencyId,
        Guid exceptAccountId,
        DbTransaction? tx = null
    ) =>
        connection.ExecuteScalarAsync<long>(
            """
            SELECT COUNT(*) FROM access_grant g
            JOIN access_account a ON a.id = g.account_id AND a.agency_id = g.agency_id
            WHERE g.agency_id = @agencyId AND g.account_id <> @exceptAccountId AND g.role = @role AND g.unit_id IS NULL
                AND a.password_hash IS NOT NULL
            """,
            new
            {
                agencyId,
                exceptAccountId,
                role = (long)Role.Administrator,
            },
            tx
        );

    private static object Parameters(Guid agencyId, RoleOnUnit held) =>
        new
        {
            agencyId,
            held.AccountId,
            held.UnitId,
            role = (long)held.Role,
            whole = held.UnitId is null ? 1L : 0L,
        };

    private static List<Grant> Grants(IEnumerable<Row> rows) =>
        [
            .. rows.Select(row => new Grant(
                row.AccountId,
                row.UnitId,
                (Role)row.Role,
                row.GrantedAt,
                row.GrantedBy
            )),
        ];

    private sealed record Row(
        Guid AccountId,
        Guid? UnitId,
        long Role,
        DateTimeOffset GrantedAt,
        string GrantedBy
    );
}
