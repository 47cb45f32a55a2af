using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bellwether.Foundation.Data;

/// <summary>SQLite in write-ahead mode: the embedded default. One file, one writer, many readers.</summary>
public sealed class SqliteDialect : Dialect
{
    private readonly string connectionString;
    private readonly List<Action<SqliteConnection>> functions = [];

    /// <summary>The database in that file; its folder must exist.</summary>
    public SqliteDialect(string file)
    {
        File = file;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Cache = SqliteCacheMode.Private,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <inheritdoc />
    public override string Name => "sqlite";

    /// <inheritdoc />
    public override bool OneWriter => true;

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Tokens { get; } =
        new Dictionary<string, string>
        {
            ["{id}"] = "BLOB",
            ["{int}"] = "INTEGER",
            ["{instant}"] = "INTEGER",
            ["{day}"] = "INTEGER",
            ["{bool}"] = "INTEGER",
            ["{bytes}"] = "BLOB",
            ["{real}"] = "REAL",
            ["{identity}"] = "INTEGER PRIMARY KEY AUTOINCREMENT",
        };

    /// <summary>Adds an SQL function to every writer connection (vadd, the sum of two packed vectors).</summary>
    public void AddFunction(Action<SqliteConnection> register) => functions.Add(register);

    /// <inheritdoc />
    public override async Task<DbConnection> OpenReader(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync(
            "PRAGMA busy_timeout = 30000; PRAGMA query_only = ON; PRAGMA mmap_size = 268435456;"
        );
        return connection;
    }

    /// <inheritdoc />
    public override async Task<DbConnection> OpenWriter(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        // secure_delete: erased words are overwritten, not merely unlinked. journal_size_limit: readers that stay
        // open let the log grow; it is cut back at the next checkpoint.
        await connection.ExecuteAsync(
            """
            PRAGMA query_only = OFF; PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864;
            """
        );
        if (await connection.ExecuteScalarAsync<long>("PRAGMA synchronous") != 2)
            throw new InvalidOperationException(
                "SQLite must run with synchronous = FULL: a receipt means committed."
            );
        if (
            !"wal".Equals(
                await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"),
                StringComparison.OrdinalIgnoreCase
            )
        )
            throw new InvalidOperationException(
                "SQLite must run in write-ahead mode; is the folder writable?"
            );
        foreach (var register in functions)
            register(connection);
        return connection;
    }

    /// <inheritdoc />
    public override ValueTask<DbTransaction> BeginWrite(
        DbConnection connection,
        CancellationToken cancel
    ) =>
        ValueTask.FromResult<DbTransaction>(
            ((SqliteConnection)connection).BeginTransaction(deferred: false)
        );

    /// <inheritdoc />
    public override Task LockOutbox(DbTransaction transaction, CancellationToken cancel) =>
        Task.CompletedTask;

    /// <inheritdoc />
    public override Task AwaitOutbox(TimeSpan longest, CancellationToken cancel) =>
        Task.Delay(longest, cancel);

    /// <inheritdoc />
    public override bool IsDuplicate(Exception error) =>
        error is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}
