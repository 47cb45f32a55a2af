using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Testing;

namespace Bellwether.Monitoring.Tests;

/// <summary>Every read of what stands out, asked by the neighbours with every id of ours: they learn nothing.</summary>
public sealed class WallTests
{
    [Fact]
    public async Task No_alert_evidence_or_subscription_is_told_to_another_agency()
    {
        await using var world = await World.Open();
        await world.Answers(world.Today.AddDays(-100), 94, 34);
        await world.Answers(world.Today.AddDays(-6), 7, 14);
        await world.Watch();
        var alert = Assert.Single((await world.Get<ListAlerts>().Run(world.AgencyId)).Waiting);
        var subscribed = await world
            .Get<Subscribe>()
            .Run(
                world.Analyst,
                new NewSubscription(NoticeKind.Webhook, "https://hooks.example.gov/bellwether")
            );
        Assert.True(subscribed.IsDone, subscribed.Refusal?.Message);
        var next = (
            await world.Get<RegisterAgency>().Run(new AgencyToRegister("Next door", "ND"))
        ).Value;
        var nobody = Ids.From(world.AgencyId, "nobody");
        var strangers = new Strangers(
            typeof(MonitoringSetup).Assembly,
            world.Provider,
            world.AgencyId,
            next.AgencyId
        )
        {
            Given = (type, name, real) =>
                type == typeof(Scope)
                    ? real
                        ? world.Scope
                        : new Scope("x", [world.Collector with { CollectorId = nobody }])
                    : type == typeof(Signal)
                        ? alert.Signals[0]
                        : type == typeof(Guid)
                            ? (real ? alert.AlertId : nobody)
                            : type == typeof(IReadOnlyCollection<Guid>)
                                ? (Guid[])[real ? world.ServiceId : nobody]
                                : null,
        };

        Assert.Empty(strangers.WithoutAgency);
        Assert.Empty(await strangers.Leaks());
        // These are asked for with nothing but the agency.
        Assert.Equal(
            ["ListClosedDays", "ListRules", "ListSubscriptions"],
            (await strangers.Unreached()).Order()
        );
        Assert.Single(await world.Get<ListSubscriptions>().Run(world.AgencyId));
        Assert.Empty(await world.Get<ListSubscriptions>().Run(next.AgencyId));
    }
}
