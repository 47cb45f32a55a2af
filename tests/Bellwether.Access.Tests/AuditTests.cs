using Bellwether.Foundation;
using Bellwether.Testing;
using Dapper;

namespace Bellwether.Access.Tests;

public class AuditTests
{
    [Fact]
    public async Task The_trail_tells_who_did_what_in_order()
    {
        await using var world = await AccessWorld.Open();
        var actor = (await world.Person(world.Here, "ana@agency.gov")).ToActor();

        await world
            .Get<RecordAudit>()
            .Run(actor, "responses.erased", "0198-a", "count=3 reason=request");

        var newest = (await world.Get<ReadAudit>().Run(world.Here))[0];
        Assert.Equal(
            (3, "responses.erased", "0198-a"),
            (newest.Position, newest.Action, newest.Subject)
        );
        Assert.Equal((actor.AccountId, actor.Name), (newest.AccountId, newest.Actor));
        Assert.Equal(world.Time.GetUtcNow(), newest.At);
        var check = await world.Get<VerifyAudit>().Run(world.Here);
        Assert.Equal(new AuditCheck(3, newest.Hash, null), check);
    }

    [Fact]
    public async Task Pages_of_the_trail_follow_each_other()
    {
        await using var world = await AccessWorld.Open();
        await Fill(world, 25);

        var first = await world.Get<ReadAudit>().Run(world.Here, 10);
        var second = await world.Get<ReadAudit>().Run(world.Here, 10, first[^1].Position);

        Assert.Equal(
            Enumerable.Range(6, 20).Reverse().Select(i => (long)i),
            first.Concat(second).Select(e => e.Position)
        );
    }

    [Theory]
    [InlineData("responses.erased", "the whole sentence", "")]
    [InlineData("responses.erased", "id", "they were rude to me")]
    [InlineData("responses.erased", "id", "words=they were rude")]
    [InlineData("erased it", "id", "")]
    [InlineData("responses.erased", "id\n", "")]
    public async Task A_sentence_does_not_get_into_the_trail(
        string action,
        string subject,
        string detail
    )
    {
        await using var world = await AccessWorld.Open();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            world.Get<RecordAudit>().Run(Actor.System(world.Here), action, subject, detail)
        );

        Assert.Empty(await world.Get<ReadAudit>().Run(world.Here));
    }

    [Theory]
    [InlineData("UPDATE access_audit SET actor = 'nobody' WHERE position = 2")]
    [InlineData("DELETE FROM access_audit WHERE position = 2")]
    public async Task The_database_itself_refuses_to_change_the_trail(string statement)
    {
        await using var world = await AccessWorld.Open();
        await Fill(world, 3);

        var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            world.Db.Write(tx => tx.Connection!.ExecuteAsync(statement, transaction: tx))
        );

        Assert.Contains("append-only", error.Message);
    }

    [Theory]
    [InlineData("UPDATE access_audit SET actor = 'nobody' WHERE position = 2", 2)]
    [InlineData("UPDATE access_audit SET detail = 'count=2' WHERE position = 5", 5)]
    [InlineData("UPDATE access_audit SET at = at + 1 WHERE position = 1", 1)]
    [InlineData("UPDATE access_audit SET account_id = agency_id WHERE position = 4", 4)]
    [InlineData("DELETE FROM access_audit WHERE position = 3", 3)]
    [InlineData("DELETE FROM access_audit WHERE position = 5", 5)]
    public async Task Who_gets_around_the_database_is_found_out_by_the_chain(
        string statement,
        long at
    )
    {
        await using var world = await AccessWorld.Open();
        await Fill(world, 5);
        Assert.True((await world.Get<VerifyAudit>().Run(world.Here)).IsWhole);

        await world.Db.Write(async tx =>
        {
            await tx.Connection!.ExecuteAsync(
                TestDb.OnPostgres
                    ? "ALTER TABLE access_audit DISABLE TRIGGER ALL"
                    : "DROP TRIGGER access_audit_keep; DROP TRIGGER access_audit_stay",
                transaction: tx
            );
            await tx.Connection!.ExecuteAsync(statement, transaction: tx);
        });

        Assert.Equal(at, (await world.Get<VerifyAudit>().Run(world.Here)).BrokenAt);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_line()
    {
        await using var world = await AccessWorld.Open();
        await Fill(world, 2);

        await Assert.ThrowsAsync<IOException>(() =>
            world.Db.Write(async tx =>
            {
                await world
                    .Get<RecordAudit>()
                    .Run(tx, Actor.System(world.Here), "responses.erased", "id");
                throw new IOException();
            })
        );
        await Fill(world, 1);

        Assert.Equal(
            [3L, 2L, 1L],
            (await world.Get<ReadAudit>().Run(world.Here)).Select(entry => entry.Position)
        );
        Assert.True((await world.Get<VerifyAudit>().Run(world.Here)).IsWhole);
    }

    [Fact]
    public async Task Many_at_once_make_one_chain()
    {
        await using var world = await AccessWorld.Open();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Fill(world, 5))));

        var check = await world.Get<VerifyAudit>().Run(world.Here);
        Assert.Equal((100, true), (check.Entries, check.IsWhole));
    }

    private static async Task Fill(AccessWorld world, int lines)
    {
        for (var i = 0; i < lines; i++)
            await world
                .Get<RecordAudit>()
                .Run(Actor.System(world.Here), "figures.exported", $"file-{i}", "count=1");
    }
}
