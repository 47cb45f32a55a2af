using Bellwether.Foundation;
using Bellwether.Instruments;

namespace Bellwether.Collection.Tests.Clearances;

/// <summary>What other rules, another ground or another agency change.</summary>
public sealed class OtherRulesTests(CollectionDatabase database) : IAsyncLifetime
{
    private CollectionWorld world = null!;
    private InstrumentVersion version = null!;

    private Actor Officer => Covered.Officer(world.Agency.AgencyId);

    public async ValueTask InitializeAsync()
    {
        world = await CollectionWorld.Open(database);
        version = await world.Freeze("a11-v2-thumbs");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Another_agency_sees_and_changes_nothing()
    {
        var clearance = await world.Cover(version, CollectionWorld.Approved(new(2028, 1, 1)));
        var stranger = new Actor(Ids.From(Guid.Empty, "another agency"), null, "Bo");

        var changed = await world
            .Get<ChangeClearance>()
            .Run(stranger, clearance, 1, CollectionWorld.Approved(new(2029, 1, 1)));
        var attested = await world
            .Get<AttestVersion>()
            .Run(stranger, clearance, version.VersionId, version.ContentHash);

        Assert.Equal("clearance.unknown", changed.Refusal!.Code);
        Assert.Equal("clearance.unknown", attested.Refusal!.Code);
        Assert.Null(await world.Get<FindClearance>().Run(stranger.AgencyId, clearance));
        Assert.Empty((await world.Get<ListClearances>().Run(stranger.AgencyId)).Clearances);
    }

    [Fact]
    public async Task Other_packs_replace_the_rules()
    {
        var choose = world.Get<ChooseJurisdiction>();

        await choose.Run(world.Ana, "uk");
        var open = await Open(version, null);
        var basis = await world
            .Get<AddClearance>()
            .Run(Officer, new ClearanceTerms("public_task", "Feedback on passports"));
        var answered = await world.Answer(open.Value, ("trust", "1"));
        var rules = await world.Get<FindJurisdiction>().Run(world.Agency.AgencyId);
        await choose.Run(world.Ana, "us-federal");
        var home = await world.Answer(open.Value, ("trust", "1"));
        var register = await world.Get<ListClearances>().Run(world.Agency.AgencyId);

        Assert.True(open.IsDone, open.Refusal?.Message);
        Assert.Equal("", basis.Value.Clearance.ControlNumber);
        Assert.True(answered.IsDone);
        Assert.Equal(90, rules.Rules.QuietDays);
        Assert.Equal(CollectorGate.Unlawful, home.Refusal!.Code);
        Assert.Equal("G1", Assert.Single(register.Uncovered).Why.RuleId);
        Assert.Equal(
            "jurisdiction.unknown",
            (await choose.Run(world.Ana, "atlantis")).Refusal!.Code
        );
    }

    [Fact]
    public async Task A_collector_without_a_ground_takes_answers_once_it_is_covered()
    {
        await world.Get<ChooseJurisdiction>().Run(world.Ana, "generic");
        var open = (await Open(version, null)).Value;
        await world.Get<ChooseJurisdiction>().Run(world.Ana, "us-federal");
        Assert.False((await world.Answer(open, ("trust", "1"))).IsDone);
        var clearance = await world.Cover(version, CollectionWorld.Approved(new(2028, 1, 1)));

        var covered = await world.Get<CoverCollector>().Run(world.Ana, open.CollectorId, clearance);

        Assert.Equal("1234-0001", covered.Value.Clearance!.ControlNumber);
        Assert.True((await world.Answer(open, ("trust", "1"))).IsDone);
    }

    private Task<Outcome<Collector>> Open(InstrumentVersion what, Guid? clearance) =>
        world
            .Get<OpenCollector>()
            .Run(
                world.Ana,
                new CollectorToOpen(world.Service.ServiceId, what.VersionId, "Form", "website")
                {
                    ClearanceId = clearance,
                }
            );
}
