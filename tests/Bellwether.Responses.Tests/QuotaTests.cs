using Dapper;

namespace Bellwether.Responses.Tests;

public sealed class QuotaTests : IAsyncLifetime
{
    private readonly Guid collector = Guid.CreateVersion7();
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private NewResponse Response(
        string externalId,
        Disposition disposition = Disposition.Complete
    ) =>
        world.Response(collector, world.Version(1), externalId, 5, 0, 0, 0, 0) with
        {
            Disposition = disposition,
        };

    private Task<QuotaOutcome> Send(string externalId, params Quota[] quotas) =>
        world.Get<RecordWithinQuotas>().Run(Response(externalId), quotas);

    [Fact]
    public async Task Many_senders_at_once_take_exactly_the_places_there_are()
    {
        // Two programs over one database: each with its own writers.
        await using var other = await World.Over(world.Db, NoOwner.Instance);
        World[] programs = [world, other];

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(i =>
                    Task.Run(() =>
                        programs[i % 2]
                            .Get<RecordWithinQuotas>()
                            .Run(
                                Response($"{i}"),
                                [new Quota("all", 57), new Quota(i % 3 == 0 ? "a" : "b", 30)]
                            )
                    )
                )
        );

        var taken = await world.Get<ReadQuotas>().Run(world.Agency, collector);
        var month = (await world.Cells(Cube.MonthChannel, collector)).Sum(cell => cell.Sums[0]);
        Assert.Equal(57, outcomes.Count(outcome => outcome.Receipt is not null));
        Assert.Equal(57, month);
        Assert.Equal(57, taken["all"]);
        Assert.Equal(57, taken["a"] + taken["b"]);
        Assert.All([taken["a"], taken["b"]], count => Assert.InRange(count, 0, 30));
        Assert.True((await world.Get<VerifyResponses>().Run()).IsSound);
    }

    [Fact]
    public async Task A_repeat_gets_its_receipt_also_when_the_quota_is_full()
    {
        var quota = new Quota("all", 1);
        var first = await Send("one", quota);

        var refused = await Send("two", quota);
        var repeated = await Send("one", quota);

        Assert.Equal((null, "all"), (refused.Receipt, refused.Full));
        Assert.Equal(first.Receipt!.Code, repeated.Receipt!.Code);
        Assert.True(repeated.Receipt.Repeated);
        Assert.Equal(1, (await world.Get<ReadQuotas>().Run(world.Agency, collector))["all"]);
    }

    [Fact]
    public async Task Who_is_not_counted_takes_no_place()
    {
        var quota = new Quota("all", 1);
        await world
            .Get<RecordWithinQuotas>()
            .Run(Response("screened", Disposition.ScreenedOut), [quota]);

        var counted = await Send("one", quota);

        Assert.NotNull(counted.Receipt);
    }

    [Fact]
    public async Task Spam_gives_its_places_back_and_what_is_restored_takes_them_again()
    {
        var ana = new Foundation.Actor(world.Agency, null, "Ana");
        Quota[] quotas = [new("all", 2), new("trust=up", 1)];
        var spam = (await Send("spam", quotas)).Receipt!;
        await Send("early", new Quota("all", 2));

        await world.Get<ExcludeResponses>().Run(ana, [spam.Code], ExclusionReason.Spam);
        await world.Get<ExcludeResponses>().Run(ana, [spam.Code], ExclusionReason.Deleted);
        var freed = await world.Get<ReadQuotas>().Run(world.Agency, collector);
        var honest = await Send("honest", quotas);
        await world.Get<RestoreResponses>().Run(ana, [spam.Code]);
        var restored = await world.Get<ReadQuotas>().Run(world.Agency, collector);
        var late = await Send("late", quotas);

        Assert.Equal((1L, 0L), (freed["all"], freed["trust=up"]));
        Assert.NotNull(honest.Receipt);
        Assert.Equal((3L, 2L), (restored["all"], restored["trust=up"]));
        Assert.Equal("all", late.Full);
    }

    [Fact]
    public async Task What_is_erased_leaves_its_place_taken_and_no_trace_of_which()
    {
        var ana = new Foundation.Actor(world.Agency, null, "Ana");
        var gone = (await Send("gone", new Quota("all", 1))).Receipt!;

        await world.Get<EraseResponses>().Run(ana, [gone.Code], "request");
        var traces = await world.Db.Read(async c =>
            await c.QuerySingleAsync<long>("SELECT COUNT(*) FROM responses_quota_place")
        );

        Assert.Equal("all", (await Send("next", new Quota("all", 1))).Full);
        Assert.Equal(0, traces);
    }

    [Fact]
    public async Task Nobody_else_sees_the_places()
    {
        await Send("one", new Quota("all", 5));

        Assert.Empty(await world.Get<ReadQuotas>().Run(Guid.CreateVersion7(), collector));
    }

    private sealed class NoOwner : IAsyncDisposable
    {
        public static NoOwner Instance { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
