using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Privacy statements, in the database.</summary>
internal static class PrivacyNoticeStore
{
    public static Task<PrivacyNotice?> Find(
        Db db,
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) => db.Read(connection => Find(connection, null, agencyId, collectorId), cancel);

    public static Task<PrivacyNotice?> Find(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId
    ) => Find(transaction.Connection!, transaction, agencyId, collectorId);

    private static async Task<PrivacyNotice?> Find(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId,
        Guid collectorId
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<Row>(
                """
                SELECT collector_id AS CollectorId, lines AS Lines
                FROM collection_privacy_notice WHERE agency_id = @agencyId AND collector_id = @collectorId
                """,
                new { agencyId, collectorId },
                transaction
            )
        )?.Notice;

    public static Task Put(
        DbTransaction transaction,
        Actor actor,
        PrivacyNotice notice,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_privacy_notice (agency_id, collector_id, lines, saved_at, saved_by)
            VALUES (@AgencyId, @CollectorId, @lines, @now, @Name)
            ON CONFLICT (agency_id, collector_id) DO UPDATE
            SET lines = excluded.lines, saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """,
            new
            {
                actor.AgencyId,
                notice.CollectorId,
                lines = JsonSerializer.Serialize(
                    new Written(
                        notice.IsNeeded,
                        notice.Parts.ToDictionary(part => part.Key.ToString(), part => part.Value)
                    )
                ),
                now,
                actor.Name,
            },
            transaction
        );

    private sealed record Written(bool IsNeeded, Dictionary<string, LocalText> Parts);

    private sealed class Row
    {
        public Guid CollectorId { get; init; }
        public string Lines { get; init; } = "";

        public PrivacyNotice Notice
        {
            get
            {
                var written = JsonSerializer.Deserialize<Written>(Lines)!;
                return new PrivacyNotice(CollectorId)
                {
                    IsNeeded = written.IsNeeded,
                    Parts = written.Parts.ToImmutableSortedDictionary(
                        part => Enum.Parse<NoticePart>(part.Key),
                        part => part.Value
                    ),
                };
            }
        }
    }
}
