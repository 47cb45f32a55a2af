namespace Bellwether.Collection.Tests.Rejections;

/// <summary>Thousands of posts from few and from many addresses at once: people's answers go in, counts are exact, memory is flat.</summary>
[Collection(Alone.Name)]
public sealed class AttackTests(CollectionDatabase database, ITestOutputHelper output)
{
    private const int Posts = 20_000;
    private const int AtOnce = 40;
    private const int Few = 3;
    private const int Honest = 60;

    [Fact]
    public async Task Under_attack_every_honest_answer_goes_in_and_every_refusal_is_counted()
    {
        await using var world = await CollectionWorld.Open(
            database,
            new IntakeSettings { AnswersAtOnce = AtOnce, AnswersPerMinute = AtOnce }
        );
        var collector = await world.OpenCollector(await world.Freeze("a11-v2-thumbs"));
        var honest = new List<Task<bool>>();

        await Wave(world, collector, wave: 0, honest);
        var settled = Settled();
        for (var wave = 1; wave <= 3; wave++)
            await Wave(world, collector, wave, honest);
        var grown = Settled() - settled;

        var through = (await Task.WhenAll(honest)).Count(went => went);
        await world.Get<KeepRejections>().Run();
        var today = world.Agency.Calendar.LocalDay(world.Time.GetUtcNow());
        var counts = (
            await world
                .Get<ReadRejections>()
                .Run(world.Agency.AgencyId, collector.CollectorId, today, today)
        ).ToDictionary(each => each.Reason, each => each.Count);
        output.WriteLine(
            $"{4 * 2 * Posts:N0} posts, {through} of {honest.Count} honest answers in; trap {counts[RejectionReason.Trap]:N0}, rate {counts[RejectionReason.Rate]:N0}; memory grew by {grown / 1024:N0} kB."
        );
        Assert.Equal(4 * Honest, through);
        Assert.Equal(4 * Posts, counts[RejectionReason.Trap]);
        // Time stands still: each of the few addresses had its first answers, and no more.
        Assert.Equal((4 * Posts) - (Few * AtOnce), counts[RejectionReason.Rate]);
        Assert.InRange(grown, long.MinValue, 8 * 1024 * 1024);
    }

    // Half of the posts come from few addresses and look like answers, half from as many addresses as posts with the trap filled in.
    private static async Task Wave(
        CollectionWorld world,
        Collector collector,
        int wave,
        List<Task<bool>> honest
    )
    {
        var record = world.Get<RecordResponse>();
        var answer = CollectionWorld.Incoming(collector, ("trust", "1")) with { Seconds = 20 };
        var people = Enumerable
            .Range(0, Honest)
            .Select(i => Task.Run(() => Answer(record, answer with { Sender = Address(9, i) })));
        var attack = Parallel.ForAsync(
            0,
            Posts,
            async (i, cancel) =>
            {
                await record.Run(answer with { Sender = Address(1, i % Few) }, cancel);
                await record.Run(
                    answer with
                    {
                        Sender = Address(2, i),
                        Trap = "buy",
                        ExternalId = $"{wave}-{i}",
                    },
                    cancel
                );
            }
        );
        honest.AddRange(people);
        await attack;
        await Task.WhenAll(honest);
        await world.Get<KeepRejections>().Run();
    }

    private static async Task<bool> Answer(RecordResponse record, IncomingResponse incoming) =>
        (await record.Run(incoming)).IsDone;

    private static byte[] Address(byte net, int host) =>
        [10, net, (byte)(host >> 8), (byte)(host & 0xFF)];

    private static long Settled() => GC.GetTotalMemory(forceFullCollection: true);
}
