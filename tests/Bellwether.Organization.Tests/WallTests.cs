using Bellwether.Testing;

namespace Bellwether.Organization.Tests;

public sealed class WallTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    [Fact]
    public async Task No_read_gives_another_agency_anything()
    {
        var unit = await Unit("Bureau");
        var service = await Service(unit, "Renewing a passport");
        await Get<RecordVolume>()
            .Run(
                Ana,
                new VolumeToRecord(
                    service.ServiceId,
                    "web",
                    new DateOnly(2026, 1, 1),
                    new DateOnly(2026, 1, 31),
                    10,
                    5,
                    "count",
                    "key"
                )
            );
        await Get<RecordFacts>()
            .Run(
                Ana,
                [
                    new FactToRecord(
                        new OperationalFact(
                            Ana.AgencyId,
                            service.ServiceId,
                            "web",
                            "completed",
                            new DateOnly(2026, 1, 1),
                            new DateOnly(2026, 1, 31),
                            7,
                            "count"
                        ),
                        "key"
                    ),
                ]
            );
        await Get<KeepSegment>()
            .Run(
                Ana,
                new SegmentToKeep("families", "Families", "Households")
                {
                    Services = [service.Slug],
                }
            );
        await Get<KeepJourneys>()
            .Run(
                Ana,
                [
                    new JourneyEntry
                    {
                        Slug = "renewing",
                        Name = "Renewing",
                        Stages =
                        [
                            new StageEntry { Name = "Wait", Measures = [$"ease@{service.Slug}"] },
                        ],
                    },
                ],
                new CatalogueRule()
            );
        var isolation = new Isolation(
            typeof(OrganizationSetup).Assembly,
            Provider,
            Ana.AgencyId,
            Bo.AgencyId
        )
        {
            Ids = [Ana.AgencyId, unit.UnitId, service.ServiceId],
            Words =
            [
                "families",
                "renewing",
                service.Slug,
                service.Name,
                service.ServiceId.ToString(),
            ],
        };

        // ListAgencies is the list of walls itself: names for the operator, nothing behind them.
        Assert.Equal(["ListAgencies"], isolation.WithoutAgency);
        Assert.Empty(await isolation.Unreached());
        Assert.Empty(await isolation.Leaks());
    }
}
