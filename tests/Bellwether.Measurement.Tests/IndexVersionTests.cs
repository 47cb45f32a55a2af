using Bellwether.Foundation;
using Bellwether.Organization;
using static Bellwether.Measurement.Tests.IndexWorld;

namespace Bellwether.Measurement.Tests;

public sealed class IndexVersionTests
{
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
}
