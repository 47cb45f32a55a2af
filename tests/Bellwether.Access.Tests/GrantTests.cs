using Bellwether.Foundation;

namespace Bellwether.Access.Tests;

public class GrantTests
{
    private static readonly Guid Bureau = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Office = new("00000000-0000-0000-0000-00000000000f");
    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000005");

    [Fact]
    public async Task A_role_is_given_once_found_and_taken()
    {
        await using var world = await AccessWorld.Open();
        var person = await world.Person(world.Here, "ana@agency.gov");
        var analyst = new RoleOnUnit(person.AccountId, [Bureau, Office], Role.Analyst);

        Done(await world.Get<GrantRole>().Run(Actor.System(world.Here), analyst));
        Done(await world.Get<GrantRole>().Run(Actor.System(world.Here), analyst));
        var during = await world.Get<FindGrants>().Run(world.Here, person.AccountId);
        Done(await world.Get<RevokeRole>().Run(Actor.System(world.Here), analyst));
        var after = await world.Get<FindGrants>().Run(world.Here, person.AccountId);

        Assert.Equal(
            [(Role.Viewer, null), (Role.Analyst, (Guid?)Office)],
            during.Select(g => (g.Role, g.UnitId))
        );
        Assert.Equal([Role.Viewer], after.Select(g => g.Role));
    }

    [Fact]
    public async Task Taking_a_role_that_is_not_held_is_refused()
    {
        await using var world = await AccessWorld.Open();
        var person = await world.Person(world.Here, "ana@agency.gov", Role.Analyst, Bureau);

        var elsewhere = await world
            .Get<RevokeRole>()
            .Run(Actor.System(world.Here), new RoleOnUnit(person.AccountId, [], Role.Analyst));
        var never = await world
            .Get<RevokeRole>()
            .Run(
                Actor.System(world.Here),
                new RoleOnUnit(person.AccountId, [], Role.Administrator)
            );

        Assert.Equal("access.grant-unknown", elsewhere.Refusal!.Code);
        Assert.Equal("access.grant-unknown", never.Refusal!.Code);
    }

    [Fact]
    public async Task An_account_of_another_agency_cannot_be_given_a_role()
    {
        await using var world = await AccessWorld.Open();
        var stranger = await world.Person(world.There, "bo@other.gov");

        var outcome = await world
            .Get<GrantRole>()
            .Run(Actor.System(world.Here), new RoleOnUnit(stranger.AccountId, [], Role.Viewer));

        Assert.Equal("access.account-unknown", outcome.Refusal!.Code);
    }

    [Fact]
    public async Task Nobody_gives_or_takes_roles_outside_their_own_reach()
    {
        await using var world = await AccessWorld.Open();
        var bureauAdmin = (
            await world.Person(world.Here, "ana@agency.gov", Role.Administrator, Bureau)
        ).ToActor();
        var analyst = (await world.Person(world.Here, "bo@agency.gov", Role.Analyst)).ToActor();
        var target = (await world.Person(world.Here, "cy@agency.gov")).AccountId;
        var grant = world.Get<GrantRole>();

        var inside = await grant.Run(
            bureauAdmin,
            new RoleOnUnit(target, [Bureau, Office], Role.Approver)
        );
        var beside = await grant.Run(bureauAdmin, new RoleOnUnit(target, [Sister], Role.Viewer));
        var above = await grant.Run(
            bureauAdmin,
            new RoleOnUnit(bureauAdmin.AccountId!.Value, [], Role.Administrator)
        );
        var without = await grant.Run(analyst, new RoleOnUnit(target, [Bureau], Role.Viewer));
        var anonymous = await grant.Run(
            Actor.Public(world.Here),
            new RoleOnUnit(target, [], Role.Administrator)
        );
        var taken = await world
            .Get<RevokeRole>()
            .Run(bureauAdmin, new RoleOnUnit(target, [], Role.Viewer));
        var invited = await world
            .Get<InviteAccount>()
            .Run(bureauAdmin, new Invitation("dee@agency.gov", "Dee", [], Role.Administrator));
        var link = await world.Get<RenewLink>().Run(bureauAdmin, target);

        Done(inside);
        Assert.All(
            [
                beside.Refusal,
                above.Refusal,
                without.Refusal,
                anonymous.Refusal,
                taken.Refusal,
                invited.Refusal,
                link.Refusal,
            ],
            refusal => Assert.Equal("access.forbidden", refusal!.Code)
        );
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_removed()
    {
        await using var world = await AccessWorld.Open();
        var first = await world.Person(world.Here, "ana@agency.gov", Role.Administrator);
        await world.Person(world.Here, "bo@agency.gov", Role.Administrator, Bureau);
        await world.Person(world.There, "cy@other.gov", Role.Administrator);
        // Invited, but never came: cannot take over.
        await world
            .Get<InviteAccount>()
            .Run(
                Actor.System(world.Here),
                new Invitation("dee@agency.gov", "Dee", [], Role.Administrator)
            );
        var role = new RoleOnUnit(first.AccountId, [], Role.Administrator);

        var alone = await world.Get<RevokeRole>().Run(first.ToActor(), role);
        await world.Person(world.Here, "eli@agency.gov", Role.Administrator);
        var accompanied = await world.Get<RevokeRole>().Run(first.ToActor(), role);

        Assert.Equal("access.last-administrator", alone.Refusal!.Code);
        Done(accompanied);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        await using var world = await AccessWorld.Open();
        var ana = await world.Person(world.Here, "ana@agency.gov", Role.Administrator);
        var bo = await world.Person(world.Here, "bo@agency.gov", Role.Administrator);
        var revoke = world.Get<RevokeRole>();

        var outcomes = await Task.WhenAll(
            Task.Run(() =>
                revoke.Run(ana.ToActor(), new RoleOnUnit(bo.AccountId, [], Role.Administrator))
            ),
            Task.Run(() =>
                revoke.Run(bo.ToActor(), new RoleOnUnit(ana.AccountId, [], Role.Administrator))
            )
        );

        Assert.Single(outcomes, outcome => outcome.IsDone);
    }

    private static void Done(Outcome<Nothing> outcome) =>
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
}
