using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bellwether.Access.Tests;

public class SchemaTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void The_committed_schema_is_what_the_account_store_expects(string database)
    {
        using System.Data.Common.DbConnection connection =
            database == "sqlite"
                ? new SqliteConnection("Data Source=:memory:")
                : new NpgsqlConnection("Host=nowhere");
        using var context = AccountsContext.Over(connection);

        var generated = context.Database.GenerateCreateScript();
        // After a change of Identity's tables: set the folder, run, and put what is new into a further numbered file.
        if (Environment.GetEnvironmentVariable("BELLWETHER_WRITE_SCHEMA") is { Length: > 0 } folder)
            File.WriteAllText(
                Path.Combine(folder, $"0001_access.{database}.sql"),
                string.Join('\n', Lines(generated)) + "\n"
            );

        Assert.Equal(Lines(Committed(database)), Lines(generated));
    }

    private static string Committed(string database)
    {
        using var reader = new StreamReader(
            typeof(AccessSetup).Assembly.GetManifestResourceStream(
                $"Bellwether.Access.Schema.0001_access.{database}.sql"
            )!
        );
        return reader.ReadToEnd();
    }

    private static string[] Lines(string script) =>
        [.. script.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
}
