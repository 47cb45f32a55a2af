using System.Data.Common;
using System.Diagnostics;
using Bellwether.Foundation.Data;
using Dapper;
using Npgsql;

namespace Bellwether.Responses;

/// <summary>Removes the bytes that deleted rows leave behind in files and write-ahead logs.</summary>
internal sealed class ScrubStore(Db db)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Rewrites what held the rows and folds the write-ahead log away.</summary>
    /// <returns>Null when every old byte is gone, or why some may still be there.</returns>
    public async Task<string?> Scrub(CancellationToken cancel)
    {
        string? left = null;
        await db.Maintain(
            async connection =>
                left = db.Dialect.OneWriter
                    ? await ScrubSqlite(connection)
                    : await ScrubPostgres(connection, cancel),
            cancel
        );
        return left;
    }

    // Deleted bytes are overwritten (secure_delete), but pages that were merged keep stale copies in their gaps: only a
    // rewrite of the file removes those. The log then holds new pages only, and is cut to nothing.
    private static async Task<string?> ScrubSqlite(DbConnection connection)
    {
        await connection.ExecuteAsync("VACUUM", commandTimeout: 0);
        var busy = await connection.ExecuteScalarAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)");
        return busy == 0
            ? null
            : "A reader held the old pages for half a minute. Run it again when no report is being made.";
    }

    // VACUUM leaves old bytes in the gaps of pages; VACUUM FULL writes new files, without the rows that no one can see any
    // more. What the write-ahead log held goes with its files: a switch starts a new one, and a checkpoint removes those
    // before it, unless the server recycles them.
    private static async Task<string?> ScrubPostgres(
        DbConnection connection,
        CancellationToken cancel
    )
    {
        if (!await AwaitOlderTransactions(connection, cancel))
            return "A transaction older than the erasure is still open in this database. Run it again when it has ended.";
        foreach (
            var table in new[]
            {
                "comment",
                "contact",
                "response",
                "segment",
                "exclusion",
                "moderation",
            }
        )
            await connection.ExecuteAsync($"VACUUM FULL responses_{table}", commandTimeout: 0);
        try
        {
            for (var round = 0; round < 2; round++)
            {
                await connection.ExecuteAsync("SELECT pg_switch_wal()");
                await connection.ExecuteAsync("CHECKPOINT;", commandTimeout: 0);
            }
        }
        catch (PostgresException error)
            when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return "The tables are clean, the server's log files not yet: this account may not switch and checkpoint the log (GRANT pg_checkpoint and EXECUTE ON FUNCTION pg_switch_wal).";
        }
        return await connection.ExecuteScalarAsync<bool>(
            "SELECT current_setting('wal_recycle') = 'on'"
        )
            ? "The tables are clean, the server's log files not yet: it keeps old ones under new names until they are overwritten (set wal_recycle = off)."
            : null;
    }

    // A row is dead only when no open transaction can see it; until then even VACUUM FULL copies it.
    private static async Task<bool> AwaitOlderTransactions(
        DbConnection connection,
        CancellationToken cancel
    )
    {
        var now = await connection.ExecuteScalarAsync<string>(
            "SELECT pg_current_xact_id()::xid::text"
        );
        var started = Stopwatch.GetTimestamp();
        while (
            await connection.ExecuteScalarAsync<long>(
                """
                SELECT COUNT(*) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                    AND (age(backend_xmin) > age(@now::xid) OR age(backend_xid) > age(@now::xid))
                """,
                new { now }
            ) > 0
        )
        {
            if (Stopwatch.GetElapsedTime(started) > LongestWait)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
        }
        return true;
    }
}
