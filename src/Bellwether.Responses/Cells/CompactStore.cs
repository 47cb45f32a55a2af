using System.Data.Common;
using Bellwether.Statistics.Sums;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Bellwether.Responses;

/// <summary>PostgreSQL only: folds delta cells into cells, a collector at a time.</summary>
/// <remarks>
/// A cell is read, added to and written in one transaction that holds the collector's lock and the rows' locks; a new cell
/// is a plain insert. So no count can be lost even if something else wrote the same cell: it would wait, or fail.
/// </remarks>
internal static class CompactStore
{
    private const int DeltasAtOnce = 20_000;

    /// <summary>The lock of a collector's cells, as a number.</summary>
    public static long Key(Guid collectorId) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(
            collectorId.ToByteArray(bigEndian: true).AsSpan(8)
        );

    public static async Task<IReadOnlyList<DeltaCount>> Waiting(DbConnection connection) =>
        (
            await connection.QueryAsync<DeltaCount>(
                "SELECT collector_id AS CollectorId, COUNT(*) AS Deltas FROM responses_cell_delta GROUP BY collector_id"
            )
        ).AsList();

    /// <summary>Folds up to 20,000 deltas of a collector.</summary>
    /// <returns>How many were folded; 0 when there are none or another process is at it.</returns>
    public static async Task<int> Fold(
        DbTransaction transaction,
        Guid collectorId,
        CancellationToken cancel
    )
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        if (
            !await connection.ExecuteScalarAsync<bool>(
                "SELECT pg_try_advisory_xact_lock(@key)",
                new { key = Key(collectorId) }
            )
        )
            return 0;
        var sums = new CellSums();
        var deltas = await Take(connection, collectorId, sums, cancel);
        if (deltas == 0)
            return 0;
        var there = await AddStored(connection, collectorId, sums, cancel);
        await Write(connection, sums, there, cancel);
        return deltas;
    }

    private static async Task<int> Take(
        NpgsqlConnection connection,
        Guid collectorId,
        CellSums sums,
        CancellationToken cancel
    )
    {
        await using var take = new NpgsqlCommand(
            $"""
            DELETE FROM responses_cell_delta WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM responses_cell_delta WHERE collector_id = @collector LIMIT {DeltasAtOnce}))
            RETURNING cube, period, version_id, slice, agency_id, sums
            """,
            connection
        );
        take.Parameters.AddWithValue("collector", collectorId);
        await using var reader = await take.ExecuteReaderAsync(cancel);
        var count = 0;
        while (await reader.ReadAsync(cancel))
        {
            count++;
            var packed = reader.GetFieldValue<byte[]>(5);
            var at = sums.At(
                KeyOf(reader, collectorId),
                reader.GetGuid(4),
                PackedSums.Length(packed)
            );
            PackedSums.AddTo(packed, at);
        }
        return count;
    }

    private static async Task<HashSet<CellKey>> AddStored(
        NpgsqlConnection connection,
        Guid collectorId,
        CellSums sums,
        CancellationToken cancel
    )
    {
        var keys = sums.Sorted().Select(cell => cell.Key).ToArray();
        await using var read = new NpgsqlCommand(
            """
            SELECT cell.cube, cell.period, cell.version_id, cell.slice, cell.sums
            FROM unnest(@cubes, @periods, @versions, @slices) AS want (cube, period, version_id, slice)
            JOIN responses_cell cell ON cell.collector_id = @collector AND cell.cube = want.cube
                AND cell.period = want.period AND cell.version_id = want.version_id AND cell.slice = want.slice
            FOR UPDATE OF cell
            """,
            connection
        );
        read.Parameters.AddWithValue("collector", collectorId);
        AddKeys(read, keys);
        var there = new HashSet<CellKey>();
        await using var reader = await read.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var key = KeyOf(reader, collectorId);
            there.Add(key);
            var packed = reader.GetFieldValue<byte[]>(4);
            PackedSums.AddTo(packed, sums.At(key, default, PackedSums.Length(packed)));
        }
        return there;
    }

    private static async Task Write(
        NpgsqlConnection connection,
        CellSums sums,
        HashSet<CellKey> there,
        CancellationToken cancel
    )
    {
        var stored = sums.Sorted().Where(cell => there.Contains(cell.Key)).ToArray();
        var full = stored.Where(cell => cell.Sums.AsSpan().ContainsAnyExcept(0)).ToArray();
        await Run(connection, Update, full, cancel);
        await Run(
            connection,
            Delete,
            [.. stored.Where(cell => !cell.Sums.AsSpan().ContainsAnyExcept(0))],
            cancel
        );
        await Run(
            connection,
            Insert,
            [
                .. sums.Sorted()
                    .Where(cell =>
                        !there.Contains(cell.Key) && cell.Sums.AsSpan().ContainsAnyExcept(0)
                    ),
            ],
            cancel
        );
    }

    private const string Update = """
        UPDATE responses_cell cell SET sums = new.sums
        FROM unnest(@cubes, @periods, @versions, @slices, @sums) AS new (cube, period, version_id, slice, sums)
        WHERE cell.collector_id = @collector AND cell.cube = new.cube AND cell.period = new.period
            AND cell.version_id = new.version_id AND cell.slice = new.slice
        """;

    private const string Delete = """
        DELETE FROM responses_cell cell
        USING unnest(@cubes, @periods, @versions, @slices) AS old (cube, period, version_id, slice)
        WHERE cell.collector_id = @collector AND cell.cube = old.cube AND cell.period = old.period
            AND cell.version_id = old.version_id AND cell.slice = old.slice
        """;

    private const string Insert = """
        INSERT INTO responses_cell (collector_id, cube, period, version_id, slice, agency_id, sums)
        SELECT @collector, * FROM unnest(@cubes, @periods, @versions, @slices, @agencies, @sums)
        """;

    private static async Task Run(
        NpgsqlConnection connection,
        string sql,
        (CellKey Key, Guid AgencyId, long[] Sums)[] cells,
        CancellationToken cancel
    )
    {
        if (cells.Length == 0)
            return;
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("collector", cells[0].Key.CollectorId);
        AddKeys(command, Array.ConvertAll(cells, cell => cell.Key));
        Add(
            command,
            "sums",
            NpgsqlDbType.Bytea,
            Array.ConvertAll(cells, cell => PackedSums.Pack(cell.Sums))
        );
        Add(command, "agencies", NpgsqlDbType.Uuid, Array.ConvertAll(cells, cell => cell.AgencyId));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void AddKeys(NpgsqlCommand command, CellKey[] keys)
    {
        Add(command, "cubes", NpgsqlDbType.Bigint, Array.ConvertAll(keys, key => (long)key.Cube));
        Add(
            command,
            "periods",
            NpgsqlDbType.Bigint,
            Array.ConvertAll(keys, key => (long)key.Period)
        );
        Add(command, "versions", NpgsqlDbType.Uuid, Array.ConvertAll(keys, key => key.VersionId));
        Add(command, "slices", NpgsqlDbType.Text, Array.ConvertAll(keys, key => key.Slice));
    }

    private static void Add<T>(NpgsqlCommand command, string name, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(
            new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values }
        );

    private static CellKey KeyOf(NpgsqlDataReader reader, Guid collectorId) =>
        new(
            collectorId,
            (Cube)reader.GetInt64(0),
            (int)reader.GetInt64(1),
            reader.GetGuid(2),
            reader.GetString(3)
        );
}

/// <summary>How many deltas of a collector wait to be folded.</summary>
internal sealed record DeltaCount(Guid CollectorId, long Deltas);
