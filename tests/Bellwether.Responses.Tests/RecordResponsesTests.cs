using Bellwether.Foundation;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;

namespace Bellwether.Responses.Tests;

public sealed class RecordResponsesTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private RecordResponses Record => world.Get<RecordResponses>();

    [Fact]
    public async Task A_response_is_counted_in_every_cube()
    {
        var version = world.Version(1);

        await Record.Run(world.Response(collector, version, "a", 5, 4, 6, 0b101, 1));

        foreach (var cube in Enum.GetValues<Cube>())
        {
            var cell = Assert.Single(await world.Cells(cube, collector));
            var layout = CellLayout.Of(version, cube);
            Assert.Equal(layout.Length, cell.Sums.Length);
            Assert.Equal(1, CellLayout.Responses(cell.Sums));
            Assert.Equal([0, 0, 0, 0, 1, 0], layout.Find("trust")!.Counts(cell.Sums).ToArray());
            Assert.Equal(
                [1, 0, 1, 0, 0, 0, 0],
                layout.Find("went_well")!.Counts(cell.Sums).ToArray()
            );
            Assert.Equal(cube == Cube.MonthAll ? "web|en|" : "web", cell.Slice);
        }
    }

    [Fact]
    public async Task Pair_sums_use_option_values_and_leave_out_what_does_not_apply()
    {
        var version = world.Version(1);

        await Record.Run(world.Response(collector, version, "a", 5, 4, 6, 0, 0));

        var cell = Assert.Single(await world.Cells(Cube.MonthChannel, collector));
        var pairs = CellLayout.Of(version, pairs: true).Pairs(cell.Sums)!;
        Assert.Equal((1, 5, 4, 20), (pairs.N(0, 1), pairs.S(0, 1), pairs.S(1, 0), pairs.Q(0, 1)));
        Assert.Equal((0, 0), (pairs.N(0, 2), pairs.N(2, 2)));
    }

    [Fact]
    public async Task An_item_that_was_not_asked_is_not_counted_as_unanswered()
    {
        var version = world.Version(1);

        await Record.Run(
            world.Response(collector, version, "a", 1, 0, 3, AnswerSheet.NotAsked, -1)
        );

        var cell = Assert.Single(await world.Cells(Cube.DayChannel, collector));
        var layout = CellLayout.Of(version, pairs: false);
        Assert.Equal(0, layout.Find("went_well")!.Asked(cell.Sums));
        Assert.Equal(1, layout.Find("effectiveness")!.Asked(cell.Sums));
        Assert.Equal(0, layout.Find("effectiveness")!.Answered(cell.Sums));
    }

    [Fact]
    public async Task A_repeat_gets_the_first_receipt_and_counts_once()
    {
        var version = world.Version(1);
        var first = await Record.Run(world.Response(collector, version, "same", 5, 5, 5, 0, 0));

        var again = await Record.Run(world.Response(collector, version, "same", 1, 1, 1, 0, 0));
        var elsewhere = await Record.Run(
            world.Response(Guid.CreateVersion7(), version, "same", 1, 1, 1, 0, 0)
        );

        Assert.Equal(first with { Repeated = true }, again);
        Assert.False(elsewhere.Repeated);
        Assert.Equal(1, (await world.Cells(Cube.DayChannel, collector))[0].Sums[0]);
    }

    [Fact]
    public async Task Repeats_among_many_at_once_count_once()
    {
        var version = world.Version(1);
        var known = await Record.Run(world.Response(collector, version, "7", 3, 3, 3, 0, 0));

        var receipts = await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(i =>
                    Record.Run(world.Response(collector, version, $"{i % 100}", 3, 3, 3, 0, 0))
                )
        );

        Assert.Equal(99, receipts.Count(receipt => !receipt.Repeated));
        Assert.Equal(100, receipts.Select(receipt => receipt.Code).Distinct().Count());
        Assert.Equal(known.Code, receipts[7].Code);
        Assert.Equal(100, (await world.Cells(Cube.DayChannel, collector)).Sum(c => c.Sums[0]));
    }

    [Fact]
    public async Task A_break_off_is_kept_but_not_counted()
    {
        var response = world.Response(collector, world.Version(1), "b", 5, 0, 0, 0, 0) with
        {
            Disposition = Disposition.BreakOff,
        };

        var receipt = await Record.Run(response);

        Assert.Equal(response.ResponseId, receipt.ResponseId);
        Assert.Empty(await world.Cells(Cube.DayChannel, collector));
        Assert.True((await Record.Run(response)).Repeated);
    }

    [Fact]
    public async Task One_event_is_written_per_batch_and_agency()
    {
        var version = world.Version(1);

        await Record.Run(world.Response(collector, version, "a", 5, 5, 5, 0, 0));

        var entry = Assert.Single(await world.Get<Outbox>().After(0, 10));
        var told = entry.As<ResponsesRecorded>();
        var count = Assert.Single(told.Collectors);
        Assert.Equal((world.Agency, collector, 1), (told.AgencyId, count.CollectorId, count.Count));
    }

    [Fact]
    public async Task Another_agency_reads_nothing()
    {
        await Record.Run(world.Response(collector, world.Version(1), "a", 5, 5, 5, 0, 0));

        var cells = await world
            .Get<ReadCells>()
            .Run(new CellQuery(Guid.CreateVersion7(), [collector], Cube.DayChannel, 0, 999999));

        Assert.Empty(cells);
    }

    [Fact]
    public async Task Answers_outside_the_version_are_a_bug_of_the_caller()
    {
        var version = world.Version(1);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Record.Run(world.Response(collector, version, "a", 7, 1, 1, 0, 0))
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Record.Run(world.Response(collector, version, "a", 1, 1, 1, 0b1000_0000, 0))
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Record.Run(world.Response(collector, version, "a", 1, 1))
        );
    }

    [Fact]
    public async Task After_an_opt_out_an_id_with_the_exact_time_is_not_accepted()
    {
        world.Time.Move(TimeSpan.FromMilliseconds(123));
        var response = world.Response(collector, world.Version(1), "a", 5, 5, 5, 0, 0) with
        {
            ReceivedAt = null,
        };

        await Assert.ThrowsAsync<ArgumentException>(() => Record.Run(response));

        var midnight = new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero);
        await Record.Run(response with { ResponseId = Ids.New(midnight) });
        Assert.Single(await world.Cells(Cube.DayChannel, collector));
    }
}
