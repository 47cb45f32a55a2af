using Bellwether.Foundation;
using Bellwether.Foundation.Events;

namespace Bellwether.Responses.Tests;

public sealed class EraseResponsesTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        await world.Db.Write(tx =>
            world.Get<ReleaseWords>().Run(tx, Actor.System(world.Agency), collector, release: true)
        );
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private EraseResponses Erase => world.Get<EraseResponses>();

    private Actor Actor => Actor.System(world.Agency);

    private Task<Receipt> Post(string externalId, Guid? id = null) =>
        world
            .Get<RecordResponses>()
            .Run(
                world.Response(collector, world.Version(1), externalId, 5, 4, 3, 1, 1) with
                {
                    ResponseId = id ?? Ids.New(world.Time),
                    Comments = [new NewComment(4, "my words", "my words")],
                }
            );

    [Fact]
    public async Task Erasing_takes_the_sums_away_exactly_and_leaves_a_tombstone()
    {
        var kept = await Post("kept");
        var before = await world.Cells(Cube.MonthAll, collector);
        var byCode = await Post("by code");
        var byId = await Post("by id");

        var report = await Erase.Run(
            Actor,
            [byCode.Code, $"{byId.ResponseId}", "unknown"],
            "request"
        );

        Assert.Equal((2, 0), (report.Erased, report.AlreadyErased));
        Assert.Equal(["unknown"], report.Unknown);
        Assert.Equal(before[0].Sums, (await world.Cells(Cube.MonthAll, collector))[0].Sums);
        Assert.True((await world.Get<FindReceipt>().Run(world.Agency, byCode.Code))!.IsErased);
        Assert.False((await world.Get<FindReceipt>().Run(world.Agency, kept.Code))!.IsErased);
        Assert.Single(await world.Get<ReadComments>().Run(world.Agency, [collector], 10));
        var verified = await world.Get<VerifyResponses>().Run(null, [byCode.Code, kept.Code]);
        Assert.True(verified.IsSound);
        Assert.Equal((1, 2), (verified.Rows, verified.Erased));
    }

    [Fact]
    public async Task Erasing_the_last_response_leaves_no_cell()
    {
        var receipt = await Post("only");

        await Erase.Run(Actor, [receipt.Code], "request");
        await world.Get<CompactCells>().Run();

        Assert.Empty(await world.Cells(Cube.DayChannel, collector));
        Assert.Equal(0, (await world.Get<VerifyResponses>().Run()).Cells);
    }

    [Fact]
    public async Task Erasing_twice_takes_away_once()
    {
        await Post("kept");
        var receipt = await Post("gone");
        await Erase.Run(Actor, [receipt.Code], "request");

        var again = await Erase.Run(Actor, [receipt.Code], "request");

        Assert.Equal((0, 1), (again.Erased, again.AlreadyErased));
        Assert.Equal(1, (await world.Cells(Cube.DayChannel, collector))[0].Sums[0]);
    }

    [Fact]
    public async Task An_import_that_runs_again_does_not_bring_back_what_was_erased()
    {
        var id = Ids.From(world.Agency, "row 1");
        await Post("row 1", id);
        await Post("row 2", Ids.From(world.Agency, "row 2"));
        await Erase.Run(Actor, [$"{id}"], "request");

        var again = await Post("row 1", id);

        Assert.True(again.Repeated);
        Assert.Equal(1, (await world.Cells(Cube.DayChannel, collector))[0].Sums[0]);
        Assert.Single(await world.Get<ReadComments>().Run(world.Agency, [collector], 10));
    }

    [Fact]
    public async Task Another_agency_erases_nothing()
    {
        var receipt = await Post("mine");

        var report = await Erase.Run(
            Actor.System(Guid.CreateVersion7()),
            [receipt.Code, $"{receipt.ResponseId}"],
            "request"
        );

        Assert.Equal((0, 2), (report.Erased, report.Unknown.Count));
    }

    [Fact]
    public async Task An_erasure_is_told_and_its_reason_holds_no_words()
    {
        var receipt = await Post("gone");

        await Erase.Run(Actor, [receipt.Code], "request");

        var told = (await world.Get<Outbox>().After(0, 10))[^1].As<ResponsesErased>();
        Assert.Equal((collector, 1), (told.Collectors[0].CollectorId, told.Collectors[0].Count));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Erase.Run(Actor, [receipt.Code], "Because Mr Smith asked")
        );
    }
}
