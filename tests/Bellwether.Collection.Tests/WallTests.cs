using Bellwether.Testing;

namespace Bellwether.Collection.Tests;

/// <summary>Every read of the capability, called by the neighbours with every id and word of ours.</summary>
public sealed class WallTests(CollectionDatabase database)
{
    private static readonly string[] Elsewhere =
    [
        "FindBatch",
        "FindDelivery",
        "FindImport",
        "FindMapping",
        "FindSafetyProtocol",
        "FindUnfinished",
        "FindUpload",
        "ListBatches",
        "ListImports",
        "ListMappings",
        "ListOfferEntries",
        "ListQuotas",
        "ReadKeptRows",
        "ReadOffers",
        "ReadRejections",
        "ReadSuspicions",
    ];

    [Fact]
    public async Task No_read_gives_another_agency_anything()
    {
        await using var ours = await CollectionWorld.Open(database);
        await using var theirs = await CollectionWorld.Open(database);
        var version = await ours.Freeze("a11-v2-thumbs");
        var collector = await ours.OpenCollector(version);
        await ours.Answer(collector, ("trust", "1"));
        var pile = await ours.Get<OpenPile>()
            .Run(ours.Ana, new PileToOpen(collector.CollectorId, "Box", true));
        await ours.Get<KeepUnreadable>()
            .Run(new UnreadableResponse(collector.Key, "api", "{oops", default));
        var clearance = (await ours.Get<ListClearances>().Run(ours.Agency.AgencyId))
            .Clearances.Single()
            .Clearance.ClearanceId;
        var isolation = new Isolation(
            typeof(CollectionSetup).Assembly,
            ours.Get<IServiceProvider>(),
            ours.Agency.AgencyId,
            theirs.Agency.AgencyId
        )
        {
            Ids =
            [
                ours.Agency.AgencyId,
                ours.Service.ServiceId,
                collector.CollectorId,
                version.VersionId,
                pile.Value.PileId,
                clearance,
            ],
            Words = [collector.Key, collector.Name, version.ContentHash],
        };

        // A form is found by its public address, the packs of rules belong to everybody, and a table is read from a file.
        Assert.Equal(["FindCollector", "ListJurisdictions", "ReadTable"], isolation.WithoutAgency);
        Assert.Empty(await isolation.Leaks());
        // These found nothing here, or name no id in what they give: tests of their own folders hold their walls.
        Assert.Equal(Elsewhere, await isolation.Unreached());
    }
}
