using System.Data.Common;
using System.Text;
using Bellwether.Foundation.Data;
using Bellwether.Statistics.Sums;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bellwether.Responses;

/// <summary>Reads cells. On PostgreSQL a cell is the row that was folded plus the deltas that wait to be.</summary>
internal sealed class CellStore(Db db)
{
    private const int CollectorsAtOnce = 500;

    public async Task Read(
        CellQuery query,
        Action<CellKey, ReadOnlySpan<byte>> each,
        CancellationToken cancel
    )
    {
        foreach (var collectors in query.CollectorIds.Distinct().Chunk(CollectorsAtOnce))
            await db.Read(
                async connection =>
                {
                    await using var command = Command(connection, query, collectors);
                    await using var reader = await command.ExecuteReaderAsync(cancel);
                    while (await reader.ReadAsync(cancel))
                        each(
                            new CellKey(
                                Id(reader, 0),
                                query.Cube,
                                (int)reader.GetInt64(1),
                                Id(reader, 2),
                                reader.GetString(3)
                            ),
                            reader.GetFieldValue<byte[]>(4)
                        );
                    return true;
                },
                cancel
            );
    }

    /// <summary>Every cell of a collector.</summary>
    public static async Task<CellSums> All(
        Db db,
        DbConnection connection,
        DbTransaction transaction,
        Guid collectorId,
        CancellationToken cancel
    )
    {
        const string columns =
            "SELECT cube, period, version_id, slice, agency_id, sums FROM {0} WHERE collector_id = @collector";
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Join(
            " UNION ALL ",
            Tables(db).Select(table => columns.Replace("{0}", table, StringComparison.Ordinal))
        );
        Add(command, "collector", collectorId);
        var cells = new CellSums();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var packed = reader.GetFieldValue<byte[]>(5);
            var key = new CellKey(
                collectorId,
                (Cube)reader.GetInt64(0),
                (int)reader.GetInt64(1),
                Id(reader, 2),
                reader.GetString(3)
            );
            PackedSums.AddTo(packed, cells.At(key, Id(reader, 4), PackedSums.Length(packed)));
        }
        return cells;
    }

    /// <summary>Removes every cell of a collector that the transaction sees.</summary>
    public static async Task Clear(Db db, DbTransaction transaction, Guid collectorId)
    {
        foreach (var table in Tables(db))
            await transaction.Connection!.ExecuteAsync(
                $"DELETE FROM {table} WHERE collector_id = @collectorId",
                new { collectorId },
                transaction
            );
    }

    private static string[] Tables(Db db) =>
        db.Dialect.OneWriter ? ["responses_cell"] : ["responses_cell", "responses_cell_delta"];

    private DbCommand Command(DbConnection connection, CellQuery query, Guid[] collectors)
    {
        var names = string.Join(", ", collectors.Select((_, i) => $"@c{i}"));
        var where =
            $"WHERE collector_id IN ({names}) AND cube = @cube AND period BETWEEN @first AND @last AND agency_id = @agency";
        const string columns = "SELECT collector_id, period, version_id, slice, sums FROM ";
        var text = new StringBuilder($"{columns}responses_cell {where}");
        if (!db.Dialect.OneWriter)
            text.Append($" UNION ALL {columns}responses_cell_delta {where}");
        var command = connection.CreateCommand();
        command.CommandText = text.ToString();
        Add(command, "agency", query.AgencyId);
        Add(command, "cube", (long)query.Cube);
        Add(command, "first", (long)query.From);
        Add(command, "last", (long)query.To);
        for (var i = 0; i < collectors.Length; i++)
            Add(command, $"c{i}", collectors[i]);
        return command;
    }

    internal static Guid Id(DbDataReader reader, int column) =>
        reader is SqliteDataReader
            ? new Guid(reader.GetFieldValue<byte[]>(column), bigEndian: true)
            : reader.GetGuid(column);

    internal static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value =
            value is Guid id && parameter is SqliteParameter
                ? id.ToByteArray(bigEndian: true)
                : value;
        command.Parameters.Add(parameter);
    }
}
