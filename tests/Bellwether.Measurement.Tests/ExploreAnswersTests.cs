using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Measurement.Tests;

public sealed class ExploreAnswersTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2025, 10, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    private World world = null!;
    private ScopedCollector desk = null!;
    private int answered;

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        desk = world.Collector();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Cells_and_segments_give_the_same_tables_whatever_is_asked()
    {
        await Fill(400);
        var random = new Random(7);
        string[] dimensions = ["channel", "language", "location", "month", "collector"];
        for (var i = 0; i < 40; i++)
        {
            var query = Query(random.GetItems(dimensions, 1)[0]) with
            {
                Filters = random.Next(3) switch
                {
                    0 => [],
                    1 => [new("channel", "web")],
                    _ => [new("language", "es"), new("location", $"office {random.Next(3)}")],
                },
            };

            var cells = await Read(query with { Source = ExploreSource.Cells });
            var segments = await Read(query with { Source = ExploreSource.Segments });

            Assert.Equal(ExploreSource.Cells, cells.Source);
            Assert.Equal(ExploreSource.Segments, segments.Source);
            Assert.Equal(Flat(cells), Flat(segments));
        }
    }

    [Fact]
    public async Task Letters_name_the_columns_that_are_lower_beyond_chance()
    {
        var version = await world.Freeze("form", Ask.FivePoint(), Ask.FivePoint(key: "ease"));
        await Answers(version, 60, "en", "5", "5");
        await Answers(version, 20, "en", "1", "5");
        await Answers(version, 10, "es", "5", "5");
        await Answers(version, 40, "es", "1", "5");

        var table = Assert.Single((await Read(Query("language"))).Tables);

        Assert.Equal(130, table.Answers);
        Assert.Equal(["A", "B"], table.Columns.Select(column => column.Letter));
        var (top, bottom) = (table.Columns[0].Cells[4], table.Columns[1].Cells[0]);
        Assert.Equal(60, top.Count);
        Assert.Equal(0.75, top.Share.Value!.Value, 12);
        Assert.Equal(["B"], top.HigherThan);
        Assert.Equal(["A"], bottom.HigherThan);
        Assert.Empty(table.Columns[1].Cells[4].HigherThan);
    }

    [Fact]
    public async Task A_small_column_is_hidden_together_with_another()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 50, "en", "5");
        await Answers(version, 20, "es", "4");
        await Answers(version, 4, "vi", "1");

        var table = Assert.Single((await Read(Query("language"))).Tables);

        Assert.Equal(
            [("en", false), ("es", true), ("vi", true)],
            table.Columns.Select(column => (column.Key, column.IsSuppressed))
        );
        Assert.All(table.Columns.Skip(1), column => Assert.Empty(column.Cells));
    }

    [Fact]
    public async Task A_filter_that_leaves_out_three_people_shows_nothing()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 50, "en", "5");
        await Answers(version, 3, "es", "1");

        var table = Assert.Single(
            (await Read(Query("channel") with { Filters = [new("language", "en")] })).Tables
        );

        Assert.Null(table.Answers);
        Assert.All(table.Columns, column => Assert.True(column.IsSuppressed));
    }

    [Fact]
    public async Task Other_words_get_a_table_of_their_own()
    {
        var first = await world.Freeze("form", Ask.FivePoint());
        var second = await world.Freeze("form two", Ask.FivePoint("I trust the bureau."));
        await Answers(first, 30, "en", "5");
        await Answers(second, 20, "en", "1");

        var crosstab = await Read(Query("language"));

        Assert.Equal([30L, 20L], crosstab.Tables.Select(table => table.Answers!.Value));
        Assert.Contains(
            "not added up",
            Assert.Single(crosstab.Cautions).In("en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Columns_can_be_the_answers_to_another_question()
    {
        var version = await world.Freeze("form", Ask.FivePoint(), Ask.FivePoint(key: "ease"));
        await Answers(version, 30, "en", "5", "5");
        await Answers(version, 20, "en", "1", "2");

        var crosstab = await Read(Query("ease"));
        var refused = await world
            .Get<ExploreAnswers>()
            .Run(Query("ease") with { Source = ExploreSource.Cells });

        Assert.Equal(ExploreSource.Segments, crosstab.Source);
        Assert.Equal(
            [("5", 30L), ("2", 20L)],
            crosstab.Tables[0].Columns.Select(column => (column.Key, column.Answers!.Value))
        );
        Assert.Equal("explore.not-in-cells", refused.Refusal?.Code);
    }

    [Fact]
    public async Task What_nobody_asked_is_refused()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 12, "en", "5");
        var explore = world.Get<ExploreAnswers>();

        var question = await explore.Run(Query("channel") with { Rows = "happiness" });
        var dimension = await explore.Run(Query("weather"));

        Assert.Equal("explore.no-question", question.Refusal?.Code);
        Assert.Equal("explore.no-dimension", dimension.Refusal?.Code);
    }

    private ExploreQuery Query(string columns) =>
        new(world.AgencyId, World.Scope(desk), "trust", columns, First, Last);

    private async Task<Crosstab> Read(ExploreQuery query) =>
        (await world.Get<ExploreAnswers>().Run(query)).Value;

    private static List<string> Flat(Crosstab crosstab) =>
        [
            .. crosstab.Tables.SelectMany(table =>
                table.Columns.SelectMany(column =>
                    column
                        .Cells.Select(cell =>
                            $"{cell.Option} {cell.Count} {string.Join(',', cell.HigherThan)}"
                        )
                        .Prepend(
                            $"{column.Letter} {column.Key} {column.Answers} of {table.Answers}"
                        )
                )
            ),
        ];

    private async Task Fill(int people)
    {
        var version = await world.Freeze("form", Ask.FivePoint(), Ask.FivePoint(key: "ease"));
        var random = new Random(5);
        for (var i = 0; i < people; i++)
            await Answer(
                version,
                new Slice(
                    random.Next(2) == 0 ? "web" : "phone",
                    random.Next(3) == 0 ? "es" : "en",
                    $"office {random.Next(3)}"
                ),
                First.AddDays(random.Next(92)),
                $"{random.Next(1, 6)}",
                $"{random.Next(1, 6)}"
            );
    }

    private async Task Answers(
        InstrumentVersion version,
        int people,
        string language,
        params string[] options
    )
    {
        for (var i = 0; i < people; i++)
            await Answer(version, new Slice("web", language), First.AddDays(3), options);
    }

    private Task Answer(
        InstrumentVersion version,
        Slice slice,
        DateOnly day,
        params string[] options
    )
    {
        var id = Ids.From(desk.CollectorId, $"answer {++answered}");
        var chosen = options
            .Select((option, i) => (version.Items[i].Key, Option: option))
            .ToDictionary(
                each => each.Key,
                each => (IReadOnlyList<string>)[each.Option],
                StringComparer.Ordinal
            );
        return world
            .Get<RecordResponses>()
            .Run(
                new NewResponse(
                    id,
                    world.AgencyId,
                    desk.CollectorId,
                    version,
                    id.ToString(),
                    CheckAnswers.Run(version, chosen).Value,
                    slice,
                    day,
                    Period.MonthNumber(First),
                    null
                )
            );
    }
}
