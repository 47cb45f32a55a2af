using System.Globalization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Measurement.Tests;

public sealed class ReadImportanceTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2025, 10, 1);
    private static readonly Period Asked = World.Quarter(2026, 1);
    private static readonly string[] Parts = ["effectiveness", "ease", "efficiency", "employee"];

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
    public async Task The_published_mobile_phone_example_is_reproduced_from_answers_in_the_log()
    {
        string[] questions =
        [
            "CUSA1",
            "PERQ1",
            "PERQ2",
            "PERQ3",
            "PERQ4",
            "PERQ5",
            "PERQ6",
            "PERQ7",
        ];
        var lines = Mobi();
        var heads = lines[0].Split(',');
        var at = questions.Select(question => Array.IndexOf(heads, question)).ToArray();
        var version = await world.Freeze(
            "mobi",
            [
                Scale("satisfaction", "Overall I am satisfied.", 10),
                .. questions
                    .Skip(1)
                    .Select(question => Scale(question.ToLowerInvariant(), question, 10)),
            ]
        );
        await Record(
            version,
            lines.Skip(1).Select(line => at.Select(i => line.Split(',')[i]).ToArray())
        );

        var read = await Read("satisfaction");

        Assert.Equal(DriverStrength.Importance, read.Strength);
        Assert.Equal(250, read.Answers);
        Assert.Equal(0.446748555049713, read.Explained.Value!.Value, 12);
        double[] percent =
        [
            30.1652386348966,
            11.383133665006,
            10.1457649496472,
            16.8639714649389,
            7.89890187737513,
            9.83479207089828,
            13.708197337238,
        ];
        foreach (var (question, expected) in questions.Skip(1).Zip(percent))
            Assert.Equal(
                expected / 100,
                read.Parts.Single(part =>
                    part.Key == question.ToLowerInvariant()
                ).Importance.Value!.Value,
                10
            );
        Assert.All(
            read.Parts,
            part =>
                Assert.True(
                    part.Importance.Interval is { } range
                        && range.Low < part.Importance.Value
                        && range.High > part.Importance.Value
                )
        );
        Assert.Equal("perq1", read.Parts[0].Key);
    }

    [Fact]
    public async Task The_sums_it_uses_are_those_of_the_cells_to_the_last_integer()
    {
        var version = await Form();
        await Record(version, People(260, new Random(3), (1, 1, 1, 1)));
        var form = DriverVersion.Of(version, "trust")!;

        var pairs = await new DriverSums(world.Get<ReadSlices>()).Groups(Query(), [form], default);
        var cells = await world
            .Get<ReadCells>()
            .Run(
                new CellQuery(
                    world.AgencyId,
                    [desk.CollectorId],
                    Cube.MonthChannel,
                    Period.MonthNumber(Asked.First),
                    Period.MonthNumber(Asked.Last)
                )
            );

        var stored = cells
            .Select(cell => CellLayout.Of(version, Cube.MonthChannel).Pairs(cell.Sums)!)
            .Aggregate((sum, cell) => sum.Merge(cell));
        Assert.Equal(stored, pairs.Total);
    }

    [Fact]
    public async Task A_part_that_matters_more_and_goes_worse_is_named_and_the_words_blame_nothing()
    {
        await Record(
            await Form(),
            People(900, new Random(8), (0.2, 0.2, 3, 0.2), efficiencyLower: 1)
        );

        var read = await Read();

        var named = Assert.Single(read.Named);
        Assert.Equal("efficiency", named.Key);
        Assert.Equal(Quadrant.Concentrate, named.Place);
        Assert.True(named.Priority > 0);
        Assert.Contains(
            "Most linked with trust: efficiency",
            read.Words.In("en"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Más vinculado con confianza",
            read.Words.In("es"),
            StringComparison.Ordinal
        );
        foreach (var text in read.Cautions.Append(read.Words))
            Assert.DoesNotMatch("(?i)\\b(caused by|because of|driven by)\\b", text.In("en"));
    }

    [Fact]
    public async Task Parts_that_matter_alike_are_not_ranked()
    {
        await Record(await Form(), People(600, new Random(21), (1, 1, 1, 1)));

        var read = await Read();

        Assert.Equal(DriverStrength.Importance, read.Strength);
        Assert.Empty(read.Named);
        Assert.DoesNotContain(read.Parts, part => part.Place == Quadrant.Concentrate);
        Assert.Contains("about equally", read.Words.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_people_give_rank_correlations_with_caution_and_fewer_give_none()
    {
        var version = await Form();
        await Record(version, People(20, new Random(1), (1, 1, 1, 1)));

        var none = await Read();
        await Record(version, People(100, new Random(2), (1, 1, 1, 1)));
        var hint = await Read();

        Assert.Equal((DriverStrength.None, EstimateStatus.TooFew), (none.Strength, none.Status));
        Assert.Empty(none.Parts);
        Assert.Equal(DriverStrength.RankCorrelations, hint.Strength);
        Assert.StartsWith("No reliable drivers", hint.Words.In("en"), StringComparison.Ordinal);
        Assert.Equal(4, hint.Parts.Length);
        Assert.All(hint.Parts, part => Assert.Null(part.Importance.Value));
        Assert.All(hint.Parts, part => Assert.NotNull(part.Correlation.Interval));
        Assert.Empty(hint.Named);
    }

    [Fact]
    public async Task Answers_unrelated_to_the_outcome_give_no_reliable_drivers()
    {
        await Record(await Form(), People(400, new Random(4), (0, 0, 0, 0), common: 0));

        var read = await Read();

        Assert.NotEqual(DriverStrength.Importance, read.Strength);
        Assert.StartsWith("No reliable drivers", read.Words.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_everybody_answered_alike_is_left_out_and_said()
    {
        var people = People(300, new Random(9), (1, 1, 1, 1))
            .Select(answers =>
            {
                answers[4] = "5";
                return answers;
            });
        await Record(await Form(), people);

        var read = await Read();

        Assert.Equal("Employees", Assert.Single(read.Constant).In("en"));
        Assert.DoesNotContain(read.Parts, part => part.Key == "employee");
        Assert.Contains(
            read.Cautions,
            caution =>
                caution
                    .In("en")
                    .StartsWith("Everybody gave the same answer", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Other_words_are_never_added_and_are_counted()
    {
        await Record(await Form(), People(150, new Random(5), (1, 1, 1, 1)));
        await Record(
            await Form("The bureau wasted none of my time."),
            People(100, new Random(6), (1, 1, 1, 1))
        );

        var read = await Read();

        Assert.Equal(150, read.Answers);
        Assert.Contains(
            "Another 100 were asked in other words",
            read.Words.In("en"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            100,
            read.Exclusions.Single(each => each.Reason == "drivers.other-words").Answers
        );
    }

    [Fact]
    public async Task Counts_without_answers_tell_no_links()
    {
        var version = await Form();
        await world.Count(desk, version, Asked, new ItemTally("trust", [10, 20, 30, 200, 200]));

        var read = await Read();

        Assert.Equal(
            (DriverStrength.None, EstimateStatus.NotIdentified),
            (read.Strength, read.Status)
        );
        Assert.Contains("counts", read.Words.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_promised_to_show_no_small_group_links_no_answers()
    {
        var version = (
            await world
                .Get<FreezeVersion>()
                .Run(
                    world.Actor,
                    new VersionToFreeze(
                        Ids.From(world.AgencyId, "promised"),
                        "promised",
                        new InstrumentContent(LocalText.Of("promised"), [.. Items()])
                        {
                            Participation = new Participation { SmallestGroup = 15 },
                        }
                    )
                )
        ).Value;
        await Record(version, People(300, new Random(5), (1, 1, 1, 1)));

        var read = await Read();

        Assert.Equal(
            (DriverStrength.None, EstimateStatus.Suppressed),
            (read.Strength, read.Status)
        );
        Assert.Empty(read.Parts);
    }

    private Task<InstrumentVersion> Form(string efficiency = "It took a reasonable time.") =>
        world.Freeze("form " + efficiency, [.. Items(efficiency)]);

    private static IEnumerable<Item> Items(string efficiency = "It took a reasonable time.") =>
        Parts
            .Select(part =>
                Scale(part, part == "efficiency" ? efficiency : $"It was about {part}.", 5)
            )
            .Prepend(Scale("trust", "I trust the bureau.", 5));

    private static Item Scale(string key, string words, int most) =>
        new(key, ItemKind.SingleChoice, LocalText.Of(words))
        {
            Measures = Measure.Find(key)?.Key,
            InDriverSet = true,
            Options =
            [
                .. Enumerable
                    .Range(1, most)
                    .Select(i => new ResponseOption(
                        $"{i}",
                        LocalText.Of($"{i}"),
                        i,
                        i > most * 0.6
                    )),
            ],
        };

    // Each part is a common feeling and something of its own; trust is the weighted sum of what is their own.
    private static IEnumerable<string[]> People(
        int people,
        Random random,
        (double, double, double, double) weights,
        double efficiencyLower = 0,
        double common = 0.5
    )
    {
        double[] weight = [weights.Item1, weights.Item2, weights.Item3, weights.Item4];
        for (var person = 0; person < people; person++)
        {
            var feeling = common * Normal(random);
            var own = weight.Select(_ => feeling + Normal(random)).ToArray();
            var trust =
                weight.Zip(own, (w, x) => w * x).Sum() / Math.Max(1, weight.Sum())
                + (0.5 * Normal(random));
            yield return
            [
                Answer(trust),
                .. own.Select((x, i) => Answer(i == 2 ? x - efficiencyLower : x)),
            ];
        }
    }

    private static string Answer(double x) =>
        Math.Clamp((int)Math.Round(3.5 + x), 1, 5).ToString(CultureInfo.InvariantCulture);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
        * Math.Cos(2 * Math.PI * random.NextDouble());

    private FigureQuery Query(string measure = "trust") =>
        new(world.AgencyId, World.Scope(desk), measure, Asked);

    private async Task<DriverImportance> Read(string measure = "trust") =>
        (await world.Get<ReadImportance>().Run(Query(measure))).Value;

    private Task Record(InstrumentVersion version, IEnumerable<string[]> people) =>
        Task.WhenAll(
            people
                .ToList()
                .Select(answers =>
                {
                    var id = Ids.From(desk.CollectorId, $"answer {++answered}");
                    return world
                        .Get<RecordResponses>()
                        .Run(
                            new NewResponse(
                                id,
                                world.AgencyId,
                                desk.CollectorId,
                                version,
                                id.ToString(),
                                CheckAnswers
                                    .Run(
                                        version,
                                        version
                                            .Items.Zip(answers)
                                            .ToDictionary(
                                                each => each.First.Key,
                                                each => (IReadOnlyList<string>)[each.Second]
                                            )
                                    )
                                    .Value,
                                new Slice("web", "en"),
                                First.AddDays(answered % 60),
                                Period.MonthNumber(First),
                                null
                            )
                        );
                })
        );

    private static string[] Mobi()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Bellwether.slnx")))
            at = at.Parent;
        var path = Path.Combine(at?.FullName ?? ".", "..", "shared", "oracles", "data", "mobi.csv");
        if (!File.Exists(path))
            Assert.Skip("The folder ../shared/oracles is not beside the repository.");
        return [.. File.ReadAllLines(path).Where(line => line.Length > 0)];
    }
}
