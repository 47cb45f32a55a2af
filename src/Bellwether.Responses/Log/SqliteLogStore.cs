using System.Data.Common;
using System.Runtime.CompilerServices;
using Bellwether.Statistics.Sums;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bellwether.Responses;

/// <summary>SQLite: one writer, prepared statements, cells added in place by vadd.</summary>
internal sealed class SqliteLogStore : ILogStore
{
    // Prepared once per writer connection, which lives as long as the process.
    private readonly ConditionalWeakTable<DbConnection, Statements> prepared = [];

    /// <summary>Prepares a writer connection: vadd(a, b) is the sum of two packed vectors.</summary>
    /// <remarks>
    /// A batch touches a few thousand pages: they must fit in memory (with the usual 2 MB a response costs twice the time).
    /// The log is folded into the file by <see cref="CheckpointLog"/>; the writer does it only when that is not running.
    /// </remarks>
    public static void Prepare(SqliteConnection connection)
    {
        raw.sqlite3_create_function(
            connection.Handle,
            "vadd",
            2,
            raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC,
            null,
            AddVectors
        );
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16000";
        settings.ExecuteNonQuery();
    }

    public Task<EarlierResponse?[]> Insert(
        DbTransaction transaction,
        IReadOnlyList<LogRow> rows,
        bool careful,
        CancellationToken cancel
    )
    {
        var statements = Of(transaction);
        var before = new EarlierResponse?[rows.Count];
        var (collector, loses) = (Guid.Empty, false);
        for (var i = 0; i < rows.Count; i++)
        {
            // Rows are sorted by collector, and few collectors ever lose a response.
            if (rows[i].Response.CollectorId != collector)
            {
                collector = rows[i].Response.CollectorId;
                loses = statements.AnyErased.Add(collector).Ask() is not null;
            }
            if (loses && Erased(statements, rows[i]))
                before[i] = rows[i].Itself;
            else if (Insert(statements.Response, rows[i]))
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
            add.Add(key.CollectorId)
                .Add((long)key.Cube)
                .Add(key.Period)
                .Add(key.VersionId)
                .Add(key.Slice)
                .Add(agencyId)
                .Add(packed)
                .Run();
        return Task.CompletedTask;
    }

    // An exception must not pass through SQLite's own code.
    private static void AddVectors(sqlite3_context context, object data, sqlite3_value[] values)
    {
        try
        {
            raw.sqlite3_result_blob(
                context,
                PackedSums.Add(raw.sqlite3_value_blob(values[0]), raw.sqlite3_value_blob(values[1]))
            );
        }
        catch (Exception error)
        {
            raw.sqlite3_result_error(context, error.Message);
        }
    }

    private static bool Insert(SqliteStatement insert, LogRow row)
    {
        var response = row.Response;
        return insert
                .Add(response.CollectorId)
                .Add(response.LocalDay.DayNumber)
                .Add(response.ResponseId)
                .Add(response.AgencyId)
                .Add(response.Version.VersionId)
                .Add(row.ExternalKey)
                .Add(response.QuarterFirstMonth)
                .Add(response.Slice.Text)
                .Add((long)response.Disposition)
                .Add(row.ReceivedAt)
                .Add(row.Answers)
                .Add(row.Referrer)
                .Add(row.Page)
                .Add(row.Response.BatchId)
                .Run() == 1;
    }

    private static void InsertComments(SqliteStatement insert, LogRow row)
    {
        foreach (var comment in row.Comments)
            insert
                .Add(row.Response.CollectorId)
                .Add(row.Response.LocalDay.DayNumber)
                .Add(row.Response.ResponseId)
                .Add(comment.ItemIndex)
                .Add(row.Response.AgencyId)
                .Add(row.Response.Version.VersionId)
                .Add(comment.Language)
                .Add(
                    row.Favourable is { } favourable
                        ? favourable
                            ? 1L
                            : 0L
                        : null
                )
                .Add(comment.Original)
                .Add(comment.Redacted)
                .Run();
    }

    private static bool Erased(Statements statements, LogRow row) =>
        row.MayHaveBeenErased
        && statements
            .Erased.Add(row.Response.CollectorId)
            .Add(row.Response.LocalDay.DayNumber)
            .Add(row.Response.ResponseId)
            .Ask()
            is not null;

    private static EarlierResponse First(SqliteStatement find, LogRow row) =>
        find.Add(row.Response.CollectorId).Add(row.ExternalKey).Ask()
        ?? throw new InvalidOperationException("The response id is taken by another response.");

    private Statements Of(DbTransaction transaction) =>
        prepared.GetValue(
            transaction.Connection!,
            static connection => new Statements((SqliteConnection)connection)
        );

    private sealed class Statements(SqliteConnection connection)
    {
        public SqliteStatement Response { get; } =
            new(
                connection,
                """
                INSERT INTO responses_response (collector_id, day, response_id, agency_id, version_id, external_key,
                    quarter_month, slice, disposition, received_at, answers, referrer, page, batch_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
            );

        public SqliteStatement Comment { get; } =
            new(
                connection,
                """
                INSERT INTO responses_comment (collector_id, day, response_id, item_index, agency_id, version_id, language,
                    favourable, original, redacted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
            );

        public SqliteStatement Cell { get; } =
            new(
                connection,
                """
                INSERT INTO responses_cell (collector_id, cube, period, version_id, slice, agency_id, sums)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (collector_id, cube, period, version_id, slice) DO UPDATE SET sums = vadd(sums, excluded.sums)
                """
            );

        public SqliteStatement Find { get; } =
            new(
                connection,
                "SELECT response_id, day, batch_id FROM responses_response WHERE collector_id = ? AND external_key = ?"
            );

        public SqliteStatement AnyErased { get; } =
            new(
                connection,
                "SELECT response_id, day, NULL FROM responses_erasure WHERE collector_id = ? LIMIT 1"
            );

        public SqliteStatement Erased { get; } =
            new(
                connection,
                "SELECT response_id, day, NULL FROM responses_erasure WHERE collector_id = ? AND day = ? AND response_id = ?"
            );
    }
}
