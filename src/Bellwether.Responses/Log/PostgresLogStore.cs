using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Bellwether.Responses;

/// <summary>PostgreSQL: binary COPY of responses, comments and delta cells; no row is ever updated, so writers do not wait for each other.</summary>
internal sealed class PostgresLogStore : ILogStore
{
    private const string ResponseColumns =
        "collector_id, day, response_id, agency_id, version_id, external_key, quarter_month, slice, disposition, received_at, answers, referrer, page, batch_id";

    public async Task<EarlierResponse?[]> Insert(
        DbTransaction transaction,
        IReadOnlyList<LogRow> rows,
        bool careful,
        CancellationToken cancel
    )
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        var before = new EarlierResponse?[rows.Count];
        await FindErased(connection, rows, before, cancel);
        if (careful)
            await InsertNew(connection, rows, before, cancel);
        else
            await CopyResponses(connection, Without(rows, before), cancel);
        await CopyComments(connection, Without(rows, before), cancel);
        return before;
    }

    public async Task AddCells(DbTransaction transaction, CellSums cells, CancellationToken cancel)
    {
        if (cells.Count == 0)
            return;
        await using var copy = await (
            (NpgsqlConnection)transaction.Connection!
        ).BeginBinaryImportAsync(
            "COPY responses_cell_delta (collector_id, cube, period, version_id, slice, agency_id, sums) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        foreach (var (key, agencyId, packed) in cells.Packed())
        {
            copy.StartRow();
            copy.Write(key.CollectorId, NpgsqlDbType.Uuid);
            copy.Write((long)key.Cube, NpgsqlDbType.Bigint);
            copy.Write((long)key.Period, NpgsqlDbType.Bigint);
            copy.Write(key.VersionId, NpgsqlDbType.Uuid);
            copy.Write(key.Slice, NpgsqlDbType.Text);
            copy.Write(agencyId, NpgsqlDbType.Uuid);
            copy.Write(packed, NpgsqlDbType.Bytea);
        }
        await copy.CompleteAsync(cancel);
    }

    private static async Task CopyResponses(
        NpgsqlConnection connection,
        IEnumerable<LogRow> rows,
        CancellationToken cancel
    )
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY responses_response ({ResponseColumns}) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        foreach (var row in rows)
        {
            var response = row.Response;
            copy.StartRow();
            copy.Write(response.CollectorId, NpgsqlDbType.Uuid);
            copy.Write((long)response.LocalDay.DayNumber, NpgsqlDbType.Bigint);
            copy.Write(response.ResponseId, NpgsqlDbType.Uuid);
            copy.Write(response.AgencyId, NpgsqlDbType.Uuid);
            copy.Write(response.Version.VersionId, NpgsqlDbType.Uuid);
            copy.Write(row.ExternalKey, NpgsqlDbType.Uuid);
            copy.Write((long)response.QuarterFirstMonth, NpgsqlDbType.Bigint);
            copy.Write(response.Slice.Text, NpgsqlDbType.Text);
            copy.Write((long)response.Disposition, NpgsqlDbType.Bigint);
            Write(copy, row.ReceivedAt);
            copy.Write(row.Answers, NpgsqlDbType.Bytea);
            Write(copy, row.Referrer);
            Write(copy, row.Page);
            Write(copy, response.BatchId);
        }
        await copy.CompleteAsync(cancel);
    }

    private static async Task CopyComments(
        NpgsqlConnection connection,
        IEnumerable<LogRow> rows,
        CancellationToken cancel
    )
    {
        var speaking = rows.Where(row => row.Comments.Count > 0).ToList();
        if (speaking.Count == 0)
            return;
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY responses_comment (collector_id, day, response_id, item_index, agency_id, version_id, language, favourable, original, redacted) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        foreach (var row in speaking)
        foreach (var comment in row.Comments)
        {
            copy.StartRow();
            copy.Write(row.Response.CollectorId, NpgsqlDbType.Uuid);
            copy.Write((long)row.Response.LocalDay.DayNumber, NpgsqlDbType.Bigint);
            copy.Write(row.Response.ResponseId, NpgsqlDbType.Uuid);
            copy.Write((long)comment.ItemIndex, NpgsqlDbType.Bigint);
            copy.Write(row.Response.AgencyId, NpgsqlDbType.Uuid);
            copy.Write(row.Response.Version.VersionId, NpgsqlDbType.Uuid);
            copy.Write(comment.Language, NpgsqlDbType.Text);
            Write(
                copy,
                row.Favourable is { } favourable
                    ? favourable
                        ? 1L
                        : 0L
                    : null
            );
            copy.Write(comment.Original, NpgsqlDbType.Text);
            Write(copy, comment.Redacted);
        }
        await copy.CompleteAsync(cancel);
    }

    private static async Task InsertNew(
        NpgsqlConnection connection,
        IReadOnlyList<LogRow> rows,
        EarlierResponse?[] before,
        CancellationToken cancel
    )
    {
        var inserted = new HashSet<Guid>();
        await using (var insert = InsertCommand(connection, [.. Without(rows, before)]))
        await using (var reader = await insert.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel))
                inserted.Add(reader.GetGuid(0));
        var missed = new List<int>();
        for (var i = 0; i < rows.Count; i++)
            if (before[i] is null && !inserted.Contains(rows[i].Response.ResponseId))
                missed.Add(i);
        if (missed.Count > 0)
            await FindFirst(connection, rows, missed, before, cancel);
    }

    private static NpgsqlCommand InsertCommand(NpgsqlConnection connection, LogRow[] rows)
    {
        var command = new NpgsqlCommand(
            $"""
            INSERT INTO responses_response ({ResponseColumns})
            SELECT * FROM unnest(@a, @f, @b, @c, @d, @e, @g, @h, @i, @j, @k, @l, @m, @n)
            ON CONFLICT DO NOTHING RETURNING response_id
            """,
            connection
        );
        Add(command, "a", NpgsqlDbType.Uuid, rows, row => row.Response.CollectorId);
        Add(command, "b", NpgsqlDbType.Uuid, rows, row => row.Response.ResponseId);
        Add(command, "c", NpgsqlDbType.Uuid, rows, row => row.Response.AgencyId);
        Add(command, "d", NpgsqlDbType.Uuid, rows, row => row.Response.Version.VersionId);
        Add(command, "e", NpgsqlDbType.Uuid, rows, row => row.ExternalKey);
        Add(command, "f", NpgsqlDbType.Bigint, rows, row => (long)row.Response.LocalDay.DayNumber);
        Add(command, "g", NpgsqlDbType.Bigint, rows, row => (long)row.Response.QuarterFirstMonth);
        Add(command, "h", NpgsqlDbType.Text, rows, row => row.Response.Slice.Text);
        Add(command, "i", NpgsqlDbType.Bigint, rows, row => (long)row.Response.Disposition);
        Add(command, "j", NpgsqlDbType.Bigint, rows, row => row.ReceivedAt);
        Add(command, "k", NpgsqlDbType.Bytea, rows, row => row.Answers);
        Add(command, "l", NpgsqlDbType.Text, rows, row => row.Referrer);
        Add(command, "m", NpgsqlDbType.Text, rows, row => row.Page);
        Add(command, "n", NpgsqlDbType.Uuid, rows, row => row.Response.BatchId);
        return command;
    }

    private static async Task FindFirst(
        NpgsqlConnection connection,
        IReadOnlyList<LogRow> rows,
        List<int> missed,
        EarlierResponse?[] before,
        CancellationToken cancel
    )
    {
        LogRow[] wanted = [.. missed.Select(i => rows[i])];
        await using var find = new NpgsqlCommand(
            """
            SELECT want.place, r.response_id, r.day, r.batch_id FROM unnest(@collectors, @externals) WITH ORDINALITY AS want (collector, external, place)
            JOIN responses_response r ON r.collector_id = want.collector AND r.external_key = want.external
            """,
            connection
        );
        Add(find, "collectors", NpgsqlDbType.Uuid, wanted, row => row.Response.CollectorId);
        Add(find, "externals", NpgsqlDbType.Uuid, wanted, row => row.ExternalKey);
        await using var reader = await find.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            before[missed[(int)reader.GetInt64(0) - 1]] = new EarlierResponse(
                reader.GetGuid(1),
                DateOnly.FromDayNumber((int)reader.GetInt64(2))
            )
            {
                BatchId = reader.IsDBNull(3) ? null : reader.GetGuid(3),
            };
        if (missed.Any(i => before[i] is null))
            throw new InvalidOperationException("The response id is taken by another response.");
    }

    private static async Task FindErased(
        NpgsqlConnection connection,
        IReadOnlyList<LogRow> rows,
        EarlierResponse?[] before,
        CancellationToken cancel
    )
    {
        LogRow[] asked = [.. rows.Where(row => row.MayHaveBeenErased)];
        if (asked.Length == 0 || !await AnyErased(connection, asked, cancel))
            return;
        await using var find = new NpgsqlCommand(
            """
            SELECT collector_id, response_id FROM responses_erasure
            WHERE (collector_id, day, response_id) IN (SELECT * FROM unnest(@collectors, @days, @ids))
            """,
            connection
        );
        Add(find, "collectors", NpgsqlDbType.Uuid, asked, row => row.Response.CollectorId);
        Add(find, "ids", NpgsqlDbType.Uuid, asked, row => row.Response.ResponseId);
        Add(find, "days", NpgsqlDbType.Bigint, asked, row => (long)row.Response.LocalDay.DayNumber);
        var erased = new HashSet<(Guid, Guid)>();
        await using (var reader = await find.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel))
                erased.Add((reader.GetGuid(0), reader.GetGuid(1)));
        for (var i = 0; i < rows.Count; i++)
            if (erased.Contains((rows[i].Response.CollectorId, rows[i].Response.ResponseId)))
                before[i] = rows[i].Itself;
    }

    // Few collectors ever lose a response: asked once for all rows, before each row is looked up.
    private static async Task<bool> AnyErased(
        NpgsqlConnection connection,
        LogRow[] rows,
        CancellationToken cancel
    )
    {
        await using var find = new NpgsqlCommand(
            "SELECT EXISTS (SELECT 1 FROM responses_erasure WHERE collector_id = ANY (@collectors))",
            connection
        );
        find.Parameters.Add(
            new NpgsqlParameter("collectors", NpgsqlDbType.Array | NpgsqlDbType.Uuid)
            {
                Value = rows.Select(row => row.Response.CollectorId).Distinct().ToArray(),
            }
        );
        return (bool)(await find.ExecuteScalarAsync(cancel))!;
    }

    private static IEnumerable<LogRow> Without(
        IReadOnlyList<LogRow> rows,
        EarlierResponse?[] before
    )
    {
        for (var i = 0; i < rows.Count; i++)
            if (before[i] is null)
                yield return rows[i];
    }

    private static void Add<T>(
        NpgsqlCommand command,
        string name,
        NpgsqlDbType type,
        LogRow[] rows,
        Func<LogRow, T> column
    ) =>
        command.Parameters.Add(
            new NpgsqlParameter(name, NpgsqlDbType.Array | type)
            {
                Value = Array.ConvertAll(rows, row => column(row)),
            }
        );

    private static void Write(NpgsqlBinaryImporter copy, long? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value.Value, NpgsqlDbType.Bigint);
    }

    private static void Write(NpgsqlBinaryImporter copy, Guid? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value.Value, NpgsqlDbType.Uuid);
    }

    private static void Write(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value, NpgsqlDbType.Text);
    }
}
