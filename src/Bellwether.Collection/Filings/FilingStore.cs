using System.Data.Common;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Collection.Filings;

/// <summary>Imports, their defects and the filings that are in.</summary>
internal static class FilingStore
{
    private const string ImportColumns = """
        i.import_id AS ImportId, i.agency_id AS AgencyId, i.file_name AS FileName, i.filings AS Filings, i.providers AS Providers,
        i.services AS Services, i.respondents AS Respondents, i.questions AS Questions, i.mismatches AS Mismatches, i.defects AS Defects,
        (SELECT COUNT(*) FROM collection_filing f WHERE f.agency_id = i.agency_id AND f.import_id = i.import_id AND f.revision = 1) AS Added,
        (SELECT COUNT(*) FROM collection_filing f WHERE f.agency_id = i.agency_id AND f.import_id = i.import_id AND f.revision > 1) AS Revised,
        i.started_at AS StartedAt, i.finished_at AS FinishedAt, i.imported_by AS ImportedBy
        FROM collection_import i
        """;

    /// <summary>A filing that is in.</summary>
    public sealed record FilingIn(
        string ExternalId,
        long Revision,
        Guid CollectorId,
        Guid VersionId,
        DateOnly FirstDay,
        string ContentHash
    );

    /// <summary>A filing to put in.</summary>
    public sealed record FilingToAdd(
        string ExternalId,
        long Revision,
        Guid CollectorId,
        Guid VersionId,
        DateOnly FirstDay,
        string ContentHash,
        string Texts,
        int RowNumber
    );

    public static Task Begin(
        Db db,
        Guid agencyId,
        Guid importId,
        string fileName,
        string fileHash,
        string by,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO collection_import (agency_id, import_id, file_name, file_hash, filings, providers, services, respondents,
                        questions, mismatches, defects, started_at, finished_at, imported_by)
                    VALUES (@agencyId, @importId, @fileName, @fileHash, 0, 0, 0, 0, 0, 0, 0, @now, NULL, @by)
                    ON CONFLICT DO NOTHING
                    """,
                    new
                    {
                        agencyId,
                        importId,
                        fileName,
                        fileHash,
                        now,
                        by,
                    },
                    tx
                ),
            cancel
        );

    /// <summary>Puts a batch in: filings and defects in one transaction. What is there already stays.</summary>
    public static Task AddBatch(
        Db db,
        Guid agencyId,
        Guid importId,
        IReadOnlyList<FilingToAdd> filings,
        IReadOnlyList<(int Number, Defect Defect)> defects,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO collection_filing (agency_id, external_id, revision, collector_id, version_id, first_day, content_hash, texts, import_id, row_number)
                    VALUES (@agencyId, @ExternalId, @Revision, @CollectorId, @VersionId, @FirstDay, @ContentHash, @Texts, @importId, @RowNumber)
                    ON CONFLICT DO NOTHING
                    """,
                    filings.Select(filing => new
                    {
                        agencyId,
                        importId,
                        filing.ExternalId,
                        filing.Revision,
                        filing.CollectorId,
                        filing.VersionId,
                        filing.FirstDay,
                        filing.ContentHash,
                        filing.Texts,
                        filing.RowNumber,
                    }),
                    tx
                );
                await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO collection_import_defect (agency_id, import_id, number, row_number, field, reason, message_en, message_es, spoils, slot)
                    VALUES (@agencyId, @importId, @Number, @Row, @Field, @Reason, @English, @Spanish, @Kind, @Slot)
                    ON CONFLICT DO NOTHING
                    """,
                    defects.Select(each => new
                    {
                        agencyId,
                        importId,
                        each.Number,
                        each.Defect.Row,
                        each.Defect.Field,
                        each.Defect.Reason,
                        English = each.Defect.Message.In("en"),
                        Spanish = each.Defect.Message.In("es"),
                        Kind = (int)each.Defect.Spoils.Kind,
                        each.Defect.Spoils.Slot,
                    }),
                    tx
                );
            },
            cancel
        );

    public static Task Finish(
        Db db,
        Guid agencyId,
        ImportReport report,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    UPDATE collection_import SET filings = @Filings, providers = @Providers, services = @Services,
                        respondents = @Respondents, questions = @Questions, mismatches = @Mismatches, defects = @Defects, finished_at = @now
                    WHERE agency_id = @agencyId AND import_id = @ImportId AND finished_at IS NULL
                    """,
                    new
                    {
                        agencyId,
                        report.ImportId,
                        report.Filings,
                        report.Providers,
                        report.Services,
                        report.Respondents,
                        report.Questions,
                        report.Mismatches,
                        report.Defects,
                        now,
                    },
                    tx
                ),
            cancel
        );

    /// <summary>The latest revision of the filing, or null.</summary>
    public static Task<FilingIn?> Find(DbConnection connection, Guid agencyId, string externalId) =>
        connection.QueryFirstOrDefaultAsync<FilingIn>(
            """
            SELECT external_id AS ExternalId, revision AS Revision, collector_id AS CollectorId, version_id AS VersionId,
                first_day AS FirstDay, content_hash AS ContentHash
            FROM collection_filing WHERE agency_id = @agencyId AND external_id = @externalId ORDER BY revision DESC LIMIT 1
            """,
            new { agencyId, externalId }
        );

    /// <summary>Another filing of the same survey and quarter that is in and was not taken back, or null.</summary>
    public static Task<string?> FindOther(
        DbConnection connection,
        Guid agencyId,
        Guid collectorId,
        DateOnly firstDay,
        string externalId
    ) =>
        connection.QueryFirstOrDefaultAsync<string>(
            """
            SELECT f.external_id FROM collection_filing f
            WHERE f.agency_id = @agencyId AND f.collector_id = @collectorId AND f.first_day = @firstDay AND f.external_id <> @externalId
                AND f.revision = (SELECT MAX(g.revision) FROM collection_filing g
                    WHERE g.agency_id = f.agency_id AND g.external_id = f.external_id)
            ORDER BY f.external_id LIMIT 1
            """,
            new
            {
                agencyId,
                collectorId,
                firstDay,
                externalId,
            }
        );

    /// <summary>The versions under which a survey was filed, the latest quarter first.</summary>
    public static Task<IReadOnlyList<Guid>> Versions(
        Db db,
        Guid agencyId,
        Guid collectorId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Guid>>(
            async connection =>
                (
                    await connection.QueryAsync<Guid>(
                        """
                        SELECT version_id FROM collection_filing WHERE agency_id = @agencyId AND collector_id = @collectorId
                        GROUP BY version_id ORDER BY MIN(row_number)
                        """,
                        new { agencyId, collectorId }
                    )
                ).AsList(),
            cancel
        );

    public static Task<IReadOnlyList<ImportKept>> List(
        Db db,
        Guid agencyId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<ImportKept>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<ImportRow>(
                            $"SELECT {ImportColumns} WHERE i.agency_id = @agencyId ORDER BY i.started_at DESC",
                            new { agencyId }
                        )
                    ).Select(row => row.Kept),
                ],
            cancel
        );

    public static async Task<ImportKept?> FindImport(
        DbConnection connection,
        Guid agencyId,
        Guid importId
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<ImportRow>(
                $"SELECT {ImportColumns} WHERE i.agency_id = @agencyId AND i.import_id = @importId",
                new { agencyId, importId }
            )
        )?.Kept;

    public static async Task<IReadOnlyList<Defect>> Defects(
        DbConnection connection,
        Guid agencyId,
        Guid importId,
        string? reason,
        int after,
        int most
    ) =>
        [
            .. (
                await connection.QueryAsync<DefectRow>(
                    """
                    SELECT row_number AS Row, field AS Field, reason AS Reason, message_en AS English, message_es AS Spanish, spoils AS Kind, slot AS Slot
                    FROM collection_import_defect
                    WHERE agency_id = @agencyId AND import_id = @importId AND number > @after AND (@reason = '' OR reason = @reason)
                    ORDER BY number LIMIT @most
                    """,
                    new
                    {
                        agencyId,
                        importId,
                        reason = reason ?? "",
                        after,
                        most,
                    }
                )
            ).Select(row => row.Defect),
        ];

    public static async Task<IReadOnlyList<DefectCount>> CountDefects(
        DbConnection connection,
        Guid agencyId,
        Guid importId
    ) =>
        (
            await connection.QueryAsync<DefectCount>(
                """
                SELECT reason AS Reason, COUNT(*) AS Defects, COUNT(DISTINCT row_number) AS Rows FROM collection_import_defect
                WHERE agency_id = @agencyId AND import_id = @importId GROUP BY reason ORDER BY COUNT(*) DESC, reason
                """,
                new { agencyId, importId }
            )
        ).AsList();

    private sealed class ImportRow
    {
        public Guid ImportId { get; init; }
        public Guid AgencyId { get; init; }
        public string FileName { get; init; } = "";
        public long Filings { get; init; }
        public long Providers { get; init; }
        public long Services { get; init; }
        public long Respondents { get; init; }
        public long Questions { get; init; }
        public long Mismatches { get; init; }
        public long Defects { get; init; }
        public long Added { get; init; }
        public long Revised { get; init; }
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset? FinishedAt { get; init; }
        public string ImportedBy { get; init; } = "";

        public ImportKept Kept =>
            new(
                ImportId,
                AgencyId,
                FileName,
                Filings,
                Providers,
                Services,
                Respondents,
                Questions,
                Mismatches,
                Defects,
                Added,
                Revised,
                StartedAt,
                FinishedAt,
                ImportedBy
            );
    }

    private sealed class DefectRow
    {
        public long Row { get; init; }
        public string Field { get; init; } = "";
        public string Reason { get; init; } = "";
        public string English { get; init; } = "";
        public string Spanish { get; init; } = "";
        public long Kind { get; init; }
        public long Slot { get; init; }

        public Defect Defect =>
            new(
                (int)Row,
                Field,
                Reason,
                LocalText.Of(English, Spanish),
                new Spoils((SpoilsKind)Kind, (int)Slot)
            );
    }
}
