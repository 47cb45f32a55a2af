using System.Data.Common;
using System.Runtime.CompilerServices;
using Bellwether.Statistics.Sums;
using Microsoft.Data.Sqlite;

namespace Bellwether.Responses;

/// <summary>SQLite: one writer, prepared statements, cells added in place by vadd.</summary>
internal sealed class SqliteLogStore : ILogStore
{
    // Prepared once per writer connection, which lives as long as the process.
    private readonly ConditionalWeakTable<DbConnection, Statements> prepared = [];

    /// <summary>Prepares a writer connection: vadd(a, b) is the sum of two packed vectors.</summary>
    /// <remarks>A batch touches a few thousand pages: they must fit in memory, and the log must not be folded back
    /// into the file after each batch (with the usual 2 MB and 1,000 pages a response costs twice the time).</remarks>
    public static void Prepare(SqliteConnection connection)
    {
        connection.CreateFunction(
            "vadd",
            (byte[] a, byte[] b) => PackedSums.Add(a, b),
            isDeterministic: true
        );
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000";
        settings.ExecuteNonQuery();
    }

    public Task<Guid?[]> Insert(
        DbTransaction transaction,
        IReadOnlyList<LogRow> rows,
        bool careful,
        CancellationToken cancel
    )
    {
        var statements = Of(transaction);
        var before = new Guid?[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            if (Erased(statements, rows[i]))
                before[i] = rows[i].Response.ResponseId;
            else if (Insert(statements.Response, rows[i]) == 1)
                InsertComments(statements.Comment, rows[i]);
            else
                before[i] = First(statements.Find, rows[i]);
        }
        return Task.FromResult(before);
    }

    public Task AddCells(DbTransaction transaction, CellSums cells, CancellationToken cancel)
    {
        var add = Of(transaction).Cell;
        foreach (var (key, agencyId, packed) in cells.Packed())
            add.Run(
                Bytes(key.CollectorId),
                (long)key.Cube,
                (long)key.Period,
                Bytes(key.VersionId),
                key.Slice,
                Bytes(agencyId),
                packed
            );
        return Task.CompletedTask;
    }

    private static int Insert(Statement insert, LogRow row)
    {
        var response = row.Response;
        return insert.Run(
            Bytes(response.CollectorId),
            Bytes(response.ResponseId),
            Bytes(response.AgencyId),
            Bytes(response.Version.VersionId),
            row.ExternalId,
            (long)response.LocalDay.DayNumber,
            (long)response.QuarterFirstMonth,
            response.Slice.Text,
            (long)response.Disposition,
            row.ReceivedAt,
            row.Answers,
            row.Referrer,
            row.Page
        );
    }

    private static void InsertComments(Statement insert, LogRow row)
    {
        foreach (var comment in row.Comments)
            insert.Run(
                Bytes(row.Response.CollectorId),
                (long)row.Response.LocalDay.DayNumber,
                Bytes(row.Response.ResponseId),
                (long)comment.ItemIndex,
                Bytes(row.Response.AgencyId),
                Bytes(row.Response.Version.VersionId),
                comment.Language,
                row.Favourable is { } favourable
                    ? favourable
                        ? 1L
                        : 0L
                    : null,
                comment.Original,
                comment.Redacted
            );
    }

    private static bool Erased(Statements statements, LogRow row) =>
        row.MayHaveBeenErased
        && statements.Erased.Ask(Bytes(row.Response.CollectorId), Bytes(row.Response.ResponseId))
            is not null;

    private static Guid First(Statement find, LogRow row) =>
        find.Ask(Bytes(row.Response.CollectorId), row.ExternalId) is byte[] id
            ? new Guid(id, bigEndian: true)
            : throw new InvalidOperationException("The response id is taken by another response.");

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private Statements Of(DbTransaction transaction)
    {
        var statements = prepared.GetValue(
            transaction.Connection!,
            static connection => new Statements((SqliteConnection)connection)
        );
        statements.Enter((SqliteTransaction)transaction);
        return statements;
    }

    private sealed class Statements(SqliteConnection connection)
    {
        public Statement Response { get; } =
            new(
                connection,
                """
                INSERT INTO responses_response (collector_id, response_id, agency_id, version_id, external_id, day,
                    quarter_month, slice, disposition, received_at, answers, referrer, page)
                VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12) ON CONFLICT DO NOTHING
                """,
                13
            );

        public Statement Comment { get; } =
            new(
                connection,
                """
                INSERT INTO responses_comment (collector_id, day, response_id, item_index, agency_id, version_id, language,
                    favourable, original, redacted)
                VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
                """,
                10
            );

        public Statement Cell { get; } =
            new(
                connection,
                """
                INSERT INTO responses_cell (collector_id, cube, period, version_id, slice, agency_id, sums)
                VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
                ON CONFLICT (collector_id, cube, period, version_id, slice) DO UPDATE SET sums = vadd(sums, excluded.sums)
                """,
                7
            );

        public Statement Find { get; } =
            new(
                connection,
                "SELECT response_id FROM responses_response WHERE collector_id = @p0 AND external_id = @p1",
                2
            );

        public Statement Erased { get; } =
            new(
                connection,
                "SELECT 1 FROM responses_erasure WHERE collector_id = @p0 AND response_id = @p1",
                2
            );

        public void Enter(SqliteTransaction transaction)
        {
            foreach (var statement in new[] { Response, Comment, Cell, Find, Erased })
                statement.Command.Transaction = transaction;
        }
    }

    private sealed class Statement
    {
        public Statement(SqliteConnection connection, string sql, int parameters)
        {
            Command = connection.CreateCommand();
            Command.CommandText = sql;
            for (var i = 0; i < parameters; i++)
                Command.Parameters.Add(new SqliteParameter($"@p{i}", null));
        }

        public SqliteCommand Command { get; }

        public int Run(params ReadOnlySpan<object?> values)
        {
            Bind(values);
            return Command.ExecuteNonQuery();
        }

        public object? Ask(params ReadOnlySpan<object?> values)
        {
            Bind(values);
            return Command.ExecuteScalar();
        }

        private void Bind(ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++)
                Command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
