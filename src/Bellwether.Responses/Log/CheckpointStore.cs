using System.Data.Common;
using Dapper;

namespace Bellwether.Responses;

/// <summary>SQLite only: copies pages from the write-ahead log into the file without waiting for anyone.</summary>
internal static class CheckpointStore
{
    /// <summary>Copies what no reader needs in the log.</summary>
    /// <returns>How many pages the log has.</returns>
    public static async Task<long> Fold(DbConnection connection)
    {
        var (_, pages, _) = await connection.QuerySingleAsync<(long Busy, long Pages, long Done)>(
            "PRAGMA wal_checkpoint(PASSIVE)"
        );
        return pages;
    }
}
