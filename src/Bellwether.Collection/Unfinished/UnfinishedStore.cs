using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Sealed half-filled forms.</summary>
internal static class UnfinishedStore
{
    public static async Task Put(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        string hash,
        byte[] text,
        DateTimeOffset expiresAt
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_unfinished (agency_id, collector_id, resume_hash, sealed, expires_at)
            VALUES (@agencyId, @collectorId, @hash, @text, @expiresAt)
            ON CONFLICT (agency_id, collector_id, resume_hash) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at
            """,
            new
            {
                agencyId,
                collectorId,
                hash,
                text,
                expiresAt,
            },
            transaction
        );

    public static Task<byte[]?> Find(
        Db db,
        Guid agencyId,
        Guid collectorId,
        string hash,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.Read(
            connection =>
                connection.ExecuteScalarAsync<byte[]?>(
                    """
                    SELECT sealed FROM collection_unfinished
                    WHERE agency_id = @agencyId AND collector_id = @collectorId AND resume_hash = @hash AND expires_at > @now
                    """,
                    new
                    {
                        agencyId,
                        collectorId,
                        hash,
                        now,
                    }
                ),
            cancel
        );

    public static Task<long> Count(DbTransaction transaction, Guid agencyId, Guid collectorId) =>
        transaction.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM collection_unfinished WHERE agency_id = @agencyId AND collector_id = @collectorId",
            new { agencyId, collectorId },
            transaction
        );

    public static Task<int> Remove(Db db, Guid agencyId, Guid collectorId, string hash) =>
        db.Write(tx =>
            tx.Connection!.ExecuteAsync(
                "DELETE FROM collection_unfinished WHERE agency_id = @agencyId AND collector_id = @collectorId AND resume_hash = @hash",
                new
                {
                    agencyId,
                    collectorId,
                    hash,
                },
                tx
            )
        );

    /// <summary>Removes what nobody may open any more, whoever's it was: there is nothing in it to read.</summary>
    public static Task<int> RemoveExpired(Db db, DateTimeOffset now, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    "DELETE FROM collection_unfinished WHERE expires_at <= @now",
                    new { now },
                    tx
                ),
            cancel
        );
}
