using System.Data.Common;
using System.Text;
using Bellwether.Foundation.Data;
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
