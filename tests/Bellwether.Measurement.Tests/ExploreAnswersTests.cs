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
    public async Task Those_who_may_read_answers_see_small_columns_but_no_percentage_of_them()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 50, "en", "5");
        await Answers(version, 4, "vi", "1");

        var table = Assert.Single((await Read(Query("language"))).Tables);

        Assert.Equal([50L, 4L], table.Columns.Select(column => column.Answers));
        Assert.Equal(4, table.Columns[1].Cells[0].Count);
        Assert.Null(table.Columns[1].Cells[0].Share.Value);
    }

    [Fact]
    public async Task Readers_of_sums_are_shown_small_groups_with_their_neighbours()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 50, "en", "5");
        await Answers(version, 7, "es", "4");
        await Answers(version, 4, "vi", "1");

        var table = Assert.Single((await Read(Told("language"))).Tables);
        var channel = Assert.Single((await Read(Told("channel"))).Tables);

        Assert.Equal(("en", 50L), (table.Columns.Single().Key, table.Answers));
        Assert.Equal(11, table.NotApart);
        Assert.Equal(61, channel.Answers);
    }

    [Fact]
    public async Task One_answer_more_moves_nothing_for_readers_of_sums()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 50, "en", "5");
        var before = Flat(await Read(Told("channel")));

        await Answers(version, 9, "en", "1");
        var nine = Flat(await Read(Told("channel")));
        await Answers(version, 1, "en", "1");
        var ten = Assert.Single((await Read(Told("channel"))).Tables);

        Assert.Equal(before, nine);
        Assert.Equal(60, ten.Answers);
    }

    [Fact]
    public async Task Many_readers_at_once_are_shown_the_same()
    {
        await Fill(120);

        var reads = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => Read(Told("location"))))
        );

        Assert.All(reads, read => Assert.Equal(Flat(reads[0]), Flat(read)));
    }

    [Fact]
    public async Task No_two_views_at_two_moments_tell_readers_of_sums_of_fewer_than_ten()
    {
        // Everybody chooses an option of their own: a difference names who it is about.
        var version = await world.Freeze("form", Many(60));
        var random = new Random(3);
        var seen = new List<long[]>();
        for (var i = 1; i <= 60; i++)
        {
            await Answer(
                version,
                new Slice(
                    random.Next(2) == 0 ? "web" : "phone",
                    random.Next(3) == 0 ? "es" : "en",
                    $"office {random.Next(3)}"
                ),
                First.AddDays(random.Next(92)),
                [$"{i}"]
            );
            if (i % 12 == 0 || i > 57)
                seen.AddRange(await Views());
        }

        Assert.Contains(seen, view => view.Sum() > 0);
        for (var i = 0; i < seen.Count; i++)
        for (var j = 0; j < i; j++)
        {
            var people = seen[i].Zip(seen[j], (a, b) => Math.Abs(a - b)).Sum();
            Assert.True(people is 0 or >= 10, $"views {i} and {j} differ by {people} people");
        }
    }

    [Fact]
    public async Task Readers_of_sums_cannot_split_by_answers_or_days()
    {
        var version = await world.Freeze("form", Ask.FivePoint(), Ask.FivePoint(key: "ease"));
        await Answers(version, 30, "en", "5", "5");
        var explore = world.Get<ExploreAnswers>();

        var answers = await explore.Run(Told("ease"));
        var filter = await explore.Run(Told("channel") with { Filters = [new("ease", "5")] });
        var day = await explore.Run(Told("channel") with { Last = First });

        Assert.Equal("explore.not-told", answers.Refusal?.Code);
        Assert.Equal("explore.not-told", filter.Refusal?.Code);
        Assert.Equal("explore.whole-months", day.Refusal?.Code);
    }

    [Fact]
    public async Task A_change_is_called_one_only_when_it_is_real_and_matters()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 100, "en", "1");
        await Answers(version, 100, "es", "5");
        var later = First.AddMonths(1);
        for (var i = 0; i < 100; i++)
        {
            await Answer(version, new Slice("web", "en"), later, "5");
            await Answer(version, new Slice("web", "es"), later, i < 98 ? "5" : "1");
        }

        var table = Assert.Single(
            (
                await Read(
                    Query("language") with
                    {
                        First = later,
                        Last = later.AddMonths(1).AddDays(-1),
                        Before = (First, later.AddDays(-1)),
                    }
                )
            ).Tables
        );

        Assert.Equal(
            [("en", Verdict.Improved), ("es", Verdict.CannotTellYet)],
            table
                .Columns.OrderBy(column => column.Key)
                .Select(column => (column.Key, column.Change!.Verdict))
        );
    }

    [Fact]
    public async Task What_can_be_explored_is_listed_with_values_of_ten_or_more()
    {
        var version = await world.Freeze("form", Ask.FivePoint());
        await Answers(version, 12, "en", "5");
        await Answers(version, 3, "vi", "5");

        var list = await world
            .Get<ListQuestions>()
            .Run(
                world.AgencyId,
                World.Scope(desk),
                Period.MonthNumber(First),
                Period.MonthNumber(Last)
            );

        Assert.Equal("trust", Assert.Single(list.Questions).Key);
        Assert.Equal(["en"], list.Values["language"].Select(value => value.Key));
        Assert.Single(list.Months);
    }

    [Fact]
    public async Task Other_words_get_a_table_of_their_own()
    {
        var first = await world.Freeze("form", Ask.FivePoint());
        var second = await world.Freeze("form two", Ask.FivePoint("I trust the bureau."));
        await Answers(first, 30, "en", "5");
        await Answers(second, 20, "en", "1");

        var crosstab = await Read(Query("language"));

        Assert.Equal([30L, 20L], crosstab.Tables.Select(table => table.Answers));
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
            crosstab.Tables[0].Columns.Select(column => (column.Key, column.Answers))
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
        new(world.AgencyId, World.Scope(desk), "trust", columns, First, Last)
        {
            ReadsAnswers = true,
        };

    private ExploreQuery Told(string columns) => Query(columns) with { ReadsAnswers = false };

    private async Task<IReadOnlyList<long[]>> Views()
    {
        var views = new List<long[]>();
        foreach (var columns in new[] { "channel", "language", "location", "month" })
        foreach (
            var filters in new ExploreFilter[][]
            {
                [],
                [new("channel", "web")],
                [new("language", "en")],
                [new("channel", "web"), new("location", "office 1")],
            }
        )
        foreach (
            var column in (
                await Read(Told(columns) with { Filters = [.. filters] })
            ).Tables.SelectMany(table => table.Columns)
        )
            views.Add([.. column.Cells.Select(cell => cell.Count)]);
        return views;
    }

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

    private static Item Many(int options) =>
        Ask.FivePoint() with
        {
            Options =
            [
                .. Enumerable
                    .Range(1, options)
                    .Select(i => new ResponseOption($"{i}", LocalText.Of($"{i}"), i, i > 30)),
            ],
        };
}
