using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Measurement;

/// <summary>Which collectors hold a periodic survey, in the database.</summary>
internal sealed class AnchorStore(Db db)
{
    public Task<IReadOnlySet<Guid>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlySet<Guid>>(
            async connection =>
                (
                    await connection.QueryAsync<Guid>(
                        "SELECT collector_id FROM measurement_anchor WHERE agency_id = @agencyId",
                        new { agencyId }
                    )
                ).ToHashSet(),
            cancel
        );

    /// <summary>Names it, or takes the name back; naming it again changes nothing.</summary>
    public Task Name(
        Guid agencyId,
        Guid collectorId,
        bool isAnchor,
        DateTimeOffset now,
        string by,
        CancellationToken cancel
    ) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    isAnchor
                        ? """
                        INSERT INTO measurement_anchor (agency_id, collector_id, named_at, named_by)
                        VALUES (@agencyId, @collectorId, @now, @by) ON CONFLICT DO NOTHING
                        """
                        : "DELETE FROM measurement_anchor WHERE agency_id = @agencyId AND collector_id = @collectorId",
                    new
                    {
                        agencyId,
                        collectorId,
                        now,
                        by,
                    },
                    tx
                ),
            cancel
        );
}
