using System.Globalization;
using System.Text;
using Bellwether.Foundation;
using Bellwether.Testing;
using Dapper;

namespace Bellwether.Responses.Tests;

/// <summary>Erased words are found nowhere: the raw files of the database are searched for them.</summary>
public sealed class ScrubErasedTests : IAsyncLifetime
{
    private const string Mark = "zqx";
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static string Words(int i) =>
        $"{Mark}{i:d5}{Mark} long words {new string('w', i % 700)}";

    [Fact]
    public async Task Erased_words_are_in_no_file_of_the_database()
    {
        var receipts = await PostThousands();
        int[] erase = [.. Enumerable.Range(0, receipts.Count).Where(i => i % 7 is not (1 or 4))];
        // In rounds: pages are emptied, merged and emptied again, so copies of words have moved about.
        foreach (var round in erase.GroupBy(i => i % 7))
            await world
                .Get<EraseResponses>()
                .Run(
                    Actor.System(world.Agency),
                    [.. round.Select(i => receipts[i].Code)],
                    "request"
                );
        var before = await WordsInFiles();

        var report = await world.Get<ScrubErased>().Run();

        Assert.Null(report.LeftOver);
        Assert.Equal(erase.Length, report.Scrubbed);
        var after = await WordsInFiles();
        Assert.Contains(before, erase.Contains);
        Assert.Empty(after.Intersect(erase));
        Assert.Superset(Enumerable.Range(0, receipts.Count).Except(erase).ToHashSet(), after);
        Assert.Equal(0, (await world.Get<ScrubErased>().Run()).Scrubbed);
        Assert.True((await world.Get<VerifyResponses>().Run()).IsSound);
    }

    private async Task<List<Receipt>> PostThousands()
    {
        var random = new Random(1);
        Guid[] collectors = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
        var record = world.Get<RecordResponses>();
        var receipts = new List<Receipt>();
        foreach (var some in Enumerable.Range(0, 3000).Chunk(100))
            receipts.AddRange(
                await Task.WhenAll(
                    some.Select(i =>
                        record.Run(
                            world.Response(
                                collectors[random.Next(5)],
                                world.Version(1),
                                $"{i}",
                                5,
                                4,
                                3,
                                0,
                                1
                            ) with
                            {
                                LocalDay = World.FirstDay.AddDays(random.Next(90)),
                                Comments = [new NewComment(4, Words(i), $"seen {Words(i)}")],
                            }
                        )
                    )
                )
            );
        if (TestDb.OnPostgres)
            await world.Db.Maintain(connection => connection.ExecuteAsync("ANALYZE;"));
        return receipts;
    }

    private async Task<HashSet<int>> WordsInFiles()
    {
        var found = new HashSet<int>();
        foreach (var file in await Files())
            Search(file, found);
        return found;
    }

    private async Task<IEnumerable<string>> Files()
    {
        if (!TestDb.OnPostgres)
            return Directory.GetFiles(world.Folder);
        var (root, oid) = await world.Db.Read(c =>
            c.QuerySingleAsync<(string, string)>(
                "SELECT current_setting('data_directory'), oid::text FROM pg_database WHERE datname = current_database()"
            )
        );
        if (!Directory.Exists(Path.Combine(root, "base")))
            Assert.Skip(
                $"The server's data directory {root} cannot be read from here, so its files cannot be searched."
            );
        return new[] { $"base/{oid}", "base/pgsql_tmp", "pg_wal", "pg_stat", "global" }
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(Directory.GetFiles);
    }

    private static void Search(string file, HashSet<int> found)
    {
        byte[] bytes;
        try
        {
            using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            bytes = new byte[stream.Length];
            _ = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (FileNotFoundException)
        {
            return;
        }
        var mark = Encoding.UTF8.GetBytes(Mark);
        for (var at = 0; ; at++)
        {
            var next = bytes.AsSpan(at).IndexOf(mark);
            if (next < 0)
                return;
            at += next;
            var rest = bytes.AsSpan(at + mark.Length);
            if (
                rest.Length >= 5
                && int.TryParse(
                    rest[..5],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var i
                )
            )
                found.Add(i);
        }
    }
}
