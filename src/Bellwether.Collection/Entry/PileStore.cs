using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Collection;

/// <summary>Piles of paper forms in the database.</summary>
internal static class PileStore
{
    private const string Select = """
        SELECT b.pile_id AS PileId, b.collector_id AS CollectorId, b.version_id AS VersionId, b.name AS Name,
            b.is_double AS IsDouble, b.is_closed AS IsClosed, b.opened_at AS OpenedAt, b.opened_by AS OpenedBy,
            (SELECT COUNT(*) FROM collection_sheet s WHERE s.agency_id = b.agency_id AND s.pile_id = b.pile_id) AS Typed,
            (SELECT COUNT(*) FROM collection_sheet s WHERE s.agency_id = b.agency_id AND s.pile_id = b.pile_id AND s.state = 1) AS Waiting,
            (SELECT COUNT(*) FROM collection_sheet s WHERE s.agency_id = b.agency_id AND s.pile_id = b.pile_id AND s.state = 2) AS Differing
        FROM collection_pile b
        WHERE b.agency_id = @agencyId
        """;

    public static Task Add(DbTransaction transaction, Pile pile) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_pile (agency_id, pile_id, collector_id, version_id, name, is_double, is_closed, opened_at, opened_by)
            VALUES (@AgencyId, @PileId, @CollectorId, @VersionId, @Name, @IsDouble, @IsClosed, @OpenedAt, @OpenedBy)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                pile.AgencyId,
                pile.PileId,
                pile.CollectorId,
                pile.VersionId,
                pile.Name,
                pile.IsDouble,
                pile.IsClosed,
                pile.OpenedAt,
                pile.OpenedBy,
            },
            transaction
        );

    public static async Task<Pile?> Find(
        DbConnection connection,
        DbTransaction? transaction,
        Guid agencyId,
        Guid pileId
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<PileRow>(
                $"{Select} AND b.pile_id = @pileId",
                new { agencyId, pileId },
                transaction
            )
        )?.Pile(agencyId);

    public static Task<IReadOnlyList<Pile>> List(
        Db db,
        Guid agencyId,
        Guid? collectorId,
        CancellationToken cancel
    ) =>
        db.Read<IReadOnlyList<Pile>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<PileRow>(
                            $"{Select}{(collectorId is null ? "" : " AND b.collector_id = @collectorId")} ORDER BY b.is_closed, b.opened_at DESC LIMIT 200",
                            new { agencyId, collectorId }
                        )
                    ).Select(row => row.Pile(agencyId)),
                ],
            cancel
        );

    public static Task Close(DbTransaction transaction, Guid agencyId, Guid pileId) =>
        transaction.Connection!.ExecuteAsync(
            "UPDATE collection_pile SET is_closed = 1 WHERE agency_id = @agencyId AND pile_id = @pileId",
            new { agencyId, pileId },
            transaction
        );

    private sealed class PileRow
    {
        public Guid PileId { get; init; }
        public Guid CollectorId { get; init; }
        public Guid VersionId { get; init; }
        public string Name { get; init; } = "";
        public bool IsDouble { get; init; }
        public bool IsClosed { get; init; }
        public DateTimeOffset OpenedAt { get; init; }
        public string OpenedBy { get; init; } = "";
        public long Typed { get; init; }
        public long Waiting { get; init; }
        public long Differing { get; init; }

        public Pile Pile(Guid agencyId) =>
            new(
                PileId,
                agencyId,
                CollectorId,
                VersionId,
                Name,
                IsDouble,
                IsClosed,
                OpenedAt,
                OpenedBy
            )
            {
                Typed = (int)Typed,
                Waiting = (int)Waiting,
                Differing = (int)Differing,
            };
    }
}
