using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>What is written of a quarantined answer. The original is sealed: no read of this store returns it.</summary>
internal sealed record QuarantineRow(
    Guid AgencyId,
    Guid CollectorId,
    Guid QuarantineId,
    string Fingerprint,
    Guid? ExternalKey,
    DateOnly Day,
    string Door,
    string Reason,
    string Field,
    string Original,
    string Redacted
);

/// <summary>The quarantine in the database.</summary>
internal static class QuarantineStore
{
    public static async Task<bool> Add(DbTransaction transaction, QuarantineRow row) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_quarantine (agency_id, collector_id, quarantine_id, fingerprint, external_key, day, door, reason,
                field, original, redacted)
            VALUES (@AgencyId, @CollectorId, @QuarantineId, @Fingerprint, @ExternalKey, @Day, @Door, @Reason,
                @Field, @Original, @Redacted)
            ON CONFLICT DO NOTHING
            """,
            row,
            transaction
        ) == 1;

    public static Task<long> CountOfDay(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        DateOnly day
    ) =>
        transaction.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM collection_quarantine WHERE agency_id = @agencyId AND collector_id = @collectorId AND day = @day",
            new
            {
                agencyId,
                collectorId,
                day,
            },
            transaction
        );

    public static Task<int> Release(DbTransaction transaction, Guid agencyId, Guid externalKey) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM collection_quarantine WHERE agency_id = @agencyId AND external_key = @externalKey",
            new { agencyId, externalKey },
            transaction
        );

    public static Task<int> Empty(DbTransaction transaction, Guid agencyId, DateOnly before) =>
        transaction.Connection!.ExecuteAsync(
            "DELETE FROM collection_quarantine WHERE agency_id = @agencyId AND day < @before",
            new { agencyId, before },
            transaction
        );

    /// <summary>Keys that wait for a mended answer, over all agencies: the intake must know them whoever answers.</summary>
    public static Task<IReadOnlyList<Guid>> Waiting(Db db, int most, CancellationToken cancel) =>
        db.Read<IReadOnlyList<Guid>>(
            async connection =>
                (
                    await connection.QueryAsync<Guid>(
                        "SELECT external_key FROM collection_quarantine WHERE external_key IS NOT NULL ORDER BY day DESC LIMIT @most",
                        new { most }
                    )
                ).AsList(),
            cancel
        );

    public static Task<IReadOnlyList<QuarantinedResponse>> List(
        Db db,
        Guid agencyId,
        Guid? collectorId,
        int most,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<QuarantinedResponse>>(
            async connection =>
                (
                    await connection.QueryAsync<QuarantinedResponse>(
                        $"""
                        SELECT quarantine_id AS QuarantineId, collector_id AS CollectorId, day AS Day, door AS Door, reason AS Reason,
                            field AS Field, redacted AS Words
                        FROM collection_quarantine
                        WHERE agency_id = @agencyId{(
                            collectorId is null ? "" : " AND collector_id = @collectorId"
                        )}
                        ORDER BY day DESC, quarantine_id DESC LIMIT @most
                        """,
                        new
                        {
                            agencyId,
                            collectorId,
                            most,
                        }
                    )
                ).AsList(),
            cancel
        );

    public static Task<IReadOnlyList<QuarantineCount>> Count(
        Db db,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<QuarantineCount>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<CountRow>(
                            """
                            SELECT collector_id AS CollectorId, reason AS Reason, COUNT(*) AS Count FROM collection_quarantine
                            WHERE agency_id = @agencyId GROUP BY collector_id, reason ORDER BY collector_id, reason
                            """,
                            new { agencyId }
                        )
                    ).Select(row => new QuarantineCount(row.CollectorId, row.Reason, row.Count)),
                ],
            cancel
        );

    // Not constructor parameters: over no rows SQLite does not know the type of a count.
    private sealed class CountRow
    {
        public Guid CollectorId { get; init; }
        public string Reason { get; init; } = "";
        public long Count { get; init; }
    }
}
