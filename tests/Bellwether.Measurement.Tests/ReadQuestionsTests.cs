using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics;

namespace Bellwether.Measurement.Tests;

/// <summary>What a form's page shows of numbers, days, rankings and lists, against numbers worked out by hand.</summary>
public sealed class ReadQuestionsTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 2, 3);

    private static readonly long[] Minutes = [5, 5, 5, 20, 20, 20, 20, 40, 40, 40, 70, 90];

    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Open();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static Item Number(string words = "How many minutes did it take?") =>
        new("minutes", ItemKind.Number, LocalText.Of(words))
        {
            Number = new NumberRange(0, 100)
            {
                Bins = [10, 30, 60],
                Unit = LocalText.Of("minutes", "minutos"),
            },
        };

    private static Item Money() =>
        new("money", ItemKind.Number, LocalText.Of("What did it cost you?"))
        {
            Number = new NumberRange(0, 1_000_000),
        };

    private static Item Visited() =>
        new("visited", ItemKind.Date, LocalText.Of("When were you here?"))
        {
            Dates = new DateSpan { From = new(2023, 1, 1), To = new(2026, 12, 31) },
        };

    private static Item Order() => Options("order", ItemKind.Ranking, "speed", "kindness", "price");

    private static Item Several() =>
        Options("heard", ItemKind.MultiChoice, "web", "letter", "other");

    private static Item Options(string key, ItemKind kind, params string[] options) =>
        new(key, kind, LocalText.Of($"About {key}"))
        {
            Options = [.. options.Select(each => new ResponseOption(each, LocalText.Of(each)))],
        };

    private async Task Answer(
        ScopedCollector desk,
        InstrumentVersion version,
        params IEnumerable<long[]> sheets
    )
    {
        foreach (var (values, i) in sheets.Select((values, i) => (values, i)))
            await world
                .Get<RecordResponses>()
                .Run(
                    new NewResponse(
                        Ids.New(world.Time),
                        world.AgencyId,
                        desk.CollectorId,
                        version,
                        $"{version.VersionId}/{i}",
                        new AnswerSheet([.. values], []),
                        new Slice(desk.Channel, "en"),
                        Day,
                        Period.MonthNumber(new(2026, 1, 1)),
                        world.Time.GetUtcNow()
                    )
                );
    }

    private async Task<FormFigures> Read(ScopedCollector desk, Period? period = null) =>
        (
            await world
                .Get<ReadQuestions>()
                .Run(
                    new QuestionsQuery(
                        world.AgencyId,
                        World.Scope(desk),
                        period ?? World.Quarter(2026, 2)
                    )
                )
        ).Value;

    private static QuestionFigure Only(FormFigures figures, string key) =>
        Assert.Single(figures.Questions, question => question.Key == key);

    [Fact]
    public async Task A_number_has_its_mean_from_the_exact_sum_and_its_median_from_the_bins()
    {
        var desk = world.Collector();
        var form = await world.Freeze("form", Number());
        await Answer(desk, form, Minutes.Select(minutes => new[] { minutes + 1 }));

        var number = Only(await Read(desk), "minutes");

        Assert.Equal((12, 12), (number.Asked, number.Answered));
        Assert.Equal(31.25, number.Mean!.Value!.Value, 1e-12);
        Assert.Equal(16.853, number.Mean.Interval!.Value.Low, 2e-3);
        Assert.Equal(48.531, number.Mean.Interval!.Value.High, 2e-3);
        Assert.Equal(24.5, number.Median!.Value!.Value, 1e-12);
        Assert.Equal(
            (0.0, 59.0),
            (number.Median.Interval!.Value.Low, number.Median.Interval!.Value.High)
        );
        Assert.Equal(
            ["0 to 9", "10 to 29", "30 to 59", "60 to 100"],
            number.Answers.Select(bin => bin.Label.In("en"))
        );
        Assert.Equal([3L, 4, 3, 2], number.Answers.Select(bin => bin.Count));
        Assert.Equal(3 / 12.0, number.Answers[0].Share.Value!.Value, 1e-12);
        Assert.Equal("minutes", number.Unit!.In("en"));
        Assert.False(number.WidestInterval);
    }

    [Fact]
    public async Task Of_a_number_with_many_values_the_range_of_the_mean_is_the_widest_possible_and_says_so()
    {
        var desk = world.Collector();
        var form = await world.Freeze("form", Money());
        await Answer(
            desk,
            form,
            Enumerable.Range(0, 120).Select(i => new long[] { (i % 12 * 90_000) + 1 })
        );

        var money = Only(await Read(desk), "money");

        Assert.True(money.WidestInterval);
        Assert.Equal(495_000, money.Mean!.Value!.Value, 1e-6);
        Assert.True(
            money.Mean.Interval is { } range && range.Low < 440_000 && range.High > 550_000
        );
    }

    [Fact]
    public async Task A_day_has_its_distribution_and_a_ranking_its_mean_places_and_who_put_it_first()
    {
        var desk = world.Collector();
        var form = await world.Freeze("form", Visited(), Order());
        long[] days =
        [
            .. Enumerable.Repeat(
                new DateSpan { From = new(2023, 1, 1) }.Encode(new(2024, 5, 6)),
                3
            ),
            .. Enumerable.Repeat(
                new DateSpan { From = new(2023, 1, 1) }.Encode(new(2025, 12, 31)),
                9
            ),
        ];
        // Seven say speed, kindness, price; four kindness, speed; one price alone.
        long[] orders = [.. Enumerable.Repeat(0x321L, 7), .. Enumerable.Repeat(0x012L, 4), 0x100];
        await Answer(
            desk,
            form,
            days.Zip(orders).Select(each => new[] { each.First, each.Second })
        );

        var figures = await Read(desk);
        var (day, order) = (Only(figures, "visited"), Only(figures, "order"));

        Assert.Equal(
            [("2024", 3L), ("2025", 9)],
            day.Answers.Select(bin => (bin.Label.In("es"), bin.Count))
        );
        Assert.Equal("2024-01-01..2024-12-31", day.Answers[0].Key);
        Assert.Null(day.Mean);
        Assert.Equal(7 / 12.0, order.Answers[0].Share.Value!.Value, 1e-12);
        Assert.Equal(4 / 12.0, order.Answers[1].Share.Value!.Value, 1e-12);
        Assert.Equal(((7 * 1) + (4 * 2)) / 11.0, order.Answers[0].MeanRank!.Value!.Value, 1e-12);
        Assert.Equal(((4 * 1) + (7 * 2)) / 11.0, order.Answers[1].MeanRank!.Value!.Value, 1e-12);
        Assert.NotNull(order.Answers[0].MeanRank!.Interval);
        // Eight gave price a place: too few for a mean, and it is said.
        Assert.Equal(
            (8L, EstimateStatus.TooFew),
            (order.Answers[2].Placed, order.Answers[2].MeanRank!.Status)
        );
    }

    [Fact]
    public async Task A_list_has_the_share_of_each_of_those_who_answered_it()
    {
        var desk = world.Collector();
        var form = await world.Freeze("form", Several());
        await Answer(
            desk,
            form,
            [
                .. Enumerable.Repeat(new long[] { 0b001 }, 6),
                .. Enumerable.Repeat(new long[] { 0b011 }, 5),
                [0b100],
                [0],
            ]
        );

        var list = Only(await Read(desk), "heard");

        Assert.Equal((13, 12), (list.Asked, list.Answered));
        Assert.Equal([11L, 5, 1], list.Answers.Select(each => each.Count));
        Assert.Equal(5 / 12.0, list.Answers[1].Share.Value!.Value, 1e-12);
        // Wilson for 5 of 12.
        Assert.Equal(0.1933, list.Answers[1].Share.Interval!.Value.Low, 1e-4);
        Assert.Equal(0.6805, list.Answers[1].Share.Interval!.Value.High, 1e-4);
    }

    [Fact]
    public async Task Nine_answers_are_no_number_and_nothing_of_them_is_told()
    {
        var desk = world.Collector();
        var form = await world.Freeze("form", Number(), Order(), Several(), Visited());
        await Answer(
            desk,
            form,
            Enumerable.Range(0, 9).Select(_ => new long[] { 8, 0x321, 1, 30 })
        );

        var figures = await Read(desk);

        Assert.Equal(4, figures.Questions.Length);
        Assert.All(
            figures.Questions,
            question =>
            {
                Assert.Equal((9, EstimateStatus.TooFew), (question.Answered, question.Status));
                Assert.Empty(question.Answers);
                Assert.Null(question.Mean?.Value);
                Assert.Null(question.Median?.Value);
            }
        );
    }

    [Fact]
    public async Task A_promise_of_small_groups_holds_for_numbers_and_rankings_and_for_how_many_answered()
    {
        var (small, large) = (world.Collector("Small"), world.Collector("Large"));
        var form = await Promised(12);
        await Answer(small, form, Enumerable.Range(0, 11).Select(_ => new long[] { 8, 0x321 }));
        await Answer(large, form, Enumerable.Range(0, 13).Select(_ => new long[] { 8, 0x321 }));

        var growing = await Read(large);
        var kept = await Read(small with { IsClosed = true });
        var shown = await Read(large with { IsClosed = true });
        var month = await Read(
            large with
            {
                IsClosed = true,
            },
            Period.Month(Period.MonthNumber(Day))
        );

        foreach (var hidden in new[] { growing, kept, month })
        {
            Assert.Equal((0, 12), (hidden.Responses, hidden.SmallestGroup));
            Assert.All(
                hidden.Questions,
                question =>
                    Assert.Equal(
                        (0, 0, EstimateStatus.Suppressed),
                        (question.Asked, question.Answered, question.Status)
                    )
            );
            Assert.Contains(
                hidden.Cautions,
                caution => caution.In("en").Contains("kept back", StringComparison.Ordinal)
            );
        }
        Assert.Equal(13, shown.Responses);
        Assert.Equal(7, Only(shown, "minutes").Mean!.Value!.Value, 1e-12);
    }

    [Fact]
    public async Task A_question_in_other_words_stands_on_its_own()
    {
        var desk = world.Collector();
        var before = await world.Freeze("form", Number(), Several());
        var after = await world.Freeze("form", Number("How long did you wait?"), Several());
        await Answer(desk, before, Enumerable.Range(0, 10).Select(_ => new long[] { 11, 1 }));
        await Answer(desk, after, Enumerable.Range(0, 10).Select(_ => new long[] { 21, 2 }));

        var figures = await Read(desk);

        Assert.Equal(
            ["minutes", "minutes", "heard"],
            figures.Questions.Select(question => question.Key)
        );
        Assert.Equal(
            [20.0, 10.0],
            figures.Questions.Take(2).Select(question => question.Mean!.Value!.Value)
        );
        Assert.Equal(
            [false, true, false],
            figures.Questions.Select(question => question.IsEarlier)
        );
        Assert.Equal(20, figures.Questions[2].Answered);
        Assert.Equal([1, 2], figures.Questions[2].Versions);
    }

    private async Task<InstrumentVersion> Promised(int smallest) =>
        (
            await world
                .Get<FreezeVersion>()
                .Run(
                    world.Actor,
                    new VersionToFreeze(
                        Ids.From(world.AgencyId, "promised"),
                        "promised",
                        new InstrumentContent(LocalText.Of("Promised"), [Number(), Order()])
                        {
                            Participation = new Participation { SmallestGroup = smallest },
                        }
                    )
                )
        ).Value;
}
