using System.Data.Common;

namespace Bellwether.Foundation.Data;

/// <summary>The database: reads on a connection of their own, writes in one transaction each.</summary>
public sealed class Db : IAsyncDisposable
{
    private readonly SemaphoreSlim oneWriter = new(1, 1);
    private DbConnection? writer;

    /// <summary>The database of that dialect.</summary>
    public Db(Dialect dialect)
    {
        TypeHandlers.Register();
        Dialect = dialect;
    }

    /// <summary>Which database, and what is particular to it.</summary>
    public Dialect Dialect { get; }

    /// <summary>The data folder, when it was opened with one: files that must not lie in the database are kept there.</summary>
    public string? Folder { get; private init; }

    /// <summary>Raised after each committed write, so that followers need not wait for their clock.</summary>
    public event Action? Committed;

    /// <summary>Opens the database named by the setting, or the SQLite file in the data folder.</summary>
    /// <param name="folder">The data folder; made when missing.</param>
    /// <param name="postgres">A PostgreSQL connection string, or null for SQLite.</param>
    public static Db Open(string folder, string? postgres = null)
    {
        if (!string.IsNullOrWhiteSpace(postgres))
            return new Db(new PostgresDialect(postgres)) { Folder = folder };
        Directory.CreateDirectory(folder);
        return new Db(new SqliteDialect(Path.Combine(folder, "bellwether.db"))) { Folder = folder };
    }

    /// <summary>Reads on a pooled connection.</summary>
    public async Task<T> Read<T>(
        Func<DbConnection, Task<T>> read,
        CancellationToken cancel = default
    )
    {
        await using var connection = await Dialect.OpenReader(cancel);
        return await read(connection);
    }

    /// <summary>Writes in one transaction: all of it is committed when this returns, or nothing is.</summary>
    public async Task<T> Write<T>(
        Func<DbTransaction, Task<T>> write,
        CancellationToken cancel = default
    )
    {
        var result = Dialect.OneWriter
            ? await WriteAlone(write, cancel)
            : await WriteBeside(write, cancel);
        Committed?.Invoke();
        return result;
    }

    /// <summary>Writes in one transaction.</summary>
    public Task Write(Func<DbTransaction, Task> write, CancellationToken cancel = default) =>
        Write<Nothing>(
            async transaction =>
            {
                await write(transaction);
                return default;
            },
            cancel
        );

    /// <summary>Runs maintenance (a checkpoint, a vacuum) on the writer, outside any transaction.</summary>
    public async Task Maintain(Func<DbConnection, Task> work, CancellationToken cancel = default)
    {
        if (!Dialect.OneWriter)
        {
            await using var connection = await Dialect.OpenWriter(cancel);
            await work(connection);
            return;
        }
        await oneWriter.WaitAsync(cancel);
        try
        {
            await work(writer ??= await Dialect.OpenWriter(cancel));
        }
        finally
        {
            oneWriter.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync();
        if (Dialect is IAsyncDisposable pool)
            await pool.DisposeAsync();
        oneWriter.Dispose();
    }

    private async Task<T> WriteAlone<T>(
        Func<DbTransaction, Task<T>> write,
        CancellationToken cancel
    )
    {
        await oneWriter.WaitAsync(cancel);
        try
        {
            writer ??= await Dialect.OpenWriter(cancel);
            await using var transaction = await Dialect.BeginWrite(writer, cancel);
            var result = await write(transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (DbException)
        {
            // A full disk or a broken file leaves a connection that cannot be trusted: the next write opens another.
            if (writer is not null)
                await writer.DisposeAsync();
            writer = null;
            throw;
        }
        finally
        {
            oneWriter.Release();
        }
    }

    private async Task<T> WriteBeside<T>(
        Func<DbTransaction, Task<T>> write,
        CancellationToken cancel
    )
    {
        await using var connection = await Dialect.OpenWriter(cancel);
        await using var transaction = await Dialect.BeginWrite(connection, cancel);
        var result = await write(transaction);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
