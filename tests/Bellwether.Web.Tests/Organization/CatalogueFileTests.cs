using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Organization.Files;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Organization;

/// <summary>Files of the catalogue: out and in again gives the same bytes, and what is wrong names its row.</summary>
public sealed class CatalogueFileTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Theory]
    [InlineData(EntryFormat.Csv)]
    [InlineData(EntryFormat.Json)]
    public async Task The_catalogue_goes_out_and_into_another_agency_and_out_again_byte_for_byte(
        EntryFormat format
    )
    {
        await Keep(site.Agency, Hostile());

        var first = await Written(site.Agency, format);
        var read = CatalogueFile.Read(first);
        Assert.True(read.IsDone, read.Refusal?.Message);
        var kept = await Keep(site.NextDoor, read.Value);
        var second = await Written(site.NextDoor, format);

        Assert.True(
            kept.IsDone,
            string.Join("; ", kept.Refusal?.Faults.Select(f => $"{f.Field} {f.Message}") ?? [])
        );
        Assert.Equal(first, second);
        Assert.Contains(
            "'=cmd()",
            await Written(site.Agency, EntryFormat.Csv),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(EntryFormat.Csv)]
    [InlineData(EntryFormat.Json)]
    public async Task Journeys_go_out_and_in_and_out_again_byte_for_byte(EntryFormat format)
    {
        await Keep(site.Agency, Hostile());
        var journey = new JourneyEntry
        {
            Slug = "bridge",
            Name = "Crossing, with a \"pass\"",
            About = "=From the first toll",
            Stages =
            [
                new StageEntry
                {
                    Slug = "pay",
                    Name = "Pay",
                    Units = ["Round-trip unit / Tolls"],
                    Moments = ["The barrier opens, or not"],
                    Pains = ["No change given", "@noon it closes"],
                    Measures = ["trust@paying-a-toll/website"],
                    Mirrors = ["promise-kept@paying-a-toll"],
                },
                new StageEntry { Slug = "cross", Name = "Cross" },
            ],
        };
        var actor = Actor.System(site.Agency);
        await site.Get<KeepJourneys>().Run(actor, [journey], new CatalogueRule());

        var first = JourneyFile.Write(await site.Get<ReadJourneys>().Run(site.Agency), format);
        var read = JourneyFile.Read(first);
        var kept = await site.Get<KeepJourneys>().Run(actor, read.Value, new CatalogueRule());
        var second = JourneyFile.Write(await site.Get<ReadJourneys>().Run(site.Agency), format);

        Assert.Equal(1, kept.Value.Unchanged);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("name,unit\n\"never closed", "row 1")]
    [InlineData("name\nx", "row 1")]
    [InlineData("name,unit,colour\nx,y,z", "row 1")]
    [InlineData("name,unit,designated\nx,y,perhaps", "row 2, designated")]
    [InlineData("name,unit,yearly_customers\nx,y,many", "row 2, yearly_customers")]
    [InlineData("name,unit\nx,y,z", "row 2, cells")]
    [InlineData("{\"services\": [{\"name\": 3}]}", "row 1, name")]
    [InlineData("{\"services\": [{\"colour\": \"x\"}]}", "row 1, colour")]
    [InlineData("{\"services\": [null]}", "row 1, entry")]
    [InlineData("{\"services\": 3}", "line 1")]
    [InlineData("{\"services\":\n[", "line 2")]
    public void A_file_that_cannot_be_read_says_where(string text, string place)
    {
        var refusal = CatalogueFile.Read(text).Refusal!;

        Assert.Equal("catalogue.unreadable", refusal.Code);
        Assert.Contains(place, refusal.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public void Two_rows_of_one_journey_that_contradict_each_other_are_refused()
    {
        var refusal = JourneyFile
            .Read("journey,name,stage_name\ntrip,A trip,Book\ntrip,Another trip,Go")
            .Refusal!;

        Assert.Equal("row 3, name", Assert.Single(refusal.Faults).Field);
    }

    private async Task<string> Written(Guid agency, EntryFormat format) =>
        CatalogueFile.Write(await site.Get<ReadCatalogue>().Run(agency), format);

    private async Task<Outcome<CatalogueKept>> Keep(
        Guid agency,
        IReadOnlyList<ServiceEntry> entries
    ) =>
        await site.Get<KeepServices>()
            .Run(Actor.System(agency), entries, new CatalogueRule(AddUnits: true));

    private static ServiceEntry[] Hostile() =>
        [
            new()
            {
                Row = 2,
                Slug = "paying-a-toll",
                Name = "Paying a toll, \"quickly\"",
                NameEs = "Pagar un peaje",
                Unit = "Round-trip unit / Tolls",
                Owner = "=cmd()",
                Audience = "public",
                YearlyCustomers = 12,
                DigitalStatus = "partly",
                DigitalBarriers = ["'quoted", "-5 degrees", "comma, here"],
                Steps =
                [
                    new ServiceStep("Pay: now", ["website", "phone"]),
                    new ServiceStep("Go", []),
                ],
            },
            new()
            {
                Row = 3,
                Slug = "keeping-the-barrier",
                Name = "Keeping the barrier",
                Unit = "Round-trip unit",
                Audience = "internal",
                Supports = ["paying-a-toll"],
            },
        ];
}
