using Bellwether.Foundation;
using Bellwether.Responses.Writer;

namespace Bellwether.Responses.Tests;

/// <summary>The law of the log: rebuilt = maintained, to the last integer, whatever happened in whatever order.</summary>
public sealed class LawTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rebuilt_is_maintained_after_anything(int seed)
    {
        var random = new Random(seed);
        var collectors = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        var receipts = new List<Receipt>();

        for (var step = 0; step < 25; step++)
            switch (random.Next(8))
            {
                case 0 when receipts.Count > 0:
                    await EraseSome(random, receipts);
                    break;
                case 6 when receipts.Count > 0:
                    await ModerateSome(random, receipts);
                    break;
                case 7 when random.Next(2) == 0:
                    world.Time.Move(TimeSpan.FromDays(20));
                    Assert.Equal(0, (await world.Get<VerifySegments>().Run()).Mismatches);
                    break;
                case 1:
                    await world.Get<CompactCells>().Run();
                    break;
                case 2:
                    await world.Get<RecordTallies>().Run([Tally(random, collectors, step)]);
                    break;
                case 3 when random.Next(3) == 0:
                    await world.Get<RebuildCells>().Run();
                    break;
                default:
                    receipts.AddRange(await Post(random, collectors, random.Next(1, 120)));
                    break;
            }

        var maintained = await AllCells(collectors);
        var verified = await world.Get<VerifyResponses>().Run(null, receipts.Select(r => r.Code));
        await world.Get<RebuildCells>().Run();
        var rebuilt = await AllCells(collectors);
        Assert.True(verified.IsSound, string.Join('\n', verified.First));
        Assert.True(verified.Cells > 0);
        Assert.Equal(maintained, rebuilt);
    }

    [Fact]
    public async Task The_order_and_the_batches_of_arrival_do_not_matter()
    {
        Guid[] one = [Guid.CreateVersion7()];
        Guid[] other = [Guid.CreateVersion7()];
        var record = world.Get<RecordResponses>();
        var responses = Enumerable.Range(0, 200).Select(i => Response(new Random(i), one, $"{i}"));
        var again = Enumerable.Range(0, 200).Select(i => Response(new Random(i), other, $"{i}"));

        await Task.WhenAll(responses.Select(response => record.Run(response)));
        foreach (var some in again.Reverse().Chunk(7))
            await Task.WhenAll(some.Select(response => record.Run(response)));

        Assert.Equal(
            await AllCells(one),
            (await AllCells(other)).Select(cell => cell.Replace($"{other[0]}", $"{one[0]}"))
        );
    }

    [Fact]
    public async Task A_wrong_sum_is_found_and_rebuilt()
    {
        var collector = Guid.CreateVersion7();
        await world
            .Get<RecordResponses>()
            .Run(world.Response(collector, world.Version(1), "a", 5, 5, 5, 0, 0));
        var shape = CellShape.Of(world.Version(1));
        await world.Db.Write(async transaction =>
        {
            var cells = new CellSums();
            var key = new CellKey(
                collector,
                Cube.DayChannel,
                World.FirstDay.DayNumber,
                shape.VersionId,
                "web"
            );
            cells.At(key, world.Agency, shape.PlainLength)[1] = 1;
            await world.Get<ILogStore>().AddCells(transaction, cells, default);
        });

        var before = await world.Get<VerifyResponses>().Run();
        await world.Get<RebuildCells>().Run(world.Agency);
        var after = await world.Get<VerifyResponses>().Run();

        var mismatch = Assert.Single(before.First);
        Assert.Equal((1, 2, 1), (mismatch.Index, mismatch.Maintained, mismatch.Rebuilt));
        Assert.False(before.IsSound);
        Assert.True(after.IsSound);
    }

    [Fact]
    public async Task A_receipt_that_was_never_given_is_reported_missing()
    {
        var stranger = ReceiptCode.Of(Guid.CreateVersion7(), World.FirstDay);

        var verified = await world.Get<VerifyResponses>().Run(null, [stranger, "nonsense"]);

        Assert.Equal(2, verified.ReceiptsMissing.Count);
        Assert.False(verified.IsSound);
    }

    [Fact]
    public async Task Rebuilding_and_compacting_while_answers_come_in_loses_none()
    {
        Guid[] collectors = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var random = new Random(5);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 12; i++)
                await Post(random, collectors, 60, $"w{i}-");
        });
        while (!writing.IsCompleted)
        {
            await world.Get<CompactCells>().Run();
            await world.Get<RebuildCells>().Run();
        }
        await writing;

        var verified = await world.Get<VerifyResponses>().Run();

        Assert.Equal(720, verified.Rows);
        Assert.True(verified.IsSound, string.Join('\n', verified.First));
    }

    private async Task<IReadOnlyList<Receipt>> Post(
        Random random,
        Guid[] collectors,
        int count,
        string prefix = ""
    )
    {
        var record = world.Get<RecordResponses>();
        var responses = Enumerable
            .Range(0, count)
            .Select(i =>
                Response(random, collectors, $"{prefix}{(prefix == "" ? random.Next(600) : i)}")
            )
            .ToList();
        return await Task.WhenAll(responses.Select(response => record.Run(response)));
    }

    private NewResponse Response(Random random, Guid[] collectors, string externalId)
    {
        var version = world.Version(random.Next(1, 4));
        var values = version.Items.Select(item => Questionnaire.AnyValue(item, random)).ToArray();
        var day = World.FirstDay.AddDays(random.Next(200));
        var quarter = FiscalCalendar.UsFederal.QuarterOf(day);
        string[] channels = ["web", "phone"];
        string[] places = ["", "north|1", "south"];
        return world.Response(
            collectors[random.Next(collectors.Length)],
            version,
            externalId,
            values
        ) with
        {
            LocalDay = day,
            QuarterFirstMonth = Period.MonthNumber(quarter.First),
            Slice = new Slice(channels[random.Next(2)], "en", places[random.Next(3)]),
            Disposition = (Disposition)random.Next(1, 6),
        };
    }

    private NewTally Tally(Random random, Guid[] collectors, int step)
    {
        var version = world.Version(1);
        var first = new DateOnly(2025, 10, 1).AddMonths(random.Next(4));
        return new NewTally(
            Guid.CreateVersion7(),
            world.Agency,
            collectors[random.Next(collectors.Length)],
            version,
            $"tally {step % 7}",
            first,
            first.AddMonths(random.Next(2) == 0 ? 1 : 3).AddDays(-1),
            new Slice("web", "en"),
            random.Next(2) == 0 ? null : 100,
            [
                new ItemTally("trust", [1, 2, 3, 4, 5, 0]),
                new ItemTally("ease", [9, 9, 9, 9, 9, 9], "percentages"),
                new ItemTally("went_well", [1, 1, 1, 1, 1, 1, 1]) { Asked = 15, Answered = 7 },
            ],
            "a test"
        );
    }

    private async Task EraseSome(Random random, List<Receipt> receipts)
    {
        var which = Enumerable
            .Range(0, random.Next(1, 20))
            .Select(_ => receipts[random.Next(receipts.Count)])
            .Select(receipt => random.Next(2) == 0 ? receipt.Code : $"{receipt.ResponseId}")
            .Distinct()
            .ToList();
        await world.Get<EraseResponses>().Run(Actor.System(world.Agency), which, "request");
    }

    private async Task ModerateSome(Random random, List<Receipt> receipts)
    {
        var which = Enumerable
            .Range(0, random.Next(1, 30))
            .Select(_ => receipts[random.Next(receipts.Count)].Code)
            .Distinct()
            .ToList();
        var actor = Actor.System(world.Agency);
        if (random.Next(3) == 0)
            await world.Get<RestoreResponses>().Run(actor, which);
        else
            await world
                .Get<ExcludeResponses>()
                .Run(actor, which, (ExclusionReason)random.Next(1, 4));
    }

    private async Task<IReadOnlyList<string>> AllCells(Guid[] collectors)
    {
        var all = new List<string>();
        foreach (var cube in Enum.GetValues<Cube>())
            all.AddRange(
                (await world.Cells(cube, collectors)).Select(cell =>
                    $"{cell.CollectorId} {cube} {cell.Period} {cell.VersionId} {cell.Slice}: {string.Join(' ', cell.Sums)}"
                )
            );
        all.Sort(StringComparer.Ordinal);
        return all;
    }
}
