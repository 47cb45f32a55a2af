using Bellwether.Foundation;

namespace Bellwether.Responses.Tests;

/// <summary>Whoever may be in danger stands in the queue in the moment in which their answer is stored, until a person closes it.</summary>
public sealed class ConcernTests : IAsyncLifetime
{
    private static readonly NewConcern Urgent = new(1, ["self-harm"], ["self-harm/want-to-die"]);
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Actor Ana => new(world.Agency, null, "Ana");

    private Task<Receipt> Say(bool optedOut = false) =>
        world
            .Get<RecordResponses>()
            .Run(
                world.Response(
                    collector,
                    world.Version(1),
                    Guid.NewGuid().ToString(),
                    5,
                    1,
                    1,
                    0,
                    1
                ) with
                {
                    ResponseId = optedOut
                        ? Ids.New(new DateTimeOffset(World.FirstDay, default, TimeSpan.Zero))
                        : Ids.New(world.Time),
                    ReceivedAt = optedOut ? null : world.Time.GetUtcNow(),
                    Comments = [new NewComment(4, "I want to die", "I want to die", "en")],
                    Concern = Urgent,
                }
            );

    [Fact]
    public async Task With_the_receipt_it_stands_in_the_queue()
    {
        var receipt = await Say();

        var concern = Assert.Single(await world.Get<ListConcerns>().Run(world.Agency));

        Assert.Equal(receipt.ResponseId, concern.ResponseId);
        Assert.Equal((1, ConcernState.Waiting), (concern.Tier, concern.State));
        Assert.Equal(["I want to die"], concern.Words);
        Assert.Equal(world.Time.GetUtcNow(), concern.RaisedAt);
        Assert.Equal(1, await world.Get<CountConcerns>().Run(world.Agency));
        Assert.Empty(await world.Get<ListConcerns>().Run(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Every_step_says_who_and_when_and_a_second_look_adds_nothing()
    {
        var id = (await Say()).ResponseId;
        var handle = world.Get<HandleConcern>();

        await handle.Run(Ana, id, ConcernStepKind.Looked);
        await handle.Run(Ana, id, ConcernStepKind.Looked);
        world.Time.Move(TimeSpan.FromMinutes(3));
        await handle.Run(Ana, id, ConcernStepKind.Acknowledged);
        world.Time.Move(TimeSpan.FromMinutes(1));
        await handle.Run(Ana, id, ConcernStepKind.HandedOn, "the county hotline");
        world.Time.Move(TimeSpan.FromMinutes(1));
        var closed = await handle.Run(Ana, id, ConcernStepKind.Closed, "", ConcernVerdict.Real);

        Assert.Equal(
            [
                ConcernStepKind.Looked,
                ConcernStepKind.Acknowledged,
                ConcernStepKind.HandedOn,
                ConcernStepKind.Closed,
            ],
            closed.Value.Steps.Select(step => step.Kind)
        );
        Assert.All(closed.Value.Steps, step => Assert.Equal("Ana", step.By));
        Assert.Equal(ConcernVerdict.Real, closed.Value.Verdict);
        Assert.Empty(await world.Get<ListConcerns>().Run(world.Agency));
        Assert.Single(await world.Get<ListConcerns>().Run(world.Agency, closed: true));
        Assert.Equal(
            "concern.closed",
            (await handle.Run(Ana, id, ConcernStepKind.Acknowledged)).Refusal!.Code
        );
    }

    [Fact]
    public async Task Handing_on_needs_a_place_and_closing_a_verdict()
    {
        var id = (await Say()).ResponseId;
        var handle = world.Get<HandleConcern>();

        var nowhere = await handle.Run(Ana, id, ConcernStepKind.HandedOn);
        var open = await handle.Run(Ana, id, ConcernStepKind.Closed);
        var drill = await handle.Run(Ana, id, ConcernStepKind.Closed, "", ConcernVerdict.Drill);

        Assert.Equal("note", Assert.Single(nowhere.Refusal!.Faults).Field);
        Assert.Equal("verdict", Assert.Single(open.Refusal!.Faults).Field);
        Assert.Equal("verdict", Assert.Single(drill.Refusal!.Faults).Field);
    }

    [Fact]
    public async Task A_drill_goes_through_the_same_queue_and_counts_nowhere()
    {
        await world.Get<StartDrill>().Run(Ana, "I want to die (a drill)", Urgent);

        var concern = Assert.Single(await world.Get<ListConcerns>().Run(world.Agency));
        var verified = await world.Get<VerifyResponses>().Run();

        Assert.True(concern.IsDrill);
        Assert.Equal(["I want to die (a drill)"], concern.Words);
        Assert.Equal((0L, 0L, 0L), (verified.Rows, verified.Comments, verified.Cells));
        Assert.True(verified.IsSound);
        Assert.Equal(
            "verdict",
            Assert
                .Single(
                    (
                        await world
                            .Get<HandleConcern>()
                            .Run(
                                Ana,
                                concern.ResponseId,
                                ConcernStepKind.Closed,
                                "",
                                ConcernVerdict.Real
                            )
                    )
                        .Refusal!
                        .Faults
                )
                .Field
        );
    }

    [Fact]
    public async Task Of_somebody_who_did_not_want_to_be_followed_only_the_day_stays_when_it_is_closed()
    {
        var id = (await Say(optedOut: true)).ResponseId;

        var closed = await world
            .Get<HandleConcern>()
            .Run(Ana, id, ConcernStepKind.Closed, "", ConcernVerdict.NotReal);

        Assert.Equal(
            new DateTimeOffset(World.FirstDay, default, TimeSpan.Zero),
            closed.Value.RaisedAt
        );
    }

    [Fact]
    public async Task Erasing_the_response_takes_the_concern_along()
    {
        var receipt = await Say();
        await world.Get<HandleConcern>().Run(Ana, receipt.ResponseId, ConcernStepKind.Looked);

        await world.Get<EraseResponses>().Run(Ana, [receipt.Code], "request");

        Assert.Empty(await world.Get<ListConcerns>().Run(world.Agency));
        Assert.Null(await world.Get<FindConcern>().Run(world.Agency, receipt.ResponseId));
        Assert.True((await world.Get<VerifyResponses>().Run()).IsSound);
    }
}
