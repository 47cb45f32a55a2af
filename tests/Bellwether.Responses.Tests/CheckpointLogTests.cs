using Bellwether.Foundation.Data;
using Bellwether.Testing;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bellwether.Responses.Tests;

public sealed class CheckpointLogTests
{
    [Fact]
    public async Task In_quiet_moments_the_file_alone_holds_every_response()
    {
        if (TestDb.OnPostgres)
            Assert.Skip("PostgreSQL folds its own log.");
        await using var world = await World.Open();
        using var job = new CheckpointLog(world.Db, NullLogger<CheckpointLog>.Instance);
        await job.StartAsync(default);
        for (var i = 0; i < 20; i++)
            await world
                .Get<RecordResponses>()
                .Run(
                    world.Response(Guid.CreateVersion7(), world.Version(1), $"{i}", 5, 4, 3, 0, 0)
                );

        var copied = 0L;
        for (var tries = 0; tries < 100 && copied < 20; tries++)
        {
            await Task.Delay(100);
            copied = await CountInCopy(world);
        }

        await job.StopAsync(default);
        Assert.Equal(20, copied);
    }

    // Only the file is copied, not its write-ahead log.
    private static async Task<long> CountInCopy(World world)
    {
        var folder = Directory.CreateTempSubdirectory("bellwether-copy-");
        File.Copy(
            ((SqliteDialect)world.Db.Dialect).File,
            Path.Combine(folder.FullName, "bellwether.db")
        );
        await using var copy = Db.Open(folder.FullName);
        try
        {
            return await copy.Read(c =>
                c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM responses_response")
            );
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return 0; // The file was copied before the tables had reached it.
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
