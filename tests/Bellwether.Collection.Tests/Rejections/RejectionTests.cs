using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection.Tests.Rejections;

/// <summary>What is turned away by how it is sent is counted by day and reason, and nothing of the sender is kept.</summary>
public sealed class RejectionTests(CollectionDatabase database) : IAsyncLifetime
{
    private static readonly IntakeSettings Tight = new()
    {
        AnswersAtOnce = 2,
        AnswersPerMinute = 2,
    };

    private CollectionWorld world = null!;
    private Collector collector = null!;

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database, Tight);
        collector = await world.OpenCollector(await world.Freeze("a11-v2-thumbs"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private IncomingResponse From(byte sender) =>
        CollectionWorld.Incoming(collector, ("trust", "1")) with
        {
            Sender = new byte[] { 203, 0, 113, sender },
            Seconds = 30,
        };

    private async Task<string?> Send(IncomingResponse incoming) =>
        (await world.Get<RecordResponse>().Run(incoming)).Refusal?.Code;

    private async Task<Dictionary<RejectionReason, long>> Counted()
    {
        await world.Get<KeepRejections>().Run();
        var today = world.Agency.Calendar.LocalDay(world.Time.GetUtcNow());
        var found = await world
            .Get<ReadRejections>()
            .Run(world.Agency.AgencyId, collector.CollectorId, today, today);
        return found.ToDictionary(each => each.Reason, each => each.Count);
    }

    [Fact]
    public async Task Each_reason_is_counted_and_what_is_wrong_with_the_content_is_none()
    {
        for (var i = 0; i < 5; i++)
            await Send(From(1));
        await Send(From(1) with { WrongWork = true });
        await Send(From(2) with { Trap = "http://spam.example" });
        await Send(From(3) with { Seconds = 0.4 });
        await Send(From(4) with { Answers = new Dictionary<string, IReadOnlyList<string>>() });

        Assert.Equal(
            new Dictionary<RejectionReason, long>
            {
                [RejectionReason.Trap] = 1,
                [RejectionReason.TooFast] = 1,
                [RejectionReason.Rate] = 3,
                [RejectionReason.Work] = 1,
            },
            (await Counted()).OrderBy(each => each.Key).ToDictionary()
        );
    }

    [Fact]
    public async Task Unreadable_bodies_that_come_too_often_are_counted_too()
    {
        for (var i = 0; i < 5; i++)
            await world
                .Get<KeepUnreadable>()
                .Run(
                    new UnreadableResponse(
                        collector.Key,
                        "api",
                        "{oops",
                        new byte[] { 203, 0, 113, 9 }
                    )
                );

        Assert.Equal(3, (await Counted())[RejectionReason.Rate]);
    }

    [Fact]
    public async Task Counts_of_several_processes_and_of_later_writes_add_up()
    {
        await using var other = world.AnotherProcess();
        await Send(From(2) with { Trap = "x" });
        await other.GetRequiredService<RecordResponse>().Run(From(2) with { Trap = "x" });
        await other.GetRequiredService<KeepRejections>().Run();
        await Counted();

        await Send(From(2) with { Trap = "x" });

        Assert.Equal(3, (await Counted())[RejectionReason.Trap]);
    }

    [Fact]
    public async Task Stopping_the_process_writes_down_what_was_counted()
    {
        await Send(From(2) with { Trap = "x" });

        await world.Get<KeepRejections>().StopAsync(CancellationToken.None);

        Assert.Equal(1, (await Counted())[RejectionReason.Trap]);
    }

    [Fact]
    public async Task Whoever_moderates_sees_what_was_odd_and_for_how_long()
    {
        var form = From(5) with { ExternalId = "visit-1" };
        await Send(form with { Trap = "filled in by a program" });
        var again = (await world.Get<RecordResponse>().Run(form)).Value.Receipt.ResponseId;
        var fast = (await world.Get<RecordResponse>().Run(From(6) with { Seconds = 1 }))
            .Value
            .Receipt
            .ResponseId;
        var calm = (await world.Get<RecordResponse>().Run(From(7))).Value.Receipt.ResponseId;
        await Counted();

        var odd = await Odd(again, fast, calm);

        Assert.Equal([RejectionReason.Trap], odd[again]);
        Assert.Equal([RejectionReason.TooFast], odd[fast]);
        Assert.Empty(odd[calm]);

        world.Time.Move(TimeSpan.FromDays(92));
        await Counted();
        Assert.Empty(await Odd(again, fast, calm));
    }

    [Fact]
    public async Task A_repeat_of_a_fast_answer_is_one_answer_and_counted_once()
    {
        var form = From(5) with { ExternalId = "visit-2", Seconds = 1 };
        await Send(form);
        await Send(form);

        Assert.Equal(1, (await Counted())[RejectionReason.TooFast]);
    }

    [Fact]
    public async Task Nobody_else_sees_them()
    {
        await using var theirs = await CollectionWorld.Open(database);
        await Send(From(2) with { Trap = "x" });
        var fast = (await world.Get<RecordResponse>().Run(From(6) with { Seconds = 1 })).Value;
        await Counted();
        var today = world.Agency.Calendar.LocalDay(world.Time.GetUtcNow());

        Assert.Empty(
            await theirs
                .Get<ReadRejections>()
                .Run(theirs.Agency.AgencyId, collector.CollectorId, today, today)
        );
        Assert.Empty(
            await theirs
                .Get<ReadSuspicions>()
                .Run(theirs.Agency.AgencyId, [fast.Receipt.ResponseId])
        );
    }

    private Task<ILookup<Guid, RejectionReason>> Odd(params Guid[] responses) =>
        world.Get<ReadSuspicions>().Run(world.Agency.AgencyId, responses);
}
