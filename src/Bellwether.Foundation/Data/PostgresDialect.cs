using System.Data.Common;
using Dapper;
using Npgsql;

namespace Bellwether.Foundation.Data;

/// <summary>PostgreSQL 15 or newer: the server database.</summary>
public sealed class PostgresDialect : Dialect, IAsyncDisposable
{
    private const int StatementsKept = 100;
    private const long OutboxKey = 0x42454C4C; // "BELL"

    /// <summary>The database behind that connection string.</summary>
    public PostgresDialect(string connectionString) =>
        Source = NpgsqlDataSource.Create(Prepared(connectionString));

    /// <summary>The pool of connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <inheritdoc />
    public override string Name => "postgres";

    /// <inheritdoc />
    public override bool OneWriter => false;

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Tokens { get; } =
        new Dictionary<string, string>
        {
            ["{id}"] = "uuid",
            ["{int}"] = "bigint",
            ["{instant}"] = "bigint",
            ["{day}"] = "bigint",
            ["{bool}"] = "bigint",
            ["{bytes}"] = "bytea",
            ["{real}"] = "double precision",
            ["{identity}"] = "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        };

    /// <inheritdoc />
    public override async Task<DbConnection> OpenReader(CancellationToken cancel) =>
        await Source.OpenConnectionAsync(cancel);

    /// <inheritdoc />
    public override async Task<DbConnection> OpenWriter(CancellationToken cancel)
    {
        var connection = await Source.OpenConnectionAsync(cancel);
        var settings = await connection.QuerySingleAsync<(string Commit, string Fsync)>(
            "SELECT current_setting('synchronous_commit'), current_setting('fsync')"
        );
        if (settings.Fsync != "on" || settings.Commit is "off")
        {
            await connection.DisposeAsync();
            throw new InvalidOperationException(
                "PostgreSQL must run with fsync = on and synchronous_commit = on: a receipt means committed."
            );
        }
        return connection;
    }

    /// <inheritdoc />
    public override async ValueTask<DbTransaction> BeginWrite(
        DbConnection connection,
        CancellationToken cancel
    ) => await connection.BeginTransactionAsync(cancel);

    /// <inheritdoc />
    public override async Task LockOutbox(DbTransaction transaction, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(
            new CommandDefinition(
                $"SELECT pg_advisory_xact_lock({OutboxKey}); SELECT pg_notify('bellwether_outbox', '');",
                transaction: transaction,
                cancellationToken: cancel
            )
        );

    /// <inheritdoc />
    public override async Task AwaitOutbox(TimeSpan longest, CancellationToken cancel)
    {
        await using var connection = await Source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync("LISTEN bellwether_outbox");
        try
        {
            await connection.WaitAsync(longest, cancel);
        }
        finally
        {
            await connection.ExecuteAsync("UNLISTEN bellwether_outbox");
        }
    }

    /// <inheritdoc />
    public override bool IsDuplicate(Exception error) =>
        error is PostgresException { SqlState: "23505" };

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    // The same few statements are asked over and over: planned once a connection, a small read takes a third of the time.
    // Behind a pooler that cannot keep plans, "Max Auto Prepare=0" in the connection string turns it off. Nothing here leaves
    // a setting, a lock or a listening behind on a connection, so it goes back to the pool as it is, without a reset.
    private static string Prepared(string connectionString)
    {
        var asked = new NpgsqlConnectionStringBuilder(connectionString);
        if (!asked.ContainsKey("Max Auto Prepare"))
            asked.MaxAutoPrepare = StatementsKept;
        if (!asked.ContainsKey("No Reset On Close"))
            asked.NoResetOnClose = true;
        return asked.ToString();
    }
}
