using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

namespace Bellwether.Measurement.Tests;

public sealed class IndexTests
{
    private static readonly string[] Asked =
    [
        "trust",
        "effectiveness",
        "ease",
        "transparency",
        "employee",
    ];

    private static readonly Period Now = World.Quarter(2026, 1);
    private static readonly Period Before = World.Quarter(2025, 4);

    [Fact]
    public async Task The_shipped_definitions_can_be_computed()
    {
        await using var world = await World.Open();

        var all = await world.Get<ListIndices>().Run(world.AgencyId);

        Assert.Equal(["psqi-1", "partner-sqi-1"], all.Select(index => index.Name));
        Assert.All(all, index => Assert.Null(CheckIndex.Of(index)));
        Assert.All(
            all,
            index =>
                Assert.Equal(
                    60,
                    index.Parts.Where(part => part.IsFromCustomers).Sum(part => part.Weight)
                )
        );
    }

    [Fact]
    public async Task A_service_is_weighted_by_the_customers_of_its_channels_and_adds_up_by_hand()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        var phone = world.Collector("Phone", "phone");
        await Answer(world, web, Now, 70, 100);
        await Answer(world, phone, Now, 40, 50);
        await Customers(world, "website", Now, 3000);
        await Customers(world, "phone", Now, 1000);
        await Facts(world, Now);

        var figure = (await Read(world, web, phone)).Now.Services.Single();

        var definition = figure.Definition;
        double Score(string key, double value) =>
            definition.Parts.Single(part => part.Key == key).Ways[0].Score(value);
        double Part(string key) => (0.75 * Score(key, 0.70)) + (0.25 * Score(key, 0.80));
        var expected =
            (
                25 * Part("trust")
                + 10 * (Part("effectiveness") + Part("ease") + Part("transparency"))
                + 5 * Part("humanity")
                + 15 * Score("promise", 0.90)
                + 10 * Score("first-contact", 0.80)
                + 10 * Score("completion", 0.75)
                + 5 * Score("responsiveness", 0.50)
            ) / 100;
        Assert.Equal(expected, figure.Score.Value!.Value, 1e-9);
        Assert.Equal(1, figure.Coverage, 1e-12);
        Assert.Equal(0.6, figure.FromCustomers, 1e-12);
        Assert.Equal(150, figure.Answers);
        Assert.Equal(expected, figure.Parts.Sum(part => part.Contribution!.Value), 1e-9);
        Assert.InRange(
            expected,
            figure.Score.Interval!.Value.Low,
            figure.Score.Interval.Value.High
        );
        Assert.Equal(WeightedSum.Method, figure.Score.Method);
    }

    [Fact]
    public async Task Below_seventy_percent_of_the_weight_there_is_no_number_and_it_says_why()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 70, 100);
        await Customers(world, "website", Now, 4000);
        await Customers(world, "phone", Now, 1000);

        var reading = await Read(world, web);
        var figure = reading.Now.Services.Single();

        Assert.Null(figure.Score.Value);
        Assert.Equal(EstimateStatus.NotIdentified, figure.Score.Status);
        Assert.Equal(0.48, figure.Coverage, 1e-12);
        Assert.StartsWith(
            "Not shown: coverage 48 %.",
            figure.WhyNot!.In("en"),
            StringComparison.Ordinal
        );
        Assert.Contains("Promise kept", figure.WhyNot.In("en"), StringComparison.Ordinal);
        Assert.Null(reading.Now.Agency.Score.Value);
        Assert.Contains(
            "Getting a permit",
            reading.Now.Agency.WhyNot!.In("en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Facts_are_carried_two_quarters_and_are_stale_after_that()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 70, 100);
        await Facts(world, World.Quarter(2025, 3));

        var carried = (await Read(world, web)).Now.Services.Single();
        var promise = carried.Parts.Single(part => part.Part.Key == "promise");

        Assert.NotNull(carried.Score.Value);
        Assert.Equal("FY2025Q3", promise.CarriedFrom!.Name);
        Assert.Contains(carried.Cautions, caution => caution.In("en").Contains("FY2025Q3"));

        await using var other = await World.Open();
        var desk = other.Collector("Web", "website");
        await Answer(other, desk, Now, 70, 100);
        await Facts(other, World.Quarter(2025, 2));

        var stale = (await Read(other, desk)).Now.Services.Single();

        Assert.Null(stale.Score.Value);
        Assert.StartsWith(
            "Stale: last known for FY2025Q2",
            stale.Parts.Single(part => part.Part.Key == "promise").Missing!.In("en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_moved_it_adds_up_exactly_also_in_what_is_printed()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        var phone = world.Collector("Phone", "phone");
        await Answer(world, web, Before, 61, 97);
        await Answer(world, web, Now, 70, 100);
        await Answer(world, phone, Before, 33, 51);
        await Answer(world, phone, Now, 41, 53);
        await Customers(world, "website", Before, 3000);
        await Customers(world, "phone", Before, 1000);
        await Customers(world, "website", Now, 2000);
        await Customers(world, "phone", Now, 1700);
        await Facts(world, Now);

        var reading = await Read(world, web, phone);
        await Facts(world, Before, kept: 700);
        var both = await Read(world, web, phone);
        var move = both.Move(world.ServiceId)!;

        Assert.Null(reading.Move(world.ServiceId));
        Assert.Equal(move.Change.Value!.Value, move.Lines.Sum(line => line.Change), 1e-9);
        Assert.Equal(
            (int)Math.Round(move.Change.Value.Value * 10, MidpointRounding.AwayFromZero),
            move.Lines.Sum(line => line.Tenths)
        );
        Assert.All(move.Lines, line => Assert.InRange(line.Tenths - (line.Change * 10), -1, 1));
        Assert.Contains(move.Lines, line => line.Key == "weights");
        Assert.Equal("promise", move.Lines[0].Key);
    }

    [Theory]
    [InlineData(new double[] { 90, 5, 5 }, new[] { 0.4, 0.3, 0.3 })]
    [InlineData(new double[] { 60, 39, 1 }, new[] { 0.4, 0.4, 0.2 })]
    [InlineData(new double[] { 7, 3 }, new[] { 0.5, 0.5 })]
    [InlineData(new double[] { 30, 0, 30, 40 }, new[] { 0.3, 0, 0.3, 0.4 })]
    [InlineData(new double[] { 5, 0 }, new double[] { 1, 0 })]
    public void No_service_counts_more_than_forty_percent(double[] sizes, double[] expected)
    {
        var shares = MakeGroupIndex.Capped(sizes);

        for (var i = 0; i < sizes.Length; i++)
            Assert.Equal(expected[i], shares[i], 1e-12);
    }

    [Fact]
    public async Task New_weights_are_a_new_version_and_never_change_what_the_old_one_said()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Before, 61, 97);
        await Answer(world, web, Now, 70, 100);
        await Facts(world, Before);
        await Facts(world, Now);
        var query = Query(world, "psqi-1", web);
        var keep = world.Get<KeepIndex>();

        var first = (await keep.Run(world.Actor, query)).Value;
        var again = (await keep.Run(world.Actor, query)).Value;
        var said = await world.Get<ListKeptIndices>().Run(world.AgencyId, "psqi");
        var revised = (
            await world
                .Get<ReviseIndex>()
                .Run(
                    world.Actor,
                    new IndexRevision(
                        "psqi",
                        new Dictionary<string, int> { ["trust"] = 35, ["promise"] = 5 },
                        "Trust is what the plan is about."
                    )
                )
        ).Value;
        await keep.Run(world.Actor, query with { Index = "psqi" });
        var after = await world.Get<ListKeptIndices>().Run(world.AgencyId, "psqi");
        var old = (await world.Get<ReadIndex>().Run(query)).Value;
        var now = (await world.Get<ReadIndex>().Run(query with { Index = "psqi" })).Value;

        Assert.True(first > 0);
        Assert.Equal(0, again);
        Assert.Equal("psqi-2", revised.Name);
        Assert.Equal(said, after.Where(kept => kept.Version == 1));
        Assert.Equal(said.Count, after.Count(kept => kept.Version == 2));
        Assert.Equal("psqi-1", old.Definition.Name);
        Assert.Equal("psqi-2", now.Definition.Name);
        Assert.NotEqual(old.Now.Agency.Score.Value, now.Now.Agency.Score.Value);
        Assert.Equal(
            said.Single(kept =>
                kept.SubjectKind == SubjectKind.Service && kept.Period == Now.Name
            ).Score!.Value,
            old.Now.Services.Single().Score.Value!.Value,
            0.0006
        );
    }

    [Fact]
    public async Task Late_answers_make_another_revision()
    {
        await using var world = await World.Open();
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 70, 100);
        await Facts(world, Now);
        await world.Get<KeepIndex>().Run(world.Actor, Query(world, "psqi", web));

        await Answer(world, world.Collector("Late", "website"), Now, 20, 40);
        await world
            .Get<KeepIndex>()
            .Run(world.Actor, Query(world, "psqi", web, world.Collector("Late", "website")));

        var kept = (await world.Get<ListKeptIndices>().Run(world.AgencyId, "psqi"))
            .Where(row => row.SubjectId == world.ServiceId && row.Period == Now.Name)
            .ToList();
        Assert.Equal([1, 2], kept.Select(row => row.Revision));
        Assert.Equal([100, 140], kept.Select(row => row.Answers));
    }

    [Fact]
    public async Task Bad_revisions_are_refused_with_every_fault()
    {
        await using var world = await World.Open();
        async Task<IReadOnlyList<string>> Fields(IndexRevision revision)
        {
            var refused = await world.Get<ReviseIndex>().Run(world.Actor, revision);
            Assert.Equal("index.invalid", refused.Refusal!.Code);
            Assert.Equal(RefusalKind.Invalid, refused.Refusal.Kind);
            return [.. refused.Refusal.Faults.Select(fault => fault.Field)];
        }
        var none = new Dictionary<string, int>();

        Assert.Equal(
            ["weights"],
            await Fields(new("psqi", new Dictionary<string, int> { ["trust"] = 30 }, "why"))
        );
        Assert.Equal(
            ["weights"],
            await Fields(
                new("psqi", new Dictionary<string, int> { ["trust"] = 5, ["promise"] = 35 }, "why")
            )
        );
        Assert.Equal(
            ["target-trust", "nothing", "reason"],
            await Fields(
                new("psqi", new Dictionary<string, int> { ["nothing"] = 3 }, " ")
                {
                    Targets = new Dictionary<string, (double, double?)> { ["trust"] = (0.4, null) },
                }
            )
        );
        Assert.Equal(
            ["target-ease"],
            await Fields(
                new("psqi", none, "why")
                {
                    Targets = new Dictionary<string, (double, double?)> { ["ease"] = (0.8, 0.4) },
                }
            )
        );
        Assert.Equal(
            "index.unknown",
            (await world.Get<ReviseIndex>().Run(world.Actor, new("wrong", none, "why")))
                .Refusal!
                .Code
        );
        Assert.Equal(2, (await world.Get<ListIndices>().Run(world.AgencyId)).Count);
    }

    [Fact]
    public async Task What_one_agency_made_of_an_index_is_nobody_elses()
    {
        await using var world = await World.Open();
        var other = (await world.Get<RegisterAgency>().Run(new AgencyToRegister("Next door", "ND")))
            .Value
            .AgencyId;
        var web = world.Collector("Web", "website");
        await Answer(world, web, Now, 70, 100);
        await Facts(world, Now);
        await world
            .Get<ReviseIndex>()
            .Run(world.Actor, new("psqi", new Dictionary<string, int>(), "ours"));
        await world.Get<KeepIndex>().Run(world.Actor, Query(world, "psqi", web));

        var theirs = (
            await world.Get<ReadIndex>().Run(Query(world, "psqi", web) with { AgencyId = other })
        ).Value;

        Assert.Equal(2, (await world.Get<ListIndices>().Run(other)).Count);
        Assert.Empty(await world.Get<ListKeptIndices>().Run(other, "psqi"));
        Assert.Equal(0, theirs.Now.Services.Single().Coverage);
        Assert.Equal("psqi-1", theirs.Definition.Name);
    }

    [Fact]
    public async Task An_index_of_a_month_is_refused()
    {
        await using var world = await World.Open();

        var refused = await world
            .Get<ReadIndex>()
            .Run(Query(world, "psqi", world.Collector()) with { Period = Period.Month(24312) });

        Assert.Equal("index.period", refused.Refusal!.Code);
    }

    private static IndexQuery Query(
        World world,
        string index,
        params ScopedCollector[] collectors
    ) =>
        new(
            world.AgencyId,
            index,
            [
                new Service(
                    world.ServiceId,
                    world.AgencyId,
                    world.Get<ListServices>().Run(world.AgencyId).Result[0].UnitId,
                    "Getting a permit",
                    "getting-a-permit",
                    Audience.Public,
                    false
                ),
            ],
            World.Scope(collectors),
            Now
        );

    private static async Task<IndexReading> Read(
        World world,
        params ScopedCollector[] collectors
    ) => (await world.Get<ReadIndex>().Run(Query(world, "psqi", collectors))).Value;

    private static async Task Answer(
        World world,
        ScopedCollector collector,
        Period period,
        long favourable,
        long answers
    )
    {
        var version = await world.Freeze(
            "five domains",
            [.. Asked.Select(key => Ask.FivePoint($"It was about {key}.", key, $"about-{key}"))]
        );
        await world.Count(
            collector,
            version,
            period,
            [
                .. Asked.Select(key => new ItemTally(
                    key,
                    [answers - favourable, 0, 0, favourable, 0]
                )),
            ]
        );
    }

    private static async Task Customers(
        World world,
        string channel,
        Period period,
        long customers
    ) =>
        Assert.True(
            (
                await world
                    .Get<RecordVolume>()
                    .Run(
                        world.Actor,
                        new VolumeToRecord(
                            world.ServiceId,
                            channel,
                            period.First,
                            period.Last,
                            customers,
                            null,
                            "a test",
                            $"{channel}/{period.Name}"
                        )
                    )
            ).IsDone
        );

    private static async Task Facts(World world, Period period, long kept = 900)
    {
        foreach (
            var (part, count, outOf) in new[]
            {
                ("promises_kept", kept, 1000),
                ("issues_first", 400, 500),
                ("completed", 750, 1000),
                ("requests_in_time", 50, 100),
            }
        )
            Assert.True(
                (
                    await world
                        .Get<EnterShare>()
                        .Run(
                            world.Actor,
                            new ShareToEnter(
                                world.ServiceId,
                                "",
                                period.First,
                                period.Last,
                                part,
                                count,
                                outOf,
                                "a test"
                            )
                        )
                ).IsDone
            );
    }
}
