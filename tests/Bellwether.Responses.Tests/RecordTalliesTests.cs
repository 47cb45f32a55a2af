using Bellwether.Foundation;

namespace Bellwether.Responses.Tests;

public sealed class RecordTalliesTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid collector = Guid.CreateVersion7();

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private NewTally Quarter(string externalId, params ItemTally[] items) =>
        new(
            Guid.CreateVersion7(),
            world.Agency,
            collector,
            world.Version(1),
            externalId,
            new DateOnly(2021, 7, 1),
            new DateOnly(2021, 9, 30),
            new Slice("phone"),
            50,
            items,
            "filings.csv row 3"
        );

    [Fact]
    public async Task A_quarterly_tally_counts_in_the_quarter_only()
    {
        await world
            .Get<RecordTallies>()
            .Run([Quarter("a", new ItemTally("trust", [1, 2, 3, 4, 5, 0]))]);

        var cell = Assert.Single(await world.Cells(Cube.QuarterChannel, collector));
        var trust = CellLayout.Of(world.Version(1), Cube.QuarterChannel).Find("trust")!;
        Assert.Equal(Period.MonthNumber(new DateOnly(2021, 7, 1)), cell.Period);
        Assert.Equal(
            (50, 15, 15),
            (cell.Sums[0], trust.Asked(cell.Sums), trust.Answered(cell.Sums))
        );
        Assert.Equal([1, 2, 3, 4, 5, 0], trust.Counts(cell.Sums).ToArray());
        Assert.Empty(await world.Cells(Cube.MonthChannel, collector));
        Assert.Empty(await world.Cells(Cube.DayChannel, collector));
    }

    [Fact]
    public async Task A_monthly_tally_counts_in_its_month_and_leaves_pair_sums_alone()
    {
        var monthly = Quarter("m", new ItemTally("trust", [1, 2, 3, 4, 5, 0])) with
        {
            Last = new DateOnly(2021, 7, 31),
            QuarterFirstMonth = Period.MonthNumber(new DateOnly(2021, 7, 1)),
        };

        await world.Get<RecordTallies>().Run([monthly]);

        var cell = Assert.Single(await world.Cells(Cube.MonthChannel, collector));
        Assert.Equal(0, CellLayout.Of(world.Version(1), true).Pairs(cell.Sums)!.N(0, 0));
        Assert.Single(await world.Cells(Cube.MonthAll, collector));
        Assert.Single(await world.Cells(Cube.QuarterChannel, collector));
    }

    [Fact]
    public async Task Withheld_counts_are_kept_with_their_reason_and_added_to_nothing()
    {
        await world
            .Get<RecordTallies>()
            .Run([Quarter("w", new ItemTally("trust", [20, 20, 20, 20, 20], "percentages"))]);

        var cell = Assert.Single(await world.Cells(Cube.QuarterChannel, collector));
        var trust = CellLayout.Of(world.Version(1), false).Find("trust")!;
        Assert.Equal((50, 0), (cell.Sums[0], trust.Answered(cell.Sums)));
        var day = new DateOnly(2021, 8, 1);
        var tally = Assert.Single(
            await world.Get<ReadTallies>().Run(world.Agency, [collector], day, day)
        );
        Assert.Equal("percentages", Assert.Single(tally.Items).Withheld);
        Assert.Equal("filings.csv row 3", tally.Source);
        Assert.Empty(
            await world.Get<ReadTallies>().Run(Guid.CreateVersion7(), [collector], day, day)
        );
    }

    [Fact]
    public async Task Recording_again_changes_nothing_and_tells_what_differs()
    {
        var same = Quarter("same", new ItemTally("trust", [1, 2, 3, 4, 5, 0]));
        var other = Quarter("other", new ItemTally("trust", [1, 2, 3, 4, 5, 0]));
        var record = world.Get<RecordTallies>();
        await record.Run([same, other]);
        var before = await world.Cells(Cube.QuarterChannel, collector);

        var report = await record.Run([same, other with { Respondents = 51 }]);

        Assert.Equal((0, 2), (report.Recorded, report.Repeated));
        Assert.Equal(["other"], report.Differing);
        Assert.Equal(before[0].Sums, (await world.Cells(Cube.QuarterChannel, collector))[0].Sums);
    }

    [Fact]
    public async Task A_tally_that_fits_no_period_or_version_is_not_taken()
    {
        var record = world.Get<RecordTallies>();
        var odd = Quarter("odd") with { Last = new DateOnly(2021, 9, 29) };

        await Assert.ThrowsAsync<ArgumentException>(() => record.Run([odd]));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            record.Run([Quarter("x", new ItemTally("trust", [1, 2]))])
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            record.Run([Quarter("x", new ItemTally("unknown", [1, 2]))])
        );
    }
}
