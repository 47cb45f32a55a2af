using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bellwether.Collection;
using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace Bellwether.Bench;

/// <summary>
/// Files with a mapping: five questions, 40 services, 2 channels, two years; once without words and once with a comment in each
/// row. Beside each the plain load of the same rows: binary COPY, or a prepared INSERT in one transaction on SQLite.
/// Options: --rows N, --words yes|no, --postgres CONNECTION, --steps (what each step took, over all threads; redaction is part of mapping).
/// </summary>
internal static class ImportBench
{
    private const string Map = """
        {
          "mapping": 1, "name": "Bench", "kind": "feedback", "source": "bench",
          "id": { "column": "id" }, "date": { "column": "date" },
          "service": { "column": "service" }, "channel": { "column": "channel" }, "language": { "column": "language" },
          "items": [
            { "item": "trust", "shape": "rating", "column": "trust", "measures": "trust", "scale": { "from": 1, "to": 5 } },
            { "item": "ease", "shape": "rating", "column": "ease", "measures": "ease", "scale": { "from": 1, "to": 5 } },
            { "item": "speed", "shape": "rating", "column": "speed", "scale": { "from": 1, "to": 5 } },
            { "item": "staff", "shape": "rating", "column": "staff", "scale": { "from": 1, "to": 5 } },
            { "item": "effect", "shape": "rating", "column": "effect", "scale": { "from": 1, "to": 5 } },
            { "item": "comment", "shape": "comment", "column": "comment" }
          ]
        }
        """;

    private static readonly string[] Openings =
    [
        "The person at the counter was patient with me",
        "I waited forty minutes before anybody answered",
        "La persona que me atendió fue muy amable",
        "Everything worked the first time I tried it",
        "Nobody could tell me which form I needed",
    ];

    private static readonly string[] Endings =
    [
        "and I would come again.",
        "but I had to bring the same letter twice.",
        "call me at 202-555-0143 if you want to know more.",
        "y todo quedó resuelto el mismo día.",
        "so thank you to Maria Lopez and her team.",
    ];

    public static void Run(string[] args) => Measure(new Options(args)).GetAwaiter().GetResult();

    private static async Task Measure(Options options)
    {
        var rows = options.Number("rows", 1_000_000);
        foreach (var words in new[] { false, true })
        {
            if (options.Text("words") is { } only && only == "yes" != words)
                continue;
            var path = Path.Combine(Path.GetTempPath(), $"bellwether-bench-import-{words}.csv");
            await Write(path, rows, words);
            var name = words ? "with words" : "without words";
            Console.WriteLine(
                $"{rows:N0} rows {name}, {new FileInfo(path).Length / 1e6:N0} MB of CSV"
            );
            await Import(options, path, rows);
            await Plain(options, path, rows);
            File.Delete(path);
        }
    }

    private static async Task Write(string path, int rows, bool words)
    {
        await using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        await writer.WriteAsync(
            "id,date,service,channel,language,trust,ease,speed,staff,effect,comment\n"
        );
        var random = new Random(7);
        for (var i = 0; i < rows; i++)
        {
            var day = ResponsesWorld.FirstDay.AddDays((int)((long)i * 730 / rows));
            var said = words
                ? $"\"{Openings[random.Next(5)]}, {Endings[random.Next(5)]} ({i:x})\""
                : "";
            await writer.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i:x8}-4e1f,{day:yyyy-MM-dd},Service {random.Next(40)},{(random.Next(2) == 0 ? "website" : "paper")},{(random.Next(4) == 0 ? "es" : "en")},{random.Next(1, 6)},{random.Next(1, 6)},{random.Next(1, 6)},{random.Next(1, 6)},{random.Next(1, 6)},{said}\n"
                )
            );
        }
    }

    private static async Task Import(Options options, string path, int rows)
    {
        var folder = Directory.CreateTempSubdirectory("bellwether-bench-import-").FullName;
        var postgres = options.Text("postgres");
        await using (
            var db = Db.Open(
                folder,
                postgres is null ? null : await ResponsesWorld.FreshDatabase(postgres)
            )
        )
        await using (
            var provider = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddLogging()
                .AddSingleton(new SealSettings { KeyFile = Path.Combine(folder, "seal.key") })
                .AddFoundation(db)
                .AddOrganization()
                .AddInstruments()
                .AddResponses()
                .AddCollection()
                .BuildServiceProvider()
        )
        {
            await provider.GetRequiredService<SchemaRunner>().Run();
            var agency = (
                await provider
                    .GetRequiredService<RegisterAgency>()
                    .Run(new AgencyToRegister("Bench", "BN"))
            ).Value;
            await using var file = File.OpenRead(path);
            using var steps = options.Has("steps")
                ? new StepTimes("bellwether.import.step", "bellwether.record.step")
                : null;
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var imported = await provider
                .GetRequiredService<ImportFeedback>()
                .Run(
                    Actor.System(agency.AgencyId),
                    new FeedbackToImport(file, "bench.csv", MappingDocument.Read(Map).Value)
                );
            Print(
                "import",
                imported.Value.Batch.Accepted,
                watch,
                Environment.CpuUsage.TotalTime - cpu
            );
            steps?.Print(rows);
            if (imported.Value.Batch.Accepted != rows)
                throw new InvalidOperationException("Not every row went in.");
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    // The rows as they stand in the file, in one transaction: nothing checked, nothing counted, nothing redacted.
    private static async Task Plain(Options options, string path, int rows)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        if (options.Text("postgres") is { } postgres)
            await Copy(await ResponsesWorld.FreshDatabase(postgres), path);
        else
            await Insert(path);
        Print("plain load", rows, watch, Environment.CpuUsage.TotalTime - cpu);
    }

    private const string Table =
        "CREATE TABLE plain (id TEXT PRIMARY KEY, day TEXT, service TEXT, channel TEXT, language TEXT, a INTEGER, b INTEGER, c INTEGER, d INTEGER, e INTEGER, words TEXT)";

    private static async Task Insert(string path)
    {
        var folder = Directory.CreateTempSubdirectory("bellwether-bench-plain-").FullName;
        await using (
            var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "plain.db")}")
        )
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + Table;
            await command.ExecuteNonQueryAsync();
            await using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO plain VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9,@10)";
            for (var i = 0; i < 11; i++)
                command.Parameters.AddWithValue($"@{i}", "");
            foreach (var cells in Rows(path))
            {
                for (var i = 0; i < 11; i++)
                    command.Parameters[i].Value = i is >= 5 and < 10 ? cells[i][0] - '0' : cells[i];
                command.ExecuteNonQuery();
            }
            await transaction.CommitAsync();
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Copy(string postgres, string path)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand(Table, connection))
            await create.ExecuteNonQueryAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY plain FROM STDIN (FORMAT BINARY)"
        );
        foreach (var cells in Rows(path))
        {
            await copy.StartRowAsync();
            for (var i = 0; i < 11; i++)
                if (i is >= 5 and < 10)
                    await copy.WriteAsync(cells[i][0] - '0', NpgsqlDbType.Integer);
                else
                    await copy.WriteAsync(cells[i], NpgsqlDbType.Text);
        }
        await copy.CompleteAsync();
    }

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split(',', 11));

    private static void Print(string what, long rows, Stopwatch watch, TimeSpan cpu) =>
        Console.WriteLine(
            $"  {what, -11} {watch.Elapsed.TotalSeconds, 7:N2} s  {rows / watch.Elapsed.TotalSeconds, 9:N0} rows/s  {cpu.TotalSeconds, 7:N2} s of processor"
        );
}
