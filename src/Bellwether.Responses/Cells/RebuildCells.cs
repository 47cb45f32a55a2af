using System.Data.Common;
using Bellwether.Foundation.Data;

namespace Bellwether.Responses;

/// <summary>Makes the cells again from responses and tallies, while answers keep coming in.</summary>
public sealed class RebuildCells
{
    private readonly Db db;
    private readonly RecountStore recount;
    private readonly ILogStore log;

    internal RebuildCells(Db db, RecountStore recount, ILogStore log)
    {
        this.db = db;
        this.recount = recount;
        this.log = log;
    }

    /// <summary>Rebuilds one collector after another, each in one transaction.</summary>
    /// <param name="agencyId">Only this agency's, or null for all.</param>
    /// <param name="cancel">Stops between collectors.</param>
    public async Task<Rebuild> Run(Guid? agencyId = null, CancellationToken cancel = default)
    {
        var collectors = await db.Read(c => PlaceStore.All(db, c, cancel), cancel);
        var rebuilt = new Rebuild(0, 0, 0, 0);
        foreach (var place in collectors)
        {
            if (agencyId is not null && place.AgencyId != agencyId)
                continue;
            cancel.ThrowIfCancellationRequested();
            Recount count = new();
            await db.Maintain(
                async connection => count = await Rebuild(connection, place.CollectorId, cancel),
                cancel
            );
            rebuilt = new Rebuild(
                rebuilt.Collectors + 1,
                rebuilt.Rows + count.Rows,
                rebuilt.Tallies + count.Tallies,
                rebuilt.Cells + count.Cells.Count
            );
        }
        return rebuilt;
    }

    // One snapshot: responses it does not see have deltas it does not see, and those stay.
    private async Task<Recount> Rebuild(
        DbConnection connection,
        Guid collectorId,
        CancellationToken cancel
    )
    {
        await using var alone = await LockStore.Take(connection, collectorId, cancel);
        await using var transaction =
            connection is Microsoft.Data.Sqlite.SqliteConnection
                ? await db.Dialect.BeginWrite(connection, cancel)
                : await RecountStore.Snapshot(connection, cancel);
        var count = await recount.Count(connection, transaction, collectorId, null, cancel);
        await CellStore.Clear(db.Dialect.OneWriter, transaction, collectorId);
        await log.AddCells(transaction, count.Cells, cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return count;
    }
}

/// <summary>What was rebuilt.</summary>
/// <param name="Collectors">Collectors.</param>
/// <param name="Rows">Responses counted.</param>
/// <param name="Tallies">Tallies counted.</param>
/// <param name="Cells">Cells made.</param>
public sealed record Rebuild(long Collectors, long Rows, long Tallies, long Cells);
