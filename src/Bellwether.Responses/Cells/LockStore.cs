using System.Data.Common;
using Dapper;
using Npgsql;

namespace Bellwether.Responses;

/// <summary>Holds a collector's cells against folding and rebuilding by others. SQLite's one writer needs no lock.</summary>
/// <remarks>Taken before the snapshot is: a snapshot taken while waiting for a lock would be stale.</remarks>
internal sealed class LockStore : IAsyncDisposable
{
    private readonly DbConnection? connection;
    private readonly long held;

    private LockStore(DbConnection? connection, long key)
    {
        this.connection = connection;
        held = key;
    }

    public static async Task<LockStore> Take(
        DbConnection connection,
        Guid collectorId,
        CancellationToken cancel
    )
    {
        var key = CompactStore.Key(collectorId);
        if (connection is not NpgsqlConnection)
            return new LockStore(null, key);
        await connection.ExecuteAsync(
            new CommandDefinition(
                "SELECT pg_advisory_lock(@key)",
                new { key },
                cancellationToken: cancel
            )
        );
        return new LockStore(connection, key);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@held)", new { held });
    }
}
