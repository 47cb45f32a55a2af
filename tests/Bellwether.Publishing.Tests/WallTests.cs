using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Testing;

namespace Bellwether.Publishing.Tests;

/// <summary>Every filing, file and brief, asked for by the neighbours with every id of ours: they learn nothing.</summary>
public sealed class WallTests
{
    [Fact]
    public async Task No_filing_or_brief_is_told_to_another_agency()
    {
        await using var world = await FilingWorld.Open();
        for (var i = 0; i < 40; i++)
            await world.Answer(
                i % 4 == 0 ? "0" : "1",
                [],
                words: i == 0 ? "The form was long." : null
            );
        var next = (
            await world.Get<RegisterAgency>().Run(new AgencyToRegister("Next door", "ND"))
        ).Value;
        var nobody = Ids.From(world.Agency, "nobody");
        var asked = new ScopedCollector(
            world.Web.CollectorId,
            world.Service.ServiceId,
            "web",
            "Renewing a passport",
            "website"
        );
        var strangers = new Strangers(
            typeof(PublishingSetup).Assembly,
            world.Provider,
            world.Agency,
            next.AgencyId
        )
        {
            Also = ["PrepareBrief"],
            Given = (type, _, real) =>
                type == typeof(Scope)
                    ? new Scope("all", [real ? asked : asked with { CollectorId = nobody }])
                : type == typeof(Period) ? FilingWorld.Quarter
                : type == typeof(IReadOnlyList<Period>) ? (Period[])[FilingWorld.Quarter]
                : type == typeof(Guid) ? (real ? world.Service.ServiceId : nobody)
                : type == typeof(string) ? "Next door"
                : null,
        };

        Assert.Empty(strangers.WithoutAgency);
        Assert.Empty(await strangers.Leaks());
        // The list of filings is asked for with nothing but the agency and the quarters.
        Assert.Equal(["ListFilings"], await strangers.Unreached());
        Assert.Single(await world.Get<ListFilings>().Run(world.Agency, [FilingWorld.Quarter]));
        Assert.Empty(await world.Get<ListFilings>().Run(next.AgencyId, [FilingWorld.Quarter]));
    }
}
