using Bellwether.Foundation;

namespace Bellwether.Organization.Tests;

public sealed class AddUnitTests(OrganizationDb shared) : OrganizationFixture(shared)
{
    [Fact]
    public async Task The_tree_knows_what_is_above_and_below()
    {
        var parks = await Unit("Parks & Places");
        var clinics = await Unit("Community Clinics");
        var north = await Unit("North region", clinics);
        var clinic = await Unit("Clinic 17", north);

        var tree = await Get<ReadUnitTree>().Run(Ana.AgencyId);

        Assert.Equal(
            ["Community Clinics", "North region", "Clinic 17", "Parks & Places"],
            tree.Units.Select(unit => unit.Name)
        );
        Assert.Equal([north, clinics], tree.AncestorsOf(clinic.UnitId));
        Assert.Equal([north, clinic], tree.DescendantsOf(clinics.UnitId));
        Assert.Equal([clinics, parks], tree.Roots);
        Assert.True(tree.IsWithin(clinic.UnitId, clinics.UnitId));
        Assert.False(tree.IsWithin(clinics.UnitId, clinic.UnitId));
        Assert.False(tree.IsWithin(parks.UnitId, clinics.UnitId));
        Assert.False(tree.IsWithin(Guid.Empty, clinics.UnitId));
        Assert.Equal(tree.Units, await Get<ListUnits>().Run(Ana.AgencyId));
    }

    [Fact]
    public async Task One_name_under_one_parent_is_one_unit()
    {
        var parks = await Unit("Parks");
        await Unit("Office of Communications", parks);
        await Unit("Office of Communications");

        var refusal = (
            await Get<AddUnit>()
                .Run(
                    Ana,
                    new UnitToAdd("office of  communications", "", UnitKind.Office, parks.UnitId)
                )
        ).Refusal!;

        Assert.Equal(("unit.duplicate", RefusalKind.Conflict), (refusal.Code, refusal.Kind));
    }

    [Fact]
    public async Task An_external_id_belongs_to_one_unit_of_the_agency()
    {
        var unit = new UnitToAdd("A", "", UnitKind.ServiceProvider) { ExternalId = "P-1" };

        Assert.True((await Get<AddUnit>().Run(Ana, unit)).IsDone);
        Assert.True((await Get<AddUnit>().Run(Bo, unit)).IsDone);
        Assert.Equal(
            "unit.duplicate",
            (await Get<AddUnit>().Run(Ana, unit with { Name = "B" })).Refusal!.Code
        );
    }

    [Fact]
    public async Task A_unit_of_another_agency_cannot_be_the_parent()
    {
        var ours = await Unit("Parks");

        var refusal = (
            await Get<AddUnit>()
                .Run(Bo, new UnitToAdd("Under theirs", "", UnitKind.Office, ours.UnitId))
        ).Refusal!;

        Assert.Equal("parentId", Assert.Single(refusal.Faults).Field);
        Assert.Empty(await Get<ListUnits>().Run(Bo.AgencyId));
    }

    [Fact]
    public async Task Nothing_is_added_to_an_agency_that_is_not_registered()
    {
        var refusal = (
            await Get<AddUnit>()
                .Run(Actor.System(Guid.Empty), new UnitToAdd("A", "", UnitKind.Office))
        ).Refusal!;

        Assert.Equal(("agency.unknown", RefusalKind.NotFound), (refusal.Code, refusal.Kind));
    }

    [Fact]
    public async Task The_tree_ends_at_twelve_levels()
    {
        OrgUnit? unit = null;
        for (var i = 1; i <= 12; i++)
            unit = await Unit($"Level {i}", unit);

        var refusal = (
            await Get<AddUnit>()
                .Run(Ana, new UnitToAdd("Level 13", "", UnitKind.Office, unit!.UnitId))
        ).Refusal!;

        Assert.Equal("parentId", Assert.Single(refusal.Faults).Field);
    }
}
