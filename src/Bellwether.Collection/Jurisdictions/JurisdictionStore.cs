using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Which pack of rules an agency lives under.</summary>
internal static class JurisdictionStore
{
    public static async Task<Jurisdiction> Find(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId
    ) =>
        await connection.ExecuteScalarAsync<string?>(
            "SELECT pack FROM collection_jurisdiction WHERE agency_id = @agencyId",
            new { agencyId },
            transaction
        )
            is { } pack
            ? ListJurisdictions.Find(pack)
                ?? throw new InvalidOperationException(
                    $"The pack of rules {pack} is not installed. Put it back into packs/jurisdictions."
                )
            : Jurisdiction.Usual;

    public static Task<Jurisdiction> Find(Db db, Guid agencyId, CancellationToken cancel) =>
        db.Read(connection => Find(connection, null, agencyId), cancel);

    public static Task Choose(
        DbTransaction transaction,
        Guid agencyId,
        string pack,
        string by,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_jurisdiction (agency_id, pack, chosen_at, chosen_by)
            VALUES (@agencyId, @pack, @now, @by)
            ON CONFLICT (agency_id) DO UPDATE SET pack = excluded.pack, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by
            """,
            new
            {
                agencyId,
                pack,
                by,
                now,
            },
            transaction
        );
}
