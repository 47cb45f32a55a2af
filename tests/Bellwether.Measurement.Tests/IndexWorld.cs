using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Measurement.Tests;

/// <summary>Answers, customers and counts for an index, in one line each.</summary>
internal static class IndexWorld
{
    public static readonly Period Now = World.Quarter(2026, 1);
    public static readonly Period Before = World.Quarter(2025, 4);

    private static readonly string[] Asked =
    [
        "trust",
        "effectiveness",
        "ease",
        "transparency",
        "employee",
    ];

    public static IndexQuery Query(
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

    public static async Task<IndexReading> Read(World world, params ScopedCollector[] collectors) =>
        (await world.Get<ReadIndex>().Run(Query(world, "psqi", collectors))).Value;

    public static async Task Answer(
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

    public static async Task Customers(
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

    public static async Task Facts(World world, Period period, long kept = 900)
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
