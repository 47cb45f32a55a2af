using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>A batch with a page of what was found wrong.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Faults">The page, in the order of the file.</param>
public sealed record BatchFound(Batch Batch, IReadOnlyList<RowFault> Faults);

/// <summary>A batch and its faults, page by page.</summary>
public sealed class FindBatch(Db db)
{
    /// <summary>The batch, or null when the agency has none with this id.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="reason">Only faults of this reason; null: all.</param>
    /// <param name="after">The last row of the page before; 0 for the first page.</param>
    /// <param name="most">Faults on a page.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<BatchFound?> Run(
        Guid agencyId,
        Guid batchId,
        string? reason = null,
        int after = 0,
        int most = 500,
        CancellationToken cancel = default
    ) =>
        db.Read(
            async connection =>
                await BatchStore.Find(connection, agencyId, batchId) is { } batch
                    ? new BatchFound(
                        batch,
                        await BatchRowStore.Faults(
                            connection,
                            agencyId,
                            batchId,
                            reason,
                            after,
                            most
                        )
                    )
                    : null,
            cancel
        );
}
