using Bellwether.Cli.Demo;
using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Web.Measurement;

namespace Bellwether.Cli.Tests;

/// <summary>What the demo plants in the catalogue and on both sides of the counter is what the product shows.</summary>
public sealed class DemoCatalogueTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly Period LastWhole = FiscalCalendar.UsFederal.Quarter(2026, 3);

    [Fact]
    public async Task The_contract_office_has_no_owner_and_new_employees_service_supports_nothing()
    {
        var rows = await demo.Get<ReadCatalogue>().Run(LoadDemo.AgencyId);

        Assert.Equal(
            ["shared-contract"],
            rows.Where(row => row.Gaps.Contains(CatalogueGap.NoOwner))
                .Select(row => row.Service.Slug)
        );
        Assert.Equal(
            ["onboarding"],
            rows.Where(row => row.Gaps.Contains(CatalogueGap.SupportsNothing))
                .Select(row => row.Service.Slug)
        );
    }

    [Fact]
    public async Task Staff_think_that_they_keep_their_promises_and_customers_less_so_and_six_people_are_never_shown()
    {
        var scopes = demo.Get<Scopes>();
        var services = await demo.Get<ListServices>().Run(LoadDemo.AgencyId);
        async Task<Scope> Of(string slug) =>
            await scopes.OfService(services.First(each => each.Slug == slug), "en");

        var pairs = (
            await demo.Get<ReadPairs>()
                .Run(
                    new PairsQuery(
                        LoadDemo.AgencyId,
                        [
                            new PairAsked(
                                "promise",
                                await Of("passport-renewal"),
                                "promise-kept",
                                null
                            ),
                            new PairAsked(
                                "private",
                                await Of("passport-renewal"),
                                "compared-with-private",
                                null
                            ),
                            new PairAsked(
                                "urgent",
                                await Of("urgent-passport"),
                                "promise-kept",
                                null
                            ),
                        ],
                        LastWhole
                    )
                )
        ).Value;

        Assert.Equal(
            (0.95, 0.80),
            (pairs[0].Staff.Share.Value!.Value, pairs[0].Customers.Share.Value!.Value)
        );
        Assert.Equal(0.15, pairs[0].Gap.Value!.Value, 6);
        Assert.True(pairs[0].Holds);
        Assert.False(pairs[1].Holds);
        Assert.True(pairs[1].Managers!.Share.Value > pairs[1].Staff.Share.Value);
        Assert.Null(pairs[2].Staff.Share.Value);
        Assert.Equal(0, pairs[2].Staff.Share.N);
        Assert.Null(pairs[2].Gap.Value);
    }

    [Fact]
    public async Task One_segment_is_stale_and_its_persona_is_less_sure()
    {
        var people = await demo.Get<ReadPeople>().Run(LoadDemo.AgencyId);

        Assert.Equal(2, people.Personas.Count);
        Assert.Equal(
            ["applicants-who-read-spanish"],
            people.Segments.Where(each => each.IsStale).Select(each => each.Slug)
        );
        Assert.All(
            people.Personas,
            each => Assert.All(each.Statements, statement => Assert.True(statement.IsSupported))
        );
        Assert.True(
            people.Personas.First(each => each.Slug == "the-family-that-waits").Confidence
                > people.Personas.First(each => each.Slug == "the-applicant-who-stops").Confidence
        );
    }
}
