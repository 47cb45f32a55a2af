using System.Collections.Immutable;
using Bellwether.Foundation.Data;

namespace Bellwether.Collection.Sources;

/// <summary>
/// The rows of a batch that were not taken, to be mended in a spreadsheet and imported again with the same mapping: the columns
/// that the mapping reads under their own names, and behind them the row, the field, the reason and the fix.
/// </summary>
public sealed class ReadKeptRows(Db db)
{
    private const int AtOnce = 500;

    /// <summary>The heading and then the rows, as a stream; null when the agency has no such batch.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="language">The language of the fixes: en or es.</param>
    /// <param name="cancel">Stops the read.</param>
    public async Task<IAsyncEnumerable<ImmutableArray<string>>?> Run(
        Guid agencyId,
        Guid batchId,
        string language = "en",
        CancellationToken cancel = default
    )
    {
        var batch = await db.Read(
            connection => BatchStore.Find(connection, agencyId, batchId),
            cancel
        );
        if (batch is null || batch.State is BatchState.Undone or BatchState.Undoing)
            return null;
        return Rows(agencyId, batchId, batch.Report.KeptColumns, language, cancel);
    }

    private async IAsyncEnumerable<ImmutableArray<string>> Rows(
        Guid agencyId,
        Guid batchId,
        ImmutableArray<string> columns,
        string language,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        yield return
        [
            .. columns,
            "bellwether_row",
            "bellwether_field",
            "bellwether_reason",
            "bellwether_fix",
        ];
        var after = 0;
        while (true)
        {
            var page = await db.Read(
                async connection =>
                {
                    var rows = await BatchRowStore.Rows(
                        connection,
                        agencyId,
                        batchId,
                        after,
                        AtOnce
                    );
                    if (rows.Count == 0)
                        return [];
                    var faults = await BatchRowStore.FaultsBetween(
                        connection,
                        agencyId,
                        batchId,
                        after,
                        rows[^1].Row
                    );
                    var byRow = faults.ToLookup(fault => fault.Row);
                    return rows.Select(row => row with { Faults = [.. byRow[row.Row]] }).ToList();
                },
                cancel
            );
            if (page.Count == 0)
                yield break;
            foreach (var row in page.Where(row => row.Faults.Count > 0))
                yield return Line(row, columns.Length, language);
            after = page[^1].Row;
        }
    }

    private static ImmutableArray<string> Line(KeptRow row, int columns, string language) =>
        [
            .. Enumerable.Range(0, columns).Select(i => i < row.Cells.Length ? row.Cells[i] : ""),
            row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture),
            string.Join("; ", row.Faults.Select(fault => fault.Field)),
            string.Join("; ", row.Faults.Select(fault => fault.Reason)),
            string.Join(" ", row.Faults.Select(fault => fault.Message.In(language))),
        ];
}
