using System.Data.Common;
using Bellwether.Foundation.Data;
using Dapper;

namespace Bellwether.Responses;

/// <summary>Removes the bytes that deleted rows leave behind in files and write-ahead logs.</summary>
internal sealed class ScrubStore(Db db)
{
    /// <summary>Rewrites what held the rows and folds the write-ahead log away.</summary>
    /// <returns>True when every old byte is gone; false when a reader held the old pages, or the server keeps old log files.</returns>
    public async Task<bool> Scrub(CancellationToken cancel)
    {
        var clean = false;
        await db.Maintain(
            async connection =>
                clean = db.Dialect.OneWriter
                    ? await ScrubSqlite(connection)
                    : await ScrubPostgres(connection),
            cancel
        );
        return clean;
    }

    // Deleted bytes are overwritten (secure_delete), but pages that were split keep stale copies in their gaps: only a
    // rewrite of the file removes those. The log then holds new pages only, and is cut to nothing.
    private static async Task<bool> ScrubSqlite(DbConnection connection)
    {
        if (!await Checkpoint(connection))
            return false;
        await connection.ExecuteAsync("VACUUM");
        return await Checkpoint(connection);
    }

    private static async Task<bool> Checkpoint(DbConnection connection)
    {
        var (busy, _, _) = await connection.QuerySingleAsync<(long Busy, long Log, long Done)>(
            "PRAGMA wal_checkpoint(TRUNCATE)"
        );
        return busy == 0;
    }

    // VACUUM leaves old bytes in the gaps of pages; VACUUM FULL writes new files. What the write-ahead log held goes with its
    // files: a switch starts a new one, and a checkpoint removes those before it, unless the server recycles them.
    private static async Task<bool> ScrubPostgres(DbConnection connection)
    {
        await connection.ExecuteAsync("VACUUM FULL responses_comment", commandTimeout: 0);
        await connection.ExecuteAsync("VACUUM FULL responses_response", commandTimeout: 0);
        for (var round = 0; round < 2; round++)
        {
            await connection.ExecuteAsync("SELECT pg_switch_wal()");
            await connection.ExecuteAsync("CHECKPOINT", commandTimeout: 0);
        }
        return await connection.ExecuteScalarAsync<bool>(
            "SELECT current_setting('wal_recycle') = 'off'"
        );
    }
}
