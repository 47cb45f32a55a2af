using System.Data.Common;
using Dapper;

namespace Bellwether.Organization;

/// <summary>Evidence in the database.</summary>
internal static class EvidenceStore
{
    public static async Task<IReadOnlyList<Evidence>> List(
        DbConnection connection,
        Guid agencyId,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.QueryAsync<EvidenceRow>(
                    """
                    SELECT evidence_id AS EvidenceId, segment AS Segment, kind AS Kind, title AS Title, source AS Source,
                        day AS Day, people AS People, removed_at AS RemovedAt, removed_reason AS RemovedReason
                    FROM organization_evidence WHERE agency_id = @agencyId ORDER BY day DESC, evidence_id
                    """,
                    new { agencyId },
                    transaction
                )
            ).Select(row => row.Evidence()),
        ];

    public static async Task<bool> Add(
        DbTransaction transaction,
        Guid agencyId,
        Evidence evidence,
        string by,
        DateTimeOffset now
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO organization_evidence (agency_id, evidence_id, segment, kind, title, source, day, people, added_at, added_by)
            VALUES (@agencyId, @EvidenceId, @Segment, @Kind, @Title, @Source, @Day, @People, @now, @by)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                agencyId,
                evidence.EvidenceId,
                evidence.Segment,
                Kind = Codes.Of(evidence.Kind),
                evidence.Title,
                evidence.Source,
                evidence.Day,
                evidence.People,
                now,
                by,
            },
            transaction
        ) == 1;

    public static async Task<bool> Remove(
        DbTransaction transaction,
        Guid agencyId,
        Guid evidenceId,
        string reason,
        string by,
        DateTimeOffset now
    ) =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE organization_evidence SET removed_at = @now, removed_by = @by, removed_reason = @reason
            WHERE agency_id = @agencyId AND evidence_id = @evidenceId AND removed_at IS NULL
            """,
            new
            {
                agencyId,
                evidenceId,
                reason,
                by,
                now,
            },
            transaction
        ) == 1;

    private sealed class EvidenceRow
    {
        public Guid EvidenceId { get; init; }

        public string Segment { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Title { get; init; } = "";

        public string Source { get; init; } = "";

        public DateOnly Day { get; init; }

        public long? People { get; init; }

        public DateTimeOffset? RemovedAt { get; init; }

        public string? RemovedReason { get; init; }

        public Evidence Evidence() =>
            new(EvidenceId, Segment, Codes.Read<EvidenceKind>(Kind), Title, Source, Day, People)
            {
                RemovedAt = RemovedAt,
                RemovedReason = RemovedReason,
            };
    }
}
