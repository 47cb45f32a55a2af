using System.Data.Common;
using Bellwether.Foundation.Data;
using Bellwether.Statistics.Sums;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bellwether.Responses;

/// <summary>Takes a row of cells: whether it waits to be folded into another of its key, the key, the packed sums.</summary>
internal delegate void EachCell(bool waits, in CellKey key, ReadOnlySpan<byte> packed);

/// <summary>Reads cells. On PostgreSQL a cell is the row that was folded plus the deltas that wait to be.</summary>
internal sealed class CellStore(Db db)
{
    private const int CollectorsAtOnce = 500;

    public async Task Read(CellQuery query, EachCell each, CancellationToken cancel)
    {
        foreach (var collectors in query.CollectorIds.Distinct().Chunk(CollectorsAtOnce))
            await db.Read(
                async connection =>
                {
                    var some = query with { CollectorIds = collectors };
                    await Read(connection, null, db.Dialect.OneWriter, some, each, cancel);
                    return true;
                },
                cancel
            );
    }

    /// <summary>Reads cells of some hundreds of collectors at most.</summary>
    public static async Task Read(
        DbConnection connection,
        DbTransaction? snapshot,
        bool oneWriter,
        CellQuery query,
        EachCell each,
        CancellationToken cancel
    )
    {
        await using var command = Command(connection, snapshot, query.CollectorIds);
        command.CommandText = string.Join(
            " UNION ALL ",
            Tables(oneWriter)
                .Select(
                    (table, waits) =>
                        $"""
                        SELECT collector_id, period, version_id, slice, sums, {waits} FROM {table}
                        WHERE {Among(
                            query.CollectorIds
                        )} AND cube = @cube AND period BETWEEN @first AND @last AND agency_id = @agency
                        """
                )
        );
        Add(command, "agency", query.AgencyId);
        Add(command, "cube", (long)query.Cube);
        Add(command, "first", (long)query.From);
        Add(command, "last", (long)query.To);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var key = new CellKey(
                Id(reader, 0),
                query.Cube,
                (int)reader.GetInt64(1),
                Id(reader, 2),
                reader.GetString(3)
            );
            each(reader.GetInt32(5) != 0, key, reader.GetFieldValue<byte[]>(4));
        }
    }

    /// <summary>Every cell of a collector.</summary>
    public static async Task<CellSums> All(
        DbConnection connection,
        DbTransaction transaction,
        bool oneWriter,
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
            Tables(oneWriter)
                .Select(table => columns.Replace("{0}", table, StringComparison.Ordinal))
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
    public static async Task Clear(bool oneWriter, DbTransaction transaction, Guid collectorId)
    {
        foreach (var table in Tables(oneWriter))
            await transaction.Connection!.ExecuteAsync(
                $"DELETE FROM {table} WHERE collector_id = @collectorId",
                new { collectorId },
                transaction
            );
    }

    private static string[] Tables(bool oneWriter) =>
        oneWriter ? ["responses_cell"] : ["responses_cell", "responses_cell_delta"];

    /// <summary>A command with a parameter for each of some collectors, to be used by <see cref="Among"/>.</summary>
    internal static DbCommand Command(
        DbConnection connection,
        DbTransaction? transaction,
        IReadOnlyCollection<Guid> collectors
    )
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var number = 0;
        foreach (var collector in collectors)
            Add(command, $"c{number++}", collector);
        return command;
    }

    internal static string Among(IReadOnlyCollection<Guid> collectors) =>
        $"collector_id IN ({string.Join(", ", collectors.Select((_, i) => $"@c{i}"))})";

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
