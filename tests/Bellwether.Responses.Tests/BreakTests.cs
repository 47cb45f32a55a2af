using System.Data.Common;
using Bellwether.Foundation.Data;
using Bellwether.Testing;
using Npgsql;

namespace Bellwether.Responses.Tests;

/// <summary>After a break of any kind every receipt that was given is in the log, and every sum is right.</summary>
public sealed class BreakTests
{
    [Fact]
    public async Task Killing_the_writer_loses_no_receipt_and_no_count()
    {
        await using var database = await TestDb.Open();
        var receipts = new List<string>();

        for (var round = 1; round <= 3; round++)
        {
            using var writer = Writer(database);
            await writer.Await(300 * round);
            await writer.Kill();
            receipts.AddRange(writer.Receipts);
        }

        await using var world = await World.Over(database.Db);
        await AssertSound(world, receipts);
    }

    [Fact]
    public async Task Stopping_the_server_at_once_loses_no_receipt_and_no_count()
    {
        if (!TestDb.OnPostgres)
            Assert.Skip("SQLite has no server to stop; killing the process is the same test.");
        var folder = Directory.CreateTempSubdirectory("bellwether-cluster-");
        await using var cluster = await OwnCluster.Start(folder.FullName);
        var receipts = new List<string>();

        for (var round = 0; round < 2; round++)
        {
            using var writer = WriterProcess.Start("postgres", cluster.ConnectionString);
            await writer.Await(400);
            await cluster.StopImmediately();
            await writer.Kill();
            receipts.AddRange(writer.Receipts);
            await cluster.Start();
        }

        await using var db = Db.Open(
            Directory.CreateTempSubdirectory("bellwether-test-").FullName,
            cluster.ConnectionString
        );
        await using (var world = await World.Over(db))
            await AssertSound(world, receipts);
        await cluster.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_full_disk_refuses_loses_nothing_and_goes_on_when_there_is_room()
    {
        if (TestDb.OnPostgres)
            Assert.Skip("The next test fills the disk of a PostgreSQL server.");
        using var disk = SmallDisk.Mount(megabytes: 8, taken: 4);
        await using var world = await World.Over(Db.Open(disk.Folder));

        var receipts = await PostUntilFull(world);
        disk.Free();
        receipts.AddRange(await Post(world, 50));

        await AssertSound(world, receipts);
    }

    [Fact]
    public async Task A_full_disk_of_the_server_loses_nothing_and_it_goes_on_when_there_is_room()
    {
        if (!TestDb.OnPostgres)
            Assert.Skip("The test before fills the disk of SQLite.");
        using var disk = SmallDisk.Mount(megabytes: 150, taken: 50);
        await using var cluster = await OwnCluster.Start(disk.Folder);
        var receipts = new List<string>();
        await using (
            var world = await World.Over(
                Db.Open(
                    Directory.CreateTempSubdirectory("bellwether-test-").FullName,
                    cluster.ConnectionString
                )
            )
        )
            receipts.AddRange(await PostUntilFull(world));

        disk.Free();
        if (!await cluster.IsRunning())
            await cluster.Start();

        await using var after = await World.Over(
            Db.Open(
                Directory.CreateTempSubdirectory("bellwether-test-").FullName,
                cluster.ConnectionString
            )
        );
        receipts.AddRange(await Post(after, 50));
        await AssertSound(after, receipts);
    }

    private static WriterProcess Writer(TestDb database)
    {
        if (!TestDb.OnPostgres)
            return WriterProcess.Start("sqlite", database.Folder!);
        var source = ((PostgresDialect)database.Db.Dialect).Source.ConnectionString;
        return WriterProcess.Start(
            "postgres",
            new NpgsqlConnectionStringBuilder(TestDb.Postgres)
            {
                Database = new NpgsqlConnectionStringBuilder(source).Database,
            }.ToString()
        );
    }

    private static async Task AssertSound(World world, List<string> receipts)
    {
        var verified = await world.Get<VerifyResponses>().Run(null, receipts);
        Assert.NotEmpty(receipts);
        Assert.Empty(verified.ReceiptsMissing);
        Assert.True(verified.Rows + verified.Erased >= receipts.Distinct().Count());
        Assert.True(verified.IsSound, string.Join('\n', verified.First));
    }

    private static async Task<List<string>> PostUntilFull(World world)
    {
        var receipts = new List<string>();
        for (var round = 0; round < 400; round++)
        {
            var (given, broke) = await Try(world, 200);
            receipts.AddRange(given);
            if (!broke)
                continue;
            Assert.NotEmpty(receipts);
            return receipts;
        }
        Assert.Fail("The disk never was full.");
        return receipts;
    }

    private static async Task<List<string>> Post(World world, int count)
    {
        var (given, broke) = await Try(world, count);
        Assert.False(broke);
        return given;
    }

    private static async Task<(List<string> Given, bool Broke)> Try(World world, int count)
    {
        var record = world.Get<RecordResponses>();
        var collector = Guid.CreateVersion7();
        var words = new string('w', 3000);
        var posts = Enumerable
            .Range(0, count)
            .Select(i =>
                record.Run(
                    world.Response(collector, world.Version(1), $"{i}", 5, 4, 3, 1, 1) with
                    {
                        Comments = [new NewComment(4, words, words)],
                    }
                )
            )
            .ToList();
        var given = new List<string>();
        var broke = false;
        foreach (var post in posts)
            try
            {
                given.Add((await post).Code);
            }
            catch (Exception error)
                when (error
                        is DbException
                            or IOException
                            or NpgsqlException
                            or InvalidOperationException
                )
            {
                broke = true;
            }
        return (given, broke);
    }
}
