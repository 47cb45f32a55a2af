using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;

namespace Bellwether.Measurement.Tests;

/// <summary>Every read of figures, asked by the neighbours with our collectors and services: they learn nothing.</summary>
public sealed class WallTests
{
    // What may tell its owner nothing here: definitions that are everybody's, lists asked for with nothing but the agency, and
    // figures that need words, reasons of contact, managers or several groups. Every other read must be reached.
    private static readonly string[] Elsewhere =
    [
        "ListIndices",
        "ListKeptIndices",
        "ListViews",
        "ReadCentre",
        "ReadPairs",
        "ReadPerceptionGap",
        "ReadReasonHygiene",
        "ReadSameQuestion",
        "ReadSplit",
        "ReadThemeDays",
        "ReadThemes",
        "ReadTopIssues",
        "ReadTrend",
    ];

    [Fact]
    public async Task No_figure_is_made_of_another_agencys_answers()
    {
        await using var world = await World.Open();
        var desk = world.Collector();
        await IndexWorld.Answer(world, desk, IndexWorld.Now, 700, 900);
        await IndexWorld.Answer(world, desk, IndexWorld.Before, 500, 900);
        await IndexWorld.Customers(world, desk.Channel, IndexWorld.Now, 5000);
        await IndexWorld.Customers(world, desk.Channel, IndexWorld.Before, 5000);
        await IndexWorld.Facts(world, IndexWorld.Now);
        await Answers(world, desk);
        await world.Get<KeepIndex>().Run(world.Actor, IndexWorld.Query(world, "psqi", desk));
        var next = (
            await world.Get<RegisterAgency>().Run(new AgencyToRegister("Next door", "ND"))
        ).Value;
        var service = (await world.Get<ListServices>().Run(world.AgencyId))[0];
        var nobody = Ids.From(world.AgencyId, "nobody");
        var strangers = new Strangers(
            typeof(MeasurementSetup).Assembly,
            world.Provider,
            world.AgencyId,
            next.AgencyId
        )
        {
            Also = ["ComparePeriods", "CountAnswers", "ExploreAnswers"],
            Echoes = [$"{desk.CollectorId}", $"{nobody}", $"{service.ServiceId}"],
            Given = (type, name, real) =>
            {
                var collector = real ? desk.CollectorId : nobody;
                var before = name is "from" or "From" or "first" or "First" or "before" or "Before";
                return type == typeof(Scope) ? World.Scope(desk with { CollectorId = collector })
                    : type == typeof(IReadOnlyCollection<Guid>) ? (Guid[])[collector]
                    : type == typeof(IReadOnlyList<Service>) ? (Service[])[service]
                    : type == typeof(Period)
                        ? before ? IndexWorld.Before
                            : IndexWorld.Now
                    : type == typeof(DateOnly)
                        ? before ? IndexWorld.Before.First
                            : IndexWorld.Now.Last
                    : type == typeof(int)
                        ? Period.MonthNumber((before ? IndexWorld.Before : IndexWorld.Now).First)
                    : type == typeof(string)
                        ? name switch
                        {
                            "index" or "Index" or "indexKey" => "psqi",
                            "Columns" => "channel",
                            _ => "trust",
                        }
                    : null;
            },
        };

        Assert.Empty(strangers.WithoutAgency);
        Assert.Empty(await strangers.Leaks());
        Assert.Empty((await strangers.Unreached()).Except(Elsewhere));
    }

    // Single people on a day of the quarter, with what went well and what did not.
    private static async Task Answers(World world, ScopedCollector desk)
    {
        var version = await world.Freeze(
            "thumbs",
            Ask.Thumbs(),
            Ask.List("went_well", "1", "ease", "efficiency"),
            Ask.List("went_wrong", "0", "ease", "efficiency")
        );
        for (var i = 0; i < 60; i++)
        {
            var id = Ids.From(desk.CollectorId, $"person {i}");
            var well = i % 3 > 0;
            await world
                .Get<RecordResponses>()
                .Run(
                    new NewResponse(
                        id,
                        world.AgencyId,
                        desk.CollectorId,
                        version,
                        $"{id}",
                        CheckAnswers
                            .Run(
                                version,
                                new Dictionary<string, IReadOnlyList<string>>
                                {
                                    ["trust"] = [well ? "1" : "0"],
                                    [well ? "went_well" : "went_wrong"] = ["ease"],
                                }
                            )
                            .Value,
                        new Slice(desk.Channel, "en"),
                        IndexWorld.Now.First.AddDays(i / 2),
                        Period.MonthNumber(IndexWorld.Now.First),
                        null
                    )
                );
        }
    }
}
