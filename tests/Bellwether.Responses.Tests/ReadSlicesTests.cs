using Bellwether.Foundation;
using Bellwether.Instruments;
using Dapper;

namespace Bellwether.Responses.Tests;

public sealed class ReadSlicesTests : IAsyncLifetime
{
    private World world = null!;
    private readonly Guid[] collectors = [Guid.CreateVersion7(), Guid.CreateVersion7()];
    private readonly List<NewResponse> posted = [];

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        var random = new Random(3);
        for (var i = 0; i < 400; i++)
            posted.Add(Response(random, i));
        var record = world.Get<RecordResponses>();
        await Task.WhenAll(posted.Select(response => record.Run(response)));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private NewResponse Response(Random random, int i)
    {
        var version = world.Version(1);
        long[] values =
        [
            .. version.Items.Select(item =>
                item.Kind == ItemKind.MultiChoice ? random.Next(-1, 128)
                : item.Kind == ItemKind.Text ? 0L
                : random.Next(-1, 7)
            ),
        ];
        return world.Response(collectors[random.Next(2)], version, $"{i}", values) with
        {
            LocalDay = World.FirstDay.AddDays(random.Next(150)),
            Slice = new Slice(
                random.Next(2) == 0 ? "web" : "phone",
                random.Next(2) == 0 ? "en" : "es",
                $"office {random.Next(3)}"
            ),
        };
    }

    private SliceQuery Query(params Dimension[] by) =>
        new(
            world.Agency,
            collectors,
            world.Version(1).VersionId,
            World.FirstDay,
            World.FirstDay.AddDays(200)
        )
        {
            By = by,
        };

    private Task<IReadOnlyList<SliceSums>> Read(SliceQuery query) =>
        world.Get<ReadSlices>().Run(query);

    [Fact]
    public async Task A_crosstab_that_no_cube_declares_counts_what_the_answers_say()
    {
        var slices = await Read(
            Query(Dimension.Answer("ease"), new Dimension(DimensionKind.Language))
        );

        var trust = CellLayout.Of(world.Version(1), false).Find("trust")!;
        var expected = posted
            .GroupBy(r => (Ease: r.Answers.Values[2], r.Slice.Language))
            .ToDictionary(
                group => $"{group.Key.Ease} {group.Key.Language}",
                group =>
                    Enumerable
                        .Range(1, 6)
                        .Select(code => group.LongCount(r => r.Answers.Values[0] == code))
                        .ToArray()
            );
        Assert.Equal(expected.Count, slices.Count);
        foreach (var slice in slices)
            Assert.Equal(
                expected[$"{slice.Values[0]} {slice.Values[1]}"],
                trust.Counts(slice.Sums).ToArray()
            );
    }

    [Fact]
    public async Task Cells_and_segments_give_the_same_integers()
    {
        var slices = await Read(
            Query(
                new(DimensionKind.Collector),
                new(DimensionKind.Month),
                new(DimensionKind.Slice)
            ) with
            {
                Pairs = true,
            }
        );

        var cells = (await world.Cells(Cube.MonthAll, collectors)).ToDictionary(
            cell => $"{cell.CollectorId} {Period.Month(cell.Period).Name} {cell.Slice}",
            cell => cell.Sums
        );
        Assert.Equal(cells.Count, slices.Count);
        foreach (var slice in slices)
            Assert.Equal(cells[string.Join(' ', slice.Values)], slice.Sums);
    }

    [Fact]
    public async Task Conditions_and_days_leave_out_the_others()
    {
        var last = World.FirstDay.AddDays(45);
        var query = Query(Dimension.Ticked("went_well", 3)) with
        {
            Last = last,
            Where =
            [
                new SliceCondition(Dimension.Answer("trust"), ["4", "5"]),
                new SliceCondition(new(DimensionKind.Channel), ["web"]),
            ],
        };

        var slices = await Read(query);

        var expected = posted.Where(r =>
            r.LocalDay <= last
            && r.Answers.Values[0] is 4 or 5
            && r.LocalDay <= last
            && r.Slice.Channel == "web"
        );
        foreach (var ticked in new[] { 0, 1 })
            Assert.Equal(
                expected.LongCount(r =>
                    (r.Answers.Values[3] > 0 && (r.Answers.Values[3] >> 2 & 1) == 1 ? 1 : 0)
                    == ticked
                ),
                slices.Single(slice => slice.Values[0] == $"{ticked}").Sums[0]
            );
    }

    [Fact]
    public async Task Random_groups_share_out_all_responses_and_stay_the_same()
    {
        var groups = await Read(Query(new Dimension(DimensionKind.RandomGroup)));
        var again = await Read(Query(new Dimension(DimensionKind.RandomGroup)));

        Assert.InRange(groups.Count, 50, 64);
        Assert.Equal(400, groups.Sum(group => group.Sums[0]));
        Assert.Equal(groups.Select(g => g.Sums[0]), again.Select(g => g.Sums[0]));
    }

    [Fact]
    public async Task Settled_months_are_stored_and_made_again_after_a_change()
    {
        var all = Query();
        await Read(all);
        var stored = await Segments();
        var erased = posted[7];
        await world
            .Get<EraseResponses>()
            .Run(Actor.System(world.Agency), [$"{erased.ResponseId}"], "request");
        await world
            .Get<RecordResponses>()
            .Run(erased with { ResponseId = Ids.New(world.Time), ExternalId = "late" });
        await world
            .Get<RecordResponses>()
            .Run(posted[8] with { ResponseId = Ids.New(world.Time), ExternalId = "later" });

        var after = Assert.Single(await Read(all));
        var check = await world.Get<VerifySegments>().Run();

        Assert.InRange(stored, 8, 10);
        Assert.Equal(401, after.Sums[0]);
        Assert.Equal((401, 0), (check.Rows, check.Mismatches));
    }

    [Fact]
    public async Task A_segment_that_says_something_else_is_found()
    {
        await Read(Query());
        await world.Db.Write(async transaction =>
        {
            var bytes = await transaction.Connection!.QueryAsync<(
                Guid Collector,
                long Month,
                byte[] Columns
            )>(
                "SELECT collector_id, month, columns FROM responses_segment",
                transaction: transaction
            );
            var (collector, month, columns) = bytes.First();
            columns[^1] = (byte)(columns[^1] == 3 ? 4 : 3);
            await transaction.Connection!.ExecuteAsync(
                "UPDATE responses_segment SET columns = @columns WHERE collector_id = @collector AND month = @month",
                new
                {
                    columns,
                    collector,
                    month,
                },
                transaction
            );
        });

        var check = await world.Get<VerifySegments>().Run();

        Assert.True(check.Mismatches > 0);
    }

    [Fact]
    public async Task Tallies_are_in_cells_but_not_in_segments()
    {
        var day = World.FirstDay;
        await world
            .Get<RecordTallies>()
            .Run([
                new NewTally(
                    Guid.CreateVersion7(),
                    world.Agency,
                    collectors[0],
                    world.Version(1),
                    "t",
                    day,
                    day.AddMonths(1).AddDays(-1),
                    new Slice("web"),
                    99,
                    [new ItemTally("trust", [1, 2, 3, 4, 5, 6])],
                    "a test"
                ),
            ]);

        var check = await world.Get<VerifySegments>().Run();

        Assert.Equal((400, 0), (check.Rows, check.Mismatches));
        Assert.Equal(400, Assert.Single(await Read(Query())).Sums[0]);
    }

    [Fact]
    public async Task An_unknown_item_is_a_bug_and_an_unknown_version_or_agency_has_nothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Read(Query(Dimension.Answer("nothing"))));
        Assert.Empty(await Read(Query() with { VersionId = Guid.CreateVersion7() }));
        Assert.Empty(await Read(Query() with { AgencyId = Guid.CreateVersion7() }));
    }

    private Task<long> Segments() =>
        world.Db.Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM responses_segment"));
}
