using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Bellwether.Foundation.Data;
using Bellwether.Testing;
using Dapper;
using Npgsql;

namespace Bellwether.Cli.Tests;

/// <summary>An import that is killed in the middle, and again, ends as one that never was.</summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Rows = 60_000;

    private const string Mapping = """
        {
          "mapping": 1, "name": "Counter cards", "kind": "feedback", "source": "cards",
          "id": { "column": "id" }, "date": { "column": "date" },
          "service": { "column": "service" }, "channel": { "constant": "paper" },
          "items": [
            { "item": "overall", "shape": "rating", "column": "rating", "measures": "satisfaction", "scale": { "from": 1, "to": 5 } },
            { "item": "comment", "shape": "comment", "column": "comment" }
          ],
          "exclude": [ { "column": "status", "values": ["test"], "reason": "test" } ]
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("bellwether-kill-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Killed_four_times_it_ends_as_one_clean_run()
    {
        await using var killed = await TestDb.Open();
        await using var clean = await TestDb.Open();
        await File.WriteAllTextAsync(Path.Combine(folder, "cards.csv"), Cards());
        await File.WriteAllTextAsync(Path.Combine(folder, "cards.json"), Mapping);
        var lasting = new List<long>();

        for (var round = 1; round <= 4; round++)
        {
            using var import = Start(killed, "killed", ImportWords);
            await UntilRows(killed.Db, import, round * Rows / 10);
            import.Kill();
            await import.WaitForExitAsync();
            lasting.Add(await Count(killed.Db));
        }
        await Finish(killed, "killed", ImportWords);
        await Finish(clean, "clean", ImportWords);

        Assert.All(lasting, rows => Assert.InRange(rows, Rows / 10, Rows - 1));
        Assert.Equal(await State(clean.Db), await State(killed.Db));
        await Finish(killed, "killed", ["responses", "verify"]);
    }

    private static string Cards()
    {
        var text = new StringBuilder("id,date,service,rating,status,comment\n");
        for (var i = 0; i < Rows; i++)
            text.Append(
                i switch
                {
                    _ when i % 501 == 7 => $"c{i},2026-01-05,Passports,9,,Too high {i}\n",
                    _ when i % 703 == 9 => $"c{i},2026-01-05,Passports,3,test,Only a test {i}\n",
                    _ when i % 997 == 3 => $"c{i - 1},2026-01-05,Visas,3,,The same id again {i}\n",
                    _ =>
                        $"c{i},2026-0{1 + (i % 3)}-1{i % 10},{(i % 2 == 0 ? "Passports" : "Visas")},{1 + (i % 5)},,\"Card {i}: call me at 202-555-01{i % 90 + 10}, please\"\n",
                }
            );
        return text.ToString();
    }

    private string[] ImportWords =>
        [
            "import",
            "feedback",
            Path.Combine(folder, "cards.csv"),
            "--map",
            Path.Combine(folder, "cards.json"),
        ];

    private Process Start(TestDb database, string name, string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "bellwether.dll"));
        foreach (var word in words)
            start.ArgumentList.Add(word);
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(
            database.Folder ?? Directory.CreateDirectory(Path.Combine(folder, name)).FullName
        );
        if (TestDb.OnPostgres)
        {
            start.ArgumentList.Add("--postgres");
            start.ArgumentList.Add(Server(database));
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static string Server(TestDb database) =>
        new NpgsqlConnectionStringBuilder(TestDb.Postgres)
        {
            Database = new NpgsqlConnectionStringBuilder(
                ((PostgresDialect)database.Db.Dialect).Source.ConnectionString
            ).Database,
        }.ToString();

    private async Task Finish(TestDb database, string name, string[] words)
    {
        using var process = Start(database, name, words);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
    }

    private static async Task UntilRows(Db db, Process import, int rows)
    {
        var started = Stopwatch.GetTimestamp();
        while (await Count(db) < rows)
        {
            if (import.HasExited || Stopwatch.GetElapsedTime(started).TotalMinutes > 3)
                Assert.Fail(
                    $"It did not get to {rows} rows. {(import.HasExited ? await import.StandardError.ReadToEndAsync() : "")}"
                );
            await Task.Delay(10);
        }
    }

    private static async Task<long> Count(Db db)
    {
        try
        {
            return await db.Read(connection =>
                connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM responses_response")
            );
        }
        catch (DbException)
        {
            // The tables are not there yet.
            return 0;
        }
    }

    // Ids are made from the agency's, which is new in each database; everything else must be the same.
    private static Task<List<string>> State(Db db) =>
        db.Read(async connection =>
        {
            var all = new List<string>();
            foreach (
                var sql in new[]
                {
                    "SELECT day, slice, disposition, answers FROM responses_response",
                    "SELECT day, item_index, redacted, language FROM responses_comment",
                    "SELECT kind, state, rows_total, rows_done, accepted, repeated, quarantined, excluded, report FROM collection_batch",
                    "SELECT row_number, cells FROM collection_batch_row",
                    "SELECT row_number, number, field, reason FROM collection_batch_fault",
                }
            )
            foreach (IDictionary<string, object?> row in await connection.QueryAsync(sql))
                all.Add(string.Join('|', row.Values.Select(Word)));
            all.Sort(StringComparer.Ordinal);
            return all;
        });

    private static string Word(object? value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
