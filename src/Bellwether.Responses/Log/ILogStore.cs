using System.Data.Common;

namespace Bellwether.Responses;

/// <summary>The append of responses with their cells: the one place where each database has its own way.</summary>
internal interface ILogStore
{
    /// <summary>Inserts rows with their comments; rows are distinct by collector and external id.</summary>
    /// <param name="transaction">The batch's transaction.</param>
    /// <param name="rows">What to insert.</param>
    /// <param name="careful">False: the fastest way, which may throw on a repeat; true: repeats are passed over.</param>
    /// <param name="cancel">Stops the work; the transaction is then rolled back.</param>
    /// <returns>For each row null when it was inserted, or the response that was there before.</returns>
    Task<EarlierResponse?[]> Insert(
        DbTransaction transaction,
        IReadOnlyList<LogRow> rows,
        bool careful,
        CancellationToken cancel
    );

    /// <summary>Adds vectors to cells.</summary>
    Task AddCells(DbTransaction transaction, CellSums cells, CancellationToken cancel);
}

/// <summary>The response that was recorded first under the same sender's id.</summary>
internal sealed record EarlierResponse(Guid ResponseId, DateOnly Day)
{
    /// <summary>The import it came with.</summary>
    public Guid? BatchId { get; init; }
}
