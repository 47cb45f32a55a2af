using Bellwether.Foundation;

namespace Bellwether.Measurement.Tests;

public sealed class SavedViewTests : IAsyncLifetime
{
    private static readonly Guid Bureau = Guid.Parse("11111111-0000-0000-0000-000000000001");

    private World world = null!;
    private Actor ana = null!;
    private Actor ben = null!;

    public async ValueTask InitializeAsync()
    {
        world = await World.Open();
        ana = new Actor(world.AgencyId, Ids.From(world.AgencyId, "ana"), "Ana");
        ben = new Actor(world.AgencyId, Ids.From(world.AgencyId, "ben"), "Ben");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_view_is_its_owners_until_it_is_shared()
    {
        var own = await Save("Mine", null);
        var shared = await Save("Ours", Bureau);
        var all = await Save("All", world.AgencyId);

        var hers = await List(ana);
        var bureau = await List(ben, Bureau);
        var elsewhere = await List(ben);

        Assert.Equal([all.ViewId, own.ViewId, shared.ViewId], hers.Select(view => view.ViewId));
        Assert.Equal(["All", "Ours"], bureau.Select(view => view.Name));
        Assert.Equal(["All"], elsewhere.Select(view => view.Name));
    }

    [Fact]
    public async Task Only_its_owner_renames_or_removes_it()
    {
        var view = await Save("Mine", world.AgencyId);
        var rename = world.Get<RenameView>();

        var stolen = await rename.Run(ben, view.ViewId, "His");
        var renamed = await rename.Run(ana, view.ViewId, " Hers ");
        var lost = await world.Get<RemoveView>().Run(ben, view.ViewId);
        var removed = await world.Get<RemoveView>().Run(ana, view.ViewId);

        Assert.Equal("view.unknown", stolen.Refusal?.Code);
        Assert.Equal("Hers", renamed.Value.Name);
        Assert.Equal("view.unknown", lost.Refusal?.Code);
        Assert.True(removed.IsDone);
        Assert.Empty(await List(ana));
    }

    [Fact]
    public async Task A_name_is_needed_and_used_once()
    {
        await Save("Mine", null);
        var other = await Save("Other", null);
        var save = world.Get<SaveView>();

        var nameless = await save.Run(ana, new ViewToSave(" ", "rows=trust", null));
        var twice = await save.Run(ana, new ViewToSave("Mine", "rows=trust", null));
        var empty = await save.Run(ana, new ViewToSave("Nothing", "", null));
        var taken = await world.Get<RenameView>().Run(ana, other.ViewId, "Mine");
        var nobody = await save.Run(world.Actor, new ViewToSave("Nobody's", "rows=trust", null));

        Assert.All(
            new[] { nameless, twice, empty, taken },
            outcome =>
            {
                Assert.Equal("view.invalid", outcome.Refusal?.Code);
                Assert.Equal("name", Assert.Single(outcome.Refusal!.Faults).Field);
            }
        );
        Assert.Equal("view.unknown", nobody.Refusal?.Code);
    }

    [Fact]
    public async Task No_agency_sees_the_views_of_another()
    {
        await Save("All", world.AgencyId);
        var stranger = ben with { AgencyId = Guid.Parse("22222222-0000-0000-0000-000000000001") };

        Assert.Empty(await List(stranger, world.AgencyId));
    }

    private async Task<SavedView> Save(string name, Guid? unit) =>
        (
            await world
                .Get<SaveView>()
                .Run(ana, new ViewToSave(name, "rows=trust&columns=channel", unit))
        ).Value;

    private Task<IReadOnlyList<SavedView>> List(Actor actor, params Guid[] units) =>
        world.Get<ListViews>().Run(actor, units);
}
