using System.Data.Common;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>How collectors handle words, in the database.</summary>
internal static class WordPolicyStore
{
    private const string Columns = """
        SELECT collector_id AS CollectorId, keeps_originals AS KeepsOriginals, months AS Months, screeners_only AS ScreenersOnly,
            fingerprint AS Fingerprint, approved_by AS ApprovedBy, approved_at AS ApprovedAt
        FROM collection_word_policy WHERE agency_id = @agencyId
        """;

    public static Task<IReadOnlyList<WordPolicy>> List(
        Db db,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<WordPolicy>>(
            async connection =>
                [
                    .. (await connection.QueryAsync<Row>(Columns, new { agencyId })).Select(row =>
                        row.Policy
                    ),
                ],
            cancel
        );

    public static Task<WordPolicy?> Find(
        Db db,
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) => db.Read(connection => Find(connection, null, agencyId, collectorId), cancel);

    public static Task<WordPolicy?> Find(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId
    ) => Find(transaction.Connection!, transaction, agencyId, collectorId);

    private static async Task<WordPolicy?> Find(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId,
        Guid collectorId
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<Row>(
                Columns + " AND collector_id = @collectorId",
                new { agencyId, collectorId },
                transaction
            )
        )?.Policy;

    /// <summary>Writes the settings; whatever was approved is not approved any more.</summary>
    public static Task Put(
        DbTransaction transaction,
        Actor actor,
        WordPolicy policy,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_word_policy (agency_id, collector_id, keeps_originals, months, screeners_only, changed_by, changed_at)
            VALUES (@AgencyId, @CollectorId, @KeepsOriginals, @months, @ScreenersOnly, @Name, @now)
            ON CONFLICT (agency_id, collector_id) DO UPDATE
            SET keeps_originals = excluded.keeps_originals, months = excluded.months, screeners_only = excluded.screeners_only,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at, fingerprint = NULL, approved_by = NULL, approved_at = NULL
            """,
            new
            {
                actor.AgencyId,
                policy.CollectorId,
                policy.KeepsOriginals,
                months = (long)policy.Months,
                policy.ScreenersOnly,
                actor.Name,
                now,
            },
            transaction
        );

    public static Task Approve(
        DbTransaction transaction,
        Actor actor,
        Guid collectorId,
        string fingerprint,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_word_policy SET fingerprint = @fingerprint, approved_by = @Name, approved_at = @now
            WHERE agency_id = @AgencyId AND collector_id = @collectorId
            """,
            new
            {
                actor.AgencyId,
                collectorId,
                fingerprint,
                actor.Name,
                now,
            },
            transaction
        );

    public static Task Void(DbTransaction transaction, Guid agencyId, Guid collectorId) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_word_policy SET fingerprint = NULL, approved_by = NULL, approved_at = NULL
            WHERE agency_id = @agencyId AND collector_id = @collectorId
            """,
            new { agencyId, collectorId },
            transaction
        );

    private sealed class Row
    {
        public Guid CollectorId { get; init; }
        public bool KeepsOriginals { get; init; }
        public long Months { get; init; }
        public bool ScreenersOnly { get; init; }
        public string? Fingerprint { get; init; }
        public string? ApprovedBy { get; init; }
        public DateTimeOffset? ApprovedAt { get; init; }

        public WordPolicy Policy =>
            new(CollectorId, KeepsOriginals, (int)Months, ScreenersOnly)
            {
                Approval = Fingerprint is null
                    ? null
                    : new WordApproval(
                        Fingerprint,
                        ApprovedBy ?? "",
                        ApprovedAt ?? DateTimeOffset.MinValue
                    ),
            };
    }
}
