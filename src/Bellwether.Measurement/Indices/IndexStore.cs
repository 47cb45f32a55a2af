using System.Text.Json;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Measurement;

/// <summary>Versions of indices and what they said, in the database.</summary>
internal sealed class IndexStore(Db db)
{
    public Task<IReadOnlyList<IndexDefinition>> Versions(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<IndexDefinition>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<string>(
                            "SELECT definition FROM measurement_index_version WHERE agency_id = @agencyId ORDER BY index_key, version",
                            new { agencyId }
                        )
                    ).Select(json =>
                        JsonSerializer.Deserialize<IndexDefinition>(json, IndexDefinition.Json)!
                    ),
                ],
            cancel
        );

    /// <summary>Adds a version; false when that version is there already.</summary>
    public Task<bool> Add(
        Guid agencyId,
        IndexDefinition definition,
        string reason,
        DateTimeOffset now,
        string by,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
                await tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO measurement_index_version (agency_id, index_key, version, definition, reason, made_at, made_by)
                    VALUES (@agencyId, @Key, @Version, @json, @reason, @now, @by)
                    ON CONFLICT DO NOTHING
                    """,
                    new
                    {
                        agencyId,
                        definition.Key,
                        definition.Version,
                        json = JsonSerializer.Serialize(definition, IndexDefinition.Json),
                        reason,
                        now,
                        by,
                    },
                    tx
                ) == 1,
            cancel
        );

    /// <summary>Keeps what is new: a figure that is kept already with the same numbers is left alone.</summary>
    public Task<int> Keep(
        Guid agencyId,
        IReadOnlyList<KeptIndex> figures,
        DateTimeOffset now,
        string by,
        CancellationToken cancel
    ) =>
        db.Write(
            async tx =>
            {
                var kept = 0;
                foreach (var figure in figures)
                    kept += await tx.Connection!.ExecuteAsync(
                        """
                        INSERT INTO measurement_index_kept (agency_id, index_key, version, subject_id, period, revision, subject_kind,
                            subject_name, score_thousandths, low_thousandths, high_thousandths, coverage_thousandths, answers, kept_at, kept_by)
                        SELECT @agencyId, @IndexKey, @Version, @SubjectId, @Period,
                            (SELECT COALESCE(MAX(revision), 0) + 1 FROM measurement_index_kept
                             WHERE agency_id = @agencyId AND index_key = @IndexKey AND version = @Version
                                 AND subject_id = @SubjectId AND period = @Period),
                            @kind, @SubjectName, @score, @low, @high, @coverage, @Answers, @now, @by
                        WHERE NOT EXISTS (
                            SELECT 1 FROM measurement_index_kept k
                            WHERE k.agency_id = @agencyId AND k.index_key = @IndexKey AND k.version = @Version
                                AND k.subject_id = @SubjectId AND k.period = @Period
                                AND COALESCE(k.score_thousandths, -1) = @scoreOrNone AND k.coverage_thousandths = @coverage
                                AND k.answers = @Answers
                                AND k.revision = (SELECT MAX(revision) FROM measurement_index_kept l
                                    WHERE l.agency_id = @agencyId AND l.index_key = @IndexKey AND l.version = @Version
                                        AND l.subject_id = @SubjectId AND l.period = @Period))
                        """,
                        new
                        {
                            agencyId,
                            figure.IndexKey,
                            figure.Version,
                            figure.SubjectId,
                            figure.Period,
                            kind = figure.SubjectKind.ToString().ToLowerInvariant(),
                            figure.SubjectName,
                            score = Thousandths(figure.Score),
                            scoreOrNone = Thousandths(figure.Score) ?? -1,
                            low = Thousandths(figure.Low),
                            high = Thousandths(figure.High),
                            coverage = Thousandths(figure.Coverage)!.Value,
                            figure.Answers,
                            now,
                            by,
                        },
                        tx
                    );
                return kept;
            },
            cancel
        );

    public Task<IReadOnlyList<KeptIndex>> Kept(
        Guid agencyId,
        string indexKey,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<KeptIndex>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<KeptRow>(
                            """
                            SELECT version AS Version, subject_id AS SubjectId, subject_kind AS Kind, subject_name AS Name,
                                period AS Period, revision AS Revision, score_thousandths AS Score, low_thousandths AS Low,
                                high_thousandths AS High, coverage_thousandths AS Coverage, answers AS Answers,
                                kept_at AS KeptAt, kept_by AS KeptBy
                            FROM measurement_index_kept WHERE agency_id = @agencyId AND index_key = @indexKey
                            ORDER BY period, version, subject_kind, subject_name, subject_id, revision
                            """,
                            new { agencyId, indexKey }
                        )
                    ).Select(row => row.Kept(indexKey)),
                ],
            cancel
        );

    private static long? Thousandths(double? value) =>
        value is { } number ? (long)Math.Round(number * 1000, MidpointRounding.AwayFromZero) : null;

    private sealed class KeptRow
    {
        public long Version { get; init; }
        public Guid SubjectId { get; init; }
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
        public string Period { get; init; } = "";
        public long Revision { get; init; }
        public long? Score { get; init; }
        public long? Low { get; init; }
        public long? High { get; init; }
        public long Coverage { get; init; }
        public long Answers { get; init; }
        public DateTimeOffset KeptAt { get; init; }
        public string KeptBy { get; init; } = "";

        public KeptIndex Kept(string key) =>
            new(
                key,
                (int)Version,
                SubjectId,
                Enum.Parse<SubjectKind>(Kind, true),
                Name,
                Period,
                Score / 1000.0,
                Low / 1000.0,
                High / 1000.0,
                Coverage / 1000.0,
                Answers
            )
            {
                Revision = (int)Revision,
                KeptAt = KeptAt,
                KeptBy = KeptBy,
            };
    }
}
