using System.Data.Common;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Takes what an import brought out of the log again. No tombstone is left: the same rows may come again.</summary>
internal sealed class TakeBackStore(ShapeStore shapes, ErasureStore erasures)
{
    /// <summary>Deletes some of an import's responses; their sums are added to <paramref name="cells"/> with a minus.</summary>
    /// <returns>What was deleted.</returns>
    public async Task<IReadOnlyList<EarlierResponse>> Responses(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Guid batchId,
        int most,
        CellSums cells
    )
    {
        var rows = (
            await transaction.Connection!.QueryAsync<EarlierResponse>(
                """
                SELECT response_id AS ResponseId, day AS Day FROM responses_response
                WHERE collector_id = @collectorId AND agency_id = @agencyId AND batch_id = @batchId LIMIT @most
                """,
                new
                {
                    collectorId,
                    agencyId,
                    batchId,
                    most,
                },
                transaction
            )
        ).AsList();
        var known = await shapes.All(transaction.Connection!, transaction);
        var gone = new List<EarlierResponse>(rows.Count);
        foreach (var row in rows)
            if (
                await erasures.Erase(
                    transaction,
                    new FoundResponse(row.ResponseId, collectorId, row.Day, false),
                    known,
                    cells
                )
            )
                gone.Add(row);
        return gone;
    }

    /// <summary>Deletes an import's tallies of a collector and takes their counts away.</summary>
    /// <returns>The days they covered.</returns>
    public async Task<IReadOnlyList<(DateOnly First, DateOnly Last)>> Tallies(
        DbTransaction transaction,
        Guid agencyId,
        Guid collectorId,
        Guid batchId,
        CellSums cells
    )
    {
        var rows = (
            await transaction.Connection!.QueryAsync<TallyRow>(
                TallyStore.Select
                    + " WHERE collector_id = @collectorId AND agency_id = @agencyId AND batch_id = @batchId",
                new
                {
                    collectorId,
                    agencyId,
                    batchId,
                },
                transaction
            )
        ).AsList();
        if (rows.Count == 0)
            return [];
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM responses_tally WHERE collector_id = @collectorId AND agency_id = @agencyId AND batch_id = @batchId",
            new
            {
                collectorId,
                agencyId,
                batchId,
            },
            transaction
        );
        var known = await shapes.All(transaction.Connection!, transaction);
        var counted = new CellSums();
        foreach (var row in rows)
            TallyCells.Add(row.ToCounted(), known[row.VersionId], counted);
        foreach (var (key, agency, sums) in counted.Sorted())
        {
            var left = cells.At(key, agency, sums.Length);
            for (var i = 0; i < sums.Length; i++)
                left[i] -= sums[i];
        }
        return rows.ConvertAll(row => (row.FirstDay, row.LastDay));
    }
}
