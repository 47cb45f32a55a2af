using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Measurement;

/// <summary>Saved views in the database.</summary>
internal sealed class ViewStore(Db db)
{
    public Task<IReadOnlyList<SavedView>> List(Guid agencyId, CancellationToken cancel) =>
        db.Read<IReadOnlyList<SavedView>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>(
                            """
                            SELECT view_id AS ViewId, owner_id AS OwnerId, owner_name AS OwnerName, unit_id AS UnitId, name AS Name,
                                address AS Address, saved_at AS SavedAt
                            FROM measurement_view WHERE agency_id = @agencyId
                            """,
                            new { agencyId }
                        )
                    ).Select(row => row.View()),
                ],
            cancel
        );

    public Task Add(Guid agencyId, SavedView view, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    """
                    INSERT INTO measurement_view (agency_id, view_id, owner_id, owner_name, unit_id, name, address, saved_at)
                    VALUES (@agencyId, @ViewId, @OwnerId, @OwnerName, @UnitId, @Name, @Address, @SavedAt)
                    """,
                    new
                    {
                        agencyId,
                        view.ViewId,
                        view.OwnerId,
                        view.OwnerName,
                        view.UnitId,
                        view.Name,
                        view.Address,
                        view.SavedAt,
                    },
                    tx
                ),
            cancel
        );

    public Task Rename(Guid agencyId, Guid viewId, string name, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    "UPDATE measurement_view SET name = @name WHERE agency_id = @agencyId AND view_id = @viewId",
                    new
                    {
                        agencyId,
                        viewId,
                        name,
                    },
                    tx
                ),
            cancel
        );

    public Task Remove(Guid agencyId, Guid viewId, CancellationToken cancel) =>
        db.Write(
            tx =>
                tx.Connection!.ExecuteAsync(
                    "DELETE FROM measurement_view WHERE agency_id = @agencyId AND view_id = @viewId",
                    new { agencyId, viewId },
                    tx
                ),
            cancel
        );

    private sealed class Row
    {
        public Guid ViewId { get; init; }
        public Guid OwnerId { get; init; }
        public string OwnerName { get; init; } = "";
        public Guid? UnitId { get; init; }
        public string Name { get; init; } = "";
        public string Address { get; init; } = "";
        public DateTimeOffset SavedAt { get; init; }

        public SavedView View() => new(ViewId, OwnerId, OwnerName, UnitId, Name, Address, SavedAt);
    }
}
