using Bellwether.Foundation.Data;
using Dapper;
using Npgsql;

namespace Bellwether.Testing;

/// <summary>
/// A real database for a test class: a SQLite file of its own, or, when BELLWETHER_TEST_POSTGRES holds a connection
/// string to a server, a database of its own there. The same tests run on both.
/// </summary>
public sealed class TestDb : IAsyncDisposable
{
    private readonly string? folder;
    private readonly string? created;

    private TestDb(Db db, string? folder, string? created)
    {
        Db = db;
        this.folder = folder;
        this.created = created;
    }

    public Db Db { get; }

    /// <summary>The folder of the SQLite file, or null on PostgreSQL.</summary>
    public string? Folder => created is null ? folder : null;

    public static string? Postgres =>
        Environment.GetEnvironmentVariable("BELLWETHER_TEST_POSTGRES");

    public static bool OnPostgres => !string.IsNullOrEmpty(Postgres);

    /// <summary>Opens an empty database. Apply the schema with a SchemaRunner.</summary>
    public static async Task<TestDb> Open()
    {
        var own = Directory.CreateTempSubdirectory("bellwether-test-").FullName;
        if (!OnPostgres)
            return new TestDb(Db.Open(own), own, null);
        var name = "bw_" + Guid.CreateVersion7().ToString("N");
        await using (var server = new NpgsqlConnection(Postgres))
            await server.ExecuteAsync($"CREATE DATABASE {name}");
        var text = new NpgsqlConnectionStringBuilder(Postgres)
        {
            Database = name,
            MaxPoolSize = 20,
        }.ToString();
        return new TestDb(Db.Open(own, text), own, name);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (folder is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
        if (created is not null)
        {
            await using var server = new NpgsqlConnection(Postgres);
            await server.ExecuteAsync($"DROP DATABASE {created} WITH (FORCE)");
        }
    }
}
