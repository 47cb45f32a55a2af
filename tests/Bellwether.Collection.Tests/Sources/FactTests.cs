using System.Text;
using Bellwether.Collection.Sources;
using Bellwether.Organization;
using Bellwether.Responses;

namespace Bellwether.Collection.Tests.Sources;

public sealed class FactTests(CollectionDatabase database)
{
    private const string Operations = """
        service,channel,month,customers,offered,waiting_minutes,started,completed,overtime_hours
        Renewing a passport,phone,2026-01,"1,200",300,12.5,400,380,19.25
        Renewing a passport,phone,2026-02,12%,300,x,400,380,1
        Renewing a passport,website,2026-01,100,200,,,,
        Renewing a passport,phone,2026-01-31,5,,,,,
        """;

    [Fact]
    public async Task Volumes_and_facts_go_where_they_belong_with_their_provenance()
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = await Import(world, Operations, "operational-facts");

        Assert.Equal(1, imported.Batch.Accepted);
        Assert.Equal(
            ["count.percent", "count.unreadable", "fact.offered-above-customers", "fact.twice"],
            imported.Quarantined.Select(fault => fault.Reason)
        );
        var volume = Assert.Single(await Volumes(world));
        Assert.Equal((1200, 300, "phone"), (volume.Customers, volume.Offered, volume.Channel));
        Assert.Equal("ops.csv, row 2", volume.Source);
        Assert.Equal(
            (new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31)),
            (volume.First, volume.Last)
        );
        var facts = await Facts(world);
        Assert.Equal(
            [
                ("completed", 380m),
                ("overtime_hours", 19.25m),
                ("started", 400m),
                ("waiting_minutes", 12.5m),
            ],
            facts.Select(fact => (fact.Kind, fact.Value))
        );
    }

    [Fact]
    public async Task A_check_says_before_what_the_import_does_and_writes_nothing()
    {
        await using var world = await SourcesWorld.Open(database);
        var mapping = (
            await world.Get<FindMapping>().Run(world.Inner.Ana.AgencyId, "operational-facts")
        ).Value;
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(Operations));

        var check = (
            await world
                .Get<CheckFile>()
                .Run(world.Inner.Ana, new FeedbackToImport(file, "ops.csv", mapping))
        ).Value;
        var before = await Facts(world);
        var imported = await Import(world, Operations, "operational-facts");

        Assert.Empty(before);
        Assert.Equal(
            (imported.Batch.Accepted, imported.Batch.Quarantined),
            (check.Good, check.Bad)
        );
        Assert.Equal(imported.Batch.Report.Reasons, check.Report.Reasons);
        Assert.Equal(
            ["customers: 1200", "offered: 300", "waiting_minutes: 12.5"],
            check
                .Shown[0]
                .Answers.Take(3)
                .Select(seen => $"{seen.Question.In("en")}: {seen.Chosen[0].In("en")}")
        );
    }

    [Fact]
    public async Task The_same_file_changes_nothing_and_an_undo_leaves_nothing()
    {
        await using var world = await SourcesWorld.Open(database);
        var first = await Import(world, Operations, "operational-facts");
        var again = await Import(world, Operations, "operational-facts");

        Assert.Equal(first.Batch with { Report = again.Batch.Report }, again.Batch);
        Assert.Equal(
            first.Quarantined.Select(fault => fault.ToString()),
            again.Quarantined.Select(fault => fault.ToString())
        );
        Assert.Single(await Volumes(world));
        await world.Undo(first.Batch.BatchId);

        Assert.Empty(await Volumes(world));
        Assert.Empty(await Facts(world));
        Assert.Equal(1, (await Import(world, Operations, "operational-facts")).Batch.Accepted);
    }

    [Fact]
    public async Task A_number_that_contradicts_an_earlier_file_is_kept_out_and_named()
    {
        await using var world = await SourcesWorld.Open(database);
        await Import(world, Operations, "operational-facts");

        var other = await Import(
            world,
            Operations.Replace("12.5", "13.5", StringComparison.Ordinal),
            "operational-facts"
        );

        Assert.Contains(
            other.Quarantined,
            fault => fault is { Reason: "fact.different", Field: "waiting_minutes" }
        );
        Assert.Equal(
            12.5m,
            (await Facts(world)).Single(fact => fact.Kind == "waiting_minutes").Value
        );
    }

    [Fact]
    public async Task Contacts_by_reason_become_one_tally_a_period_and_never_a_score()
    {
        await using var world = await SourcesWorld.Open(database);
        const string file = """
            service,date,reason,contacts
            Renewing a passport,2026-01,Where is my case,410
            Renewing a passport,2026-01,appointments,90
            Renewing a passport,2026-01,who knows,7
            Renewing a passport,2026-02-05,payment,3
            """;

        var imported = await Import(world, file, "contact-reasons");

        Assert.Equal((3, 1), (imported.Batch.Accepted, imported.Batch.Quarantined));
        Assert.Equal("choice.unknown", Assert.Single(imported.Quarantined).Reason);
        var collector = Assert.Single(await world.Get<ListCollectors>().Run(world.AgencyId));
        Assert.Equal(SourceKind.Operations, collector.SourceKind);
        var cells = await world.Cells();
        Assert.Equal(503, cells.Sum(cell => CellLayout.Responses(cell.Sums)));
        await world.AssertLaw();
        await world.Undo(imported.Batch.BatchId);
        Assert.All(await world.Cells(), cell => Assert.All(cell.Sums, sum => Assert.Equal(0, sum)));
        await world.AssertLaw();
    }

    [Fact]
    public async Task Collection_details_of_Touchpoints_become_volumes_of_their_fiscal_quarter()
    {
        await using var world = await SourcesWorld.Open(database);

        var imported = await Import(
            world,
            "service_name,channel,cx_collection_fiscal_year,cx_collection_quarter,volume_of_customers,volume_of_customers_provided_survey_opportunity,survey_form_activations\nRenewing a passport,website,2026,1,1000,250,279562\nRenewing a passport,website,2026,5,1,1,1\n",
            "touchpoints-collection-details"
        );

        Assert.Equal("period.unreadable", Assert.Single(imported.Quarantined).Reason);
        var volume = Assert.Single(await Volumes(world));
        Assert.Equal((1000, 250), (volume.Customers, volume.Offered));
        Assert.Equal(
            (new DateOnly(2025, 10, 1), new DateOnly(2025, 12, 31)),
            (volume.First, volume.Last)
        );
        Assert.Contains("survey_form_activations", imported.Batch.Report.UnusedColumns);
    }

    [Fact]
    public async Task Each_door_sends_files_of_the_other_kind_to_the_other()
    {
        await using var world = await SourcesWorld.Open(database);
        var facts = (await world.Get<FindMapping>().Run(world.AgencyId, "operational-facts")).Value;

        Assert.Equal("mapping.kind", (await world.Try(Operations, facts)).Refusal?.Code);
        Assert.Equal(
            "mapping.kind",
            (
                await world
                    .Get<ImportFacts>()
                    .Run(
                        world.Inner.Ana,
                        new FeedbackToImport(new MemoryStream([1]), "x", SourcesWorld.Simple())
                    )
            )
                .Refusal
                ?.Code
        );
    }

    private static async Task<FeedbackImported> Import(SourcesWorld world, string file, string pack)
    {
        var mapping = (await world.Get<FindMapping>().Run(world.AgencyId, pack)).Value;
        var outcome = await world
            .Get<ImportFacts>()
            .Run(
                world.Inner.Ana,
                new FeedbackToImport(
                    new MemoryStream(Encoding.UTF8.GetBytes(file)),
                    "ops.csv",
                    mapping
                )
            );
        Assert.True(
            outcome.IsDone,
            $"{outcome.Refusal?.Message} {string.Join(' ', outcome.Refusal?.Faults ?? [])}"
        );
        return outcome.Value;
    }

    private static Task<IReadOnlyList<VolumeFact>> Volumes(SourcesWorld world) =>
        world
            .Get<ReadVolumes>()
            .Run(new VolumeQuery(world.AgencyId, DateOnly.MinValue, DateOnly.MaxValue));

    private static Task<IReadOnlyList<OperationalFact>> Facts(SourcesWorld world) =>
        world.Get<ReadFacts>().Run(world.AgencyId, DateOnly.MinValue, DateOnly.MaxValue);
}
