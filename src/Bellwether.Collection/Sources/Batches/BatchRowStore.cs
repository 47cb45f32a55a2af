using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Collection.Sources;

/// <summary>The rows of batches that were not taken, and what is wrong with them.</summary>
internal static class BatchRowStore
{
    /// <summary>Keeps rows that were not taken, with what is wrong with them.</summary>
    public static async Task AddRows(
        DbTransaction transaction,
        Guid agencyId,
        Guid batchId,
        IReadOnlyList<MappedRow> rows,
        bool[] needed
    )
    {
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_batch_row (agency_id, batch_id, row_number, cells) VALUES (@agencyId, @batchId, @Row, @cells)
            ON CONFLICT DO NOTHING
            """,
            rows.Select(row => new
            {
                agencyId,
                batchId,
                row.Row,
                cells = JsonSerializer.Serialize(row.Kept?.Where((_, i) => needed[i]) ?? []),
            }),
            transaction
        );
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO collection_batch_fault (agency_id, batch_id, row_number, number, field, reason, message_en, message_es)
            VALUES (@agencyId, @batchId, @Row, @number, @Field, @Reason, @en, @es)
            ON CONFLICT DO NOTHING
            """,
            rows.SelectMany(row =>
                row.Faults.Select(
                    (fault, number) =>
                        new
                        {
                            agencyId,
                            batchId,
                            fault.Row,
                            number,
                            fault.Field,
                            fault.Reason,
                            en = fault.Message.In("en"),
                            es = fault.Message.In("es"),
                        }
                )
            ),
            transaction
        );
    }

    /// <summary>Every fault of the rows after one row up to another.</summary>
    public static async Task<IReadOnlyList<RowFault>> FaultsBetween(
        DbConnection connection,
        Guid agencyId,
        Guid batchId,
        int afterRow,
        int lastRow
    ) =>
        [
            .. (
                await connection.QueryAsync<FaultLine>(
                    """
                    SELECT row_number AS Row, field AS Field, reason AS Reason, message_en AS En, message_es AS Es
                    FROM collection_batch_fault
                    WHERE agency_id = @agencyId AND batch_id = @batchId AND row_number > @afterRow AND row_number <= @lastRow
                    ORDER BY row_number, number
                    """,
                    new
                    {
                        agencyId,
                        batchId,
                        afterRow,
                        lastRow,
                    }
                )
            ).Select(line => line.Fault),
        ];

    /// <summary>Faults in the order of the file, after a row and number.</summary>
    public static async Task<IReadOnlyList<RowFault>> Faults(
        DbConnection connection,
        Guid agencyId,
        Guid batchId,
        string? reason,
        int afterRow,
        int most
    ) =>
        [
            .. (
                await connection.QueryAsync<FaultLine>(
                    $"""
                    SELECT row_number AS Row, field AS Field, reason AS Reason, message_en AS En, message_es AS Es
                    FROM collection_batch_fault
                    WHERE agency_id = @agencyId AND batch_id = @batchId AND row_number > @afterRow{(
                        reason is null ? "" : " AND reason = @reason"
                    )}
                    ORDER BY row_number, number LIMIT @most
                    """,
                    new
                    {
                        agencyId,
                        batchId,
                        reason,
                        afterRow,
                        most,
                    }
                )
            ).Select(line => line.Fault),
        ];

    /// <summary>Kept rows in the order of the file, after a row.</summary>
    public static async Task<IReadOnlyList<KeptRow>> Rows(
        DbConnection connection,
        Guid agencyId,
        Guid batchId,
        int afterRow,
        int most
    ) =>
        [
            .. (
                await connection.QueryAsync<(long Row, string Cells)>(
                    """
                    SELECT row_number, cells FROM collection_batch_row
                    WHERE agency_id = @agencyId AND batch_id = @batchId AND row_number > @afterRow ORDER BY row_number LIMIT @most
                    """,
                    new
                    {
                        agencyId,
                        batchId,
                        afterRow,
                        most,
                    }
                )
            ).Select(line => new KeptRow(
                (int)line.Row,
                JsonSerializer.Deserialize<ImmutableArray<string>>(line.Cells),
                []
            )),
        ];

    private sealed class FaultLine
    {
        public long Row { get; init; }
        public string Field { get; init; } = "";
        public string Reason { get; init; } = "";
        public string En { get; init; } = "";
        public string Es { get; init; } = "";

        public RowFault Fault => new((int)Row, Field, Reason, LocalText.Of(En, Es));
    }
}

/// <summary>A row that was not taken: the cells that the mapping reads, words without personal details.</summary>
/// <param name="Row">The row of the file.</param>
/// <param name="Cells">Its cells; empty where the row itself cannot be read.</param>
/// <param name="Faults">What is wrong with it; none when it is left out for a stated reason.</param>
public sealed record KeptRow(int Row, ImmutableArray<string> Cells, IReadOnlyList<RowFault> Faults);
