using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Bellwether.Access;

/// <summary>The table of keys for programs.</summary>
internal static class ApiKeyStore
{
    private const string Columns =
        "key_id AS KeyId, agency_id AS AgencyId, name AS Name, hint AS Hint, scopes AS Scopes, unit_id AS UnitId, "
        + "created_at AS CreatedAt, created_by AS CreatedBy, expires_at AS ExpiresAt, last_used_on AS LastUsedOn, "
        + "revoked_at AS RevokedAt";

    public static Task Add(DbTransaction tx, ApiKey key, byte[] hash) =>
        tx.Connection!.ExecuteAsync(
            """
            INSERT INTO access_api_key (agency_id, key_id, name, hint, secret_hash, scopes, unit_id, created_at, created_by, expires_at)
            VALUES (@AgencyId, @KeyId, @Name, @Hint, @hash, @scopes, @UnitId, @CreatedAt, @CreatedBy, @ExpiresAt)
            """,
            new
            {
                key.AgencyId,
                key.KeyId,
                key.Name,
                key.Hint,
                hash,
                scopes = string.Join(' ', key.Scopes.Select(scope => (int)scope)),
                key.UnitId,
                key.CreatedAt,
                key.CreatedBy,
                key.ExpiresAt,
            },
            tx
        );

    /// <summary>The key with that secret, whatever its state. The secret is what names the agency.</summary>
    public static async Task<ApiKey?> BySecret(DbConnection connection, byte[] hash) =>
        (
            await connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM access_api_key WHERE secret_hash = @hash",
                new { hash }
            )
        )?.ToKey();

    public static async Task<ApiKey?> Find(DbTransaction tx, Guid agencyId, Guid keyId) =>
        (
            await tx.Connection!.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM access_api_key WHERE agency_id = @agencyId AND key_id = @keyId",
                new { agencyId, keyId },
                tx
            )
        )?.ToKey();

    public static async Task<IReadOnlyList<ApiKey>> OfAgency(
        DbConnection connection,
        Guid agencyId
    ) =>
        [
            .. (
                await connection.QueryAsync<Row>(
                    $"SELECT {Columns} FROM access_api_key WHERE agency_id = @agencyId ORDER BY created_at DESC, key_id DESC",
                    new { agencyId }
                )
            ).Select(row => row.ToKey()),
        ];

    public static Task<int> Revoke(
        DbTransaction tx,
        Guid agencyId,
        Guid keyId,
        DateTimeOffset now
    ) =>
        tx.Connection!.ExecuteAsync(
            """
            UPDATE access_api_key SET revoked_at = @now
            WHERE agency_id = @agencyId AND key_id = @keyId AND revoked_at IS NULL
            """,
            new
            {
                agencyId,
                keyId,
                now,
            },
            tx
        );

    /// <summary>Notes the day; says 1 for the first of that day only.</summary>
    public static Task<int> UsedOn(DbTransaction tx, Guid agencyId, Guid keyId, DateOnly day) =>
        tx.Connection!.ExecuteAsync(
            """
            UPDATE access_api_key SET last_used_on = @day
            WHERE agency_id = @agencyId AND key_id = @keyId AND (last_used_on IS NULL OR last_used_on < @day)
            """,
            new
            {
                agencyId,
                keyId,
                day = (long)day.DayNumber,
            },
            tx
        );

    private sealed record Row(
        Guid KeyId,
        Guid AgencyId,
        string Name,
        string Hint,
        string Scopes,
        Guid? UnitId,
        DateTimeOffset CreatedAt,
        string CreatedBy,
        DateTimeOffset ExpiresAt,
        long? LastUsedOn,
        DateTimeOffset? RevokedAt
    )
    {
        public ApiKey ToKey() =>
            new(
                KeyId,
                AgencyId,
                Name,
                Hint,
                [
                    .. Scopes
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(scope =>
                            (Permission)int.Parse(scope, CultureInfo.InvariantCulture)
                        ),
                ],
                UnitId,
                CreatedAt,
                CreatedBy,
                ExpiresAt,
                LastUsedOn is { } day ? DateOnly.FromDayNumber((int)day) : null,
                RevokedAt
            );
    }
}
