using System.Data.Common;
using System.Text.Json;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection.Sources;

/// <summary>Batches in the database.</summary>
internal static class BatchStore
{
    private const string Columns = """
        batch_id AS BatchId, agency_id AS AgencyId, kind AS Kind, mapping_name AS MappingName, file_name AS FileName,
        file_hash AS FileHash, source AS Source, consent AS Consent, state AS State, first_day AS First, last_day AS Last,
        rows_total AS Rows, rows_done AS RowsDone, accepted AS Accepted, repeated AS Repeated, quarantined AS Quarantined,
        excluded AS Excluded, report AS Report, started_at AS StartedAt, touched_at AS TouchedAt, finished_at AS FinishedAt,
        imported_by AS ImportedBy, undone_at AS UndoneAt, undone_by AS UndoneBy
        FROM collection_batch
        """;

    /// <summary>Begins a batch, or goes on with it. One that is in already stays as it is; one that was taken back begins anew.</summary>
    public static Task Begin(DbTransaction transaction, BatchToBegin batch) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_batch (agency_id, batch_id, kind, mapping_name, mapping, file_name, file_hash, source, consent,
                state, rows_total, rows_done, accepted, repeated, quarantined, excluded, report, started_at, touched_at, imported_by)
            VALUES (@AgencyId, @BatchId, @Kind, @MappingName, @Mapping, @FileName, @FileHash, @Source, @Consent,
                'running', @Rows, 0, 0, 0, 0, 0, '{}', @Now, @Now, @By)
            ON CONFLICT (agency_id, batch_id) DO UPDATE SET state = 'running', rows_done = 0, touched_at = excluded.touched_at,
                started_at = CASE WHEN collection_batch.state = 'undone' THEN excluded.started_at ELSE collection_batch.started_at END,
                imported_by = CASE WHEN collection_batch.state = 'undone' THEN excluded.imported_by ELSE collection_batch.imported_by END,
                file_name = CASE WHEN collection_batch.state = 'undone' THEN excluded.file_name ELSE collection_batch.file_name END,
                finished_at = NULL, undone_at = NULL, undone_by = NULL
            WHERE collection_batch.state IN ('running', 'undone')
            """,
            batch,
            transaction
        );

    public static Task AddPlaces(
        DbTransaction transaction,
        Guid agencyId,
        Guid batchId,
        IEnumerable<Guid> collectorIds
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_batch_place (agency_id, batch_id, collector_id) VALUES (@agencyId, @batchId, @collectorId)
            ON CONFLICT DO NOTHING
            """,
            collectorIds.Select(collectorId => new
            {
                agencyId,
                batchId,
                collectorId,
            }),
            transaction
        );

    public static Task<IReadOnlyList<Guid>> Places(
        Db db,
        Guid agencyId,
        Guid batchId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Guid>>(
            async connection =>
                (
                    await connection.QueryAsync<Guid>(
                        "SELECT collector_id FROM collection_batch_place WHERE agency_id = @agencyId AND batch_id = @batchId",
                        new { agencyId, batchId }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Notes how far a running batch is; one that is in stays as it is.</summary>
    public static Task Touch(
        DbTransaction transaction,
        Guid agencyId,
        Guid batchId,
        long rowsDone,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_batch SET rows_done = @rowsDone, touched_at = @now
            WHERE agency_id = @agencyId AND batch_id = @batchId AND state = 'running'
            """,
            new
            {
                agencyId,
                batchId,
                rowsDone,
                now,
            },
            transaction
        );

    public static Task Finish(
        DbTransaction transaction,
        Guid agencyId,
        Guid batchId,
        BatchTotals totals,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_batch SET state = 'finished', first_day = @First, last_day = @Last, rows_done = rows_total,
                accepted = @Accepted, repeated = @Repeated, quarantined = @Quarantined, excluded = @ExcludedRows, report = @report,
                touched_at = @now, finished_at = @now
            WHERE agency_id = @agencyId AND batch_id = @batchId AND state = 'running'
            """,
            new
            {
                agencyId,
                batchId,
                totals.First,
                totals.Last,
                totals.Accepted,
                totals.Repeated,
                totals.Quarantined,
                totals.ExcludedRows,
                report = JsonSerializer.Serialize(totals.Report(), JsonSerializerOptions.Web),
                now,
            },
            transaction
        );

    public static Task<int> MarkUndoing(DbTransaction transaction, Guid agencyId, Guid batchId) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_batch SET state = 'undoing'
            WHERE agency_id = @agencyId AND batch_id = @batchId AND state <> 'undone'
            """,
            new { agencyId, batchId },
            transaction
        );

    public static async Task MarkUndone(
        DbTransaction transaction,
        Guid agencyId,
        Guid batchId,
        string by,
        DateTimeOffset now
    )
    {
        var batch = new
        {
            agencyId,
            batchId,
            by,
            now,
        };
        foreach (var table in new[] { "fault", "row", "place" })
            await transaction.Connection!.ExecuteAsync(
                $"DELETE FROM collection_batch_{table} WHERE agency_id = @agencyId AND batch_id = @batchId",
                batch,
                transaction
            );
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE collection_batch SET state = 'undone', undone_at = @now, undone_by = @by
            WHERE agency_id = @agencyId AND batch_id = @batchId
            """,
            batch,
            transaction
        );
    }

    public static async Task<Batch?> Find(
        DbConnection connection,
        Guid agencyId,
        Guid batchId,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<BatchLine>(
                $"SELECT {Columns} WHERE agency_id = @agencyId AND batch_id = @batchId",
                new { agencyId, batchId },
                transaction
            )
        )?.Batch;

    public static Task<IReadOnlyList<Batch>> List(Db db, Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<Batch>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<BatchLine>(
                            $"SELECT {Columns} WHERE agency_id = @agencyId ORDER BY started_at DESC, batch_id LIMIT 500",
                            new { agencyId }
                        )
                    ).Select(line => line.Batch),
                ],
            cancel
        );

    internal sealed record BatchToBegin(
        Guid AgencyId,
        Guid BatchId,
        string Kind,
        string MappingName,
        string Mapping,
        string FileName,
        string FileHash,
        string Source,
        string Consent,
        long Rows,
        DateTimeOffset Now,
        string By
    );

    private sealed class BatchLine
    {
        public Guid BatchId { get; init; }
        public Guid AgencyId { get; init; }
        public string Kind { get; init; } = "";
        public string MappingName { get; init; } = "";
        public string FileName { get; init; } = "";
        public string FileHash { get; init; } = "";
        public string Source { get; init; } = "";
        public string Consent { get; init; } = "";
        public string State { get; init; } = "";
        public DateOnly? First { get; init; }
        public DateOnly? Last { get; init; }
        public long Rows { get; init; }
        public long RowsDone { get; init; }
        public long Accepted { get; init; }
        public long Repeated { get; init; }
        public long Quarantined { get; init; }
        public long Excluded { get; init; }
        public string Report { get; init; } = "{}";
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset TouchedAt { get; init; }
        public DateTimeOffset? FinishedAt { get; init; }
        public string ImportedBy { get; init; } = "";
        public DateTimeOffset? UndoneAt { get; init; }
        public string? UndoneBy { get; init; }

        public Batch Batch =>
            new(
                BatchId,
                AgencyId,
                Enum.Parse<MappingKind>(Kind, ignoreCase: true),
                MappingName,
                FileName,
                FileHash,
                Source,
                Consent,
                Enum.Parse<BatchState>(State, ignoreCase: true),
                First,
                Last,
                Rows,
                RowsDone,
                Accepted,
                Repeated,
                Quarantined,
                Excluded,
                JsonSerializer.Deserialize<BatchReport>(Report, JsonSerializerOptions.Web)!,
                StartedAt,
                TouchedAt,
                FinishedAt,
                ImportedBy,
                UndoneAt,
                UndoneBy
            );
    }
}
