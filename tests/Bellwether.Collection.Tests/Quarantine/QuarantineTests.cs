using Bellwether.Foundation;
using Dapper;

namespace Bellwether.Collection.Tests;

public sealed class QuarantineTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database, new IntakeSettings { QuarantinePerDay = 3 });
        collector = await world.OpenCollector(await world.Freeze("a11-v2-five-point"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_does_not_fit_the_version_waits_with_its_reason_and_without_personal_details()
    {
        await world.Answer(collector, ("trust", "9"), ("comment", "call 202-555-0147"));
        await world.Answer(collector, ("trust", "9"), ("comment", "call 202-555-0147"));

        var list = await world.Get<ListQuarantine>().Run(world.Agency.AgencyId);

        Assert.Equal(
            new QuarantineCount(collector.CollectorId, "answers.outside-version", 1),
            Assert.Single(list.Counts)
        );
        var waiting = Assert.Single(list.Latest);
        Assert.Equal("trust", waiting.Field);
        Assert.Equal("trust: 9\ncomment: call [phone number removed]", waiting.Words);
        Assert.Equal(new DateOnly(2026, 3, 3), waiting.Day);
    }

    [Fact]
    public async Task When_the_sender_mends_it_nothing_waits_any_more()
    {
        var broken = CollectionWorld.Incoming(collector, ("trust", "9")) with { ExternalId = "v1" };
        await world.Get<RecordResponse>().Run(broken);

        var mended = await world
            .Get<RecordResponse>()
            .Run(CollectionWorld.Incoming(collector, ("trust", "4")) with { ExternalId = "v1" });

        Assert.True(mended.IsDone);
        Assert.Equal(0, await Rows());
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_kept_and_refused_with_the_fix()
    {
        var refusal = await world
            .Get<KeepUnreadable>()
            .Run(new UnreadableResponse(collector.Key, "api", "{\"trust\": 5, oops", default));

        Assert.Equal("intake.unreadable", refusal.Code);
        Assert.Contains("\"answers\"", refusal.Message);
        Assert.Equal(1, await Rows());
    }

    [Fact]
    public async Task A_flood_is_counted_out_and_unknown_or_closed_collectors_keep_nothing()
    {
        for (var i = 0; i < 10; i++)
            await Send($"broken {i}");
        Assert.Equal(3, await Rows());

        await world.Get<CloseCollector>().Run(world.Ana, collector.CollectorId);
        Assert.Equal(CollectorGate.Closed, (await Send("late")).Code);
        Assert.Equal(
            "collector.unknown",
            (
                await world
                    .Get<KeepUnreadable>()
                    .Run(new UnreadableResponse("nobody", "api", "x", default))
            ).Code
        );
        Assert.Equal(3, await Rows());
    }

    [Fact]
    public async Task No_other_agency_sees_it_and_what_is_old_is_thrown_away()
    {
        await Send("broken");
        var stranger = new Actor(Ids.From(Guid.Empty, "another agency"), null, "Bo");

        Assert.Empty((await world.Get<ListQuarantine>().Run(stranger.AgencyId)).Latest);
        Assert.Equal(0, await world.Get<EmptyQuarantine>().Run(stranger, new DateOnly(2027, 1, 1)));
        Assert.Equal(0, await world.Get<EmptyQuarantine>().Run(world.Ana, new(2026, 3, 3)));
        Assert.Equal(1, await world.Get<EmptyQuarantine>().Run(world.Ana, new(2026, 3, 4)));
    }

    private Task<Refusal> Send(string body) =>
        world
            .Get<KeepUnreadable>()
            .Run(new UnreadableResponse(collector.Key, "api", body, default));

    private Task<long> Rows() =>
        world.Db.Read(c =>
            c.ExecuteScalarAsync<long>(
                "SELECT COUNT(*) FROM collection_quarantine WHERE collector_id = @CollectorId",
                collector
            )
        );
}
