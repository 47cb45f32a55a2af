using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Monitoring;

internal sealed class ClosedStore(Db db)
{
    public Task Add(ClosedDays closed, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO monitoring_closed (agency_id, closed_id, first_day, last_day, service_id, name, added_by, added_at)
                    VALUES (@AgencyId, @ClosedId, @First, @Last, @ServiceId, @Name, @AddedBy, @AddedAt)
                    ON CONFLICT DO NOTHING
                    """,
                    closed,
                    tx
                ),
            cancel
        );

    public Task<int> Remove(Guid agencyId, Guid closedId, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    "DELETE FROM monitoring_closed WHERE agency_id = @agencyId AND closed_id = @closedId",
                    new { agencyId, closedId },
                    tx
                ),
            cancel
        );

    public Task<IReadOnlyList<ClosedDays>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<ClosedDays>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            """
                            SELECT closed_id AS ClosedId, first_day AS First, last_day AS Last, service_id AS ServiceId, name AS Name,
                                added_by AS AddedBy, added_at AS AddedAt
                            FROM monitoring_closed WHERE agency_id = @agencyId ORDER BY first_day DESC, closed_id
                            """,
                            new { agencyId }
                        )
                    ).Select(row => row.ToClosed(agencyId)),
                ],
            cancel
        );

    private sealed record Row(
        Guid ClosedId,
        DateOnly First,
        DateOnly Last,
        Guid? ServiceId,
        string Name,
        string AddedBy,
        DateTimeOffset AddedAt
    )
    {
        public ClosedDays ToClosed(Guid agencyId) =>
            new(ClosedId, agencyId, First, Last, Name, AddedBy, AddedAt) { ServiceId = ServiceId };
    }
}
