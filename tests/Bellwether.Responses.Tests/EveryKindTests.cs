using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses.Writer;

namespace Bellwether.Responses.Tests;

/// <summary>What every kind of question adds to the cells, worked out again from the answers alone.</summary>
public sealed class EveryKindTests : IAsyncLifetime
{
    private readonly Guid collector = Guid.CreateVersion7();
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private InstrumentVersion Version => world.Version(3);

    private async Task<List<NewResponse>> Post(int count, int seed)
    {
        var random = new Random(seed);
        var posted = Enumerable
            .Range(0, count)
            .Select(i =>
                world.Response(
                    collector,
                    Version,
                    $"{seed}-{i}",
                    [.. Version.Items.Select(item => Questionnaire.AnyValue(item, random))]
                ) with
                {
                    LocalDay = World.FirstDay.AddDays(random.Next(25)),
                }
            )
            .ToList();
        await Task.WhenAll(posted.Select(response => world.Get<RecordResponses>().Run(response)));
        return posted;
    }

    private async Task<long[]> Month() =>
        Assert.Single(await world.Cells(Cube.MonthChannel, collector)).Sums;

    [Fact]
    public async Task Numbers_and_days_are_counted_in_bins_with_their_sum_and_squares()
    {
        var posted = await Post(300, 1);
        var sums = await Month();

        foreach (var key in new[] { "days", "dollars", "people", "visited_on", "double" })
        {
            var at = Version.IndexOf(key);
            var item = Version.Items[at];
            var place = CellLayout.Of(Version, true).Find(key)!;
            var given = posted.Select(r => r.Answers.Values[at]).Where(v => v > 0).ToList();
            var edges = (item.Number?.Edges() ?? new DateSpan().Edges()).ToArray();
            Assert.Equal(given.Count, place.Answered(sums));
            Assert.Equal(given.Sum(v => v - 1), place.Sum(sums));
            Assert.Equal(
                key == "people" ? null : given.Sum(v => (v - 1) * (v - 1)),
                place.SumOfSquares(sums)
            );
            for (var bin = 0; bin < edges.Length; bin++)
                Assert.Equal(
                    given.Count(v =>
                        v >= edges[bin] && (bin == edges.Length - 1 || v < edges[bin + 1])
                    ),
                    place.Counts(sums)[bin]
                );
        }
    }

    [Fact]
    public async Task The_mean_of_a_number_follows_from_the_cell()
    {
        double[] dollars = [-50, 10.25, 900, 0];
        var range = Version.Items[Version.IndexOf("dollars")].Number!;
        foreach (var (amount, i) in dollars.Select((amount, i) => (amount, i)))
        {
            var values = new long[Version.Items.Length];
            values[Version.IndexOf("dollars")] = range.Encode(amount);
            await world
                .Get<RecordResponses>()
                .Run(world.Response(collector, Version, $"{i}", values));
        }

        var sums = await Month();

        var place = CellLayout.Of(Version, true).Find("dollars")!;
        var mean =
            range.Min + (place.Sum(sums) / Math.Pow(10, range.Decimals) / place.Answered(sums));
        Assert.Equal(dollars.Average(), mean, 9);
        Assert.Equal([1L, 2, 0, 1], place.Counts(sums).ToArray());
    }

    [Fact]
    public async Task Rankings_are_counted_by_option_and_rank()
    {
        var posted = await Post(200, 2);
        var sums = await Month();

        foreach (var key in new[] { "order", "long_order" })
        {
            var at = Version.IndexOf(key);
            var options = Version.Items[at].Options.Length;
            var place = CellLayout.Of(Version, true).Find(key)!;
            for (var option = 0; option < options; option++)
            for (var rank = 1; rank <= options; rank++)
                Assert.Equal(
                    posted.Count(r =>
                        r.Answers.Values[at] > 0 && Ranks.Of(r.Answers.Values[at], option) == rank
                    ),
                    place.RanksOf(sums, option)[rank - 1]
                );
        }
    }

    [Fact]
    public async Task A_row_of_a_table_is_counted_as_any_single_choice()
    {
        var posted = await Post(100, 3);
        var sums = await Month();

        var at = Version.IndexOf("row_one");
        var place = CellLayout.Of(Version, true).Find("row_one")!;
        for (var option = 1; option <= place.Options; option++)
            Assert.Equal(
                posted.Count(r => r.Answers.Values[at] == option),
                place.Counts(sums)[option - 1]
            );
        Assert.Contains("row_one", CellLayout.Of(Version, true).DriverKeys);
    }

    [Fact]
    public async Task Words_statements_and_contacts_are_counted_nowhere()
    {
        await Post(5, 4);

        var counted = CellLayout.Of(Version, true).Items.Select(item => item.Key);

        Assert.Empty(counted.Intersect(["comment", "email", "phone", "read_this"]));
    }

    [Fact]
    public async Task Segments_and_cells_give_the_same_integers_also_after_an_erasure()
    {
        var posted = await Post(150, 5);
        var actor = Actor.System(world.Agency);
        await world
            .Get<EraseResponses>()
            .Run(actor, [.. posted.Take(20).Select(r => $"{r.ResponseId}")], "request");
        world.Time.Move(TimeSpan.FromDays(400));

        var segments = await world.Get<VerifySegments>().Run();
        var log = await world.Get<VerifyResponses>().Run();

        Assert.Equal((130, 0), (segments.Rows, segments.Mismatches));
        Assert.True(log.IsSound, string.Join('\n', log.First));
    }

    [Theory]
    [InlineData("days", 12)]
    [InlineData("order", 0x11)]
    [InlineData("order", 0x3)]
    [InlineData("people", 1_000_000_001)]
    public async Task A_value_that_the_item_cannot_have_is_not_recorded(string key, long value)
    {
        var values = new long[Version.Items.Length];
        values[Version.IndexOf(key)] = value;

        await Assert.ThrowsAsync<ArgumentException>(() =>
            world.Get<RecordResponses>().Run(world.Response(collector, Version, "x", values))
        );
    }

    [Fact]
    public async Task A_contact_is_kept_apart_and_goes_with_its_response()
    {
        var values = new long[Version.Items.Length];
        values[Version.IndexOf("email")] = 1;
        var response = world.Response(collector, Version, "1", values);
        var answers = response.Answers with
        {
            Contacts = [new WrittenAnswer(Version.IndexOf("email"), "ana@example.com")],
        };
        await world.Get<RecordResponses>().Run(response with { Answers = answers });

        var contact = Assert.Single(await world.Get<ReadContacts>().Run(world.Agency, collector));
        var comments = await world.Get<ReadComments>().Run(world.Agency, [collector], 10);
        await world
            .Get<EraseResponses>()
            .Run(Actor.System(world.Agency), [$"{response.ResponseId}"], "request");

        Assert.Equal("ana@example.com", contact.Address);
        Assert.Empty(comments);
        Assert.Empty(await world.Get<ReadContacts>().Run(world.Agency, collector));
        Assert.Empty(await world.Get<ReadContacts>().Run(Guid.CreateVersion7(), collector));
    }

    [Fact]
    public void The_shape_of_a_version_of_choices_is_written_as_before()
    {
        const string expected =
            "{\"VersionId\":\"00000000-0000-0000-0000-000000000000\",\"Items\":1,\"Counted\":[{\"Key\":\"trust\",\"ItemIndex\":0,\"Multi\":false,\"Options\":2,\"PairCodes\":[1,2]}]}";
        var item = new Item("trust", ItemKind.SingleChoice, LocalText.Of("Trust?"))
        {
            InDriverSet = true,
            Options = [new("1", LocalText.Of("No"), 1), new("2", LocalText.Of("Yes"), 2)],
        };
        var version = Version with { VersionId = Guid.Empty, Items = [item] };

        Assert.Equal(expected, CellShape.Of(version).Write());
        Assert.Equal(expected, CellShape.Read(expected).Write());
        var all = CellShape.Of(Version);
        Assert.Equal(all.Write(), CellShape.Read(all.Write()).Write());
    }
}
