namespace Bellwether.Access.Tests;

public class SignInTests
{
    [Fact]
    public async Task The_right_password_opens_a_session_that_can_be_ended()
    {
        await using var world = await AccessWorld.Open();
        await world.Person(world.Here, "ana@agency.gov");

        var session = (await world.SignIn(" Ana@Agency.gov")).Value.Session!;
        var open = await world.Get<FindSession>().Run(world.Here, session.SessionId);
        await world.Get<EndSession>().Run(session);
        var ended = await world.Get<FindSession>().Run(world.Here, session.SessionId);

        Assert.Equal(session.AccountId, open!.Session.AccountId);
        Assert.Equal([Role.Viewer], open.Grants.Select(grant => grant.Role));
        Assert.Null(ended);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_happens()
    {
        await using var world = await AccessWorld.Open();
        var session = await world.Person(world.Here, "ana@agency.gov");

        world.Time.Move(Session.Longest - TimeSpan.FromSeconds(1));
        var before = await world.Get<FindSession>().Run(world.Here, session.SessionId);
        world.Time.Move(TimeSpan.FromSeconds(1));
        var after = await world.Get<FindSession>().Run(world.Here, session.SessionId);

        Assert.NotNull(before);
        Assert.Null(after);
    }

    [Fact]
    public async Task Every_way_of_failing_says_the_same()
    {
        await using var world = await AccessWorld.Open();
        await world.Person(world.Here, "ana@agency.gov");
        await world
            .Get<InviteAccount>()
            .Run(
                Bellwether.Foundation.Actor.System(world.Here),
                new Invitation("bo@agency.gov", "Bo", [], Role.Viewer)
            );

        var wrongPassword = await world.SignIn("ana@agency.gov", "not the password");
        var wrongAddress = await world.SignIn("nobody@agency.gov");
        var noPasswordYet = await world.SignIn("bo@agency.gov", "");
        var endless = await world.SignIn("ana@agency.gov", new string('x', 1_000_000));
        for (var i = 0; i < 5; i++)
            await world.SignIn("ana@agency.gov", "not the password");
        var locked = await world.SignIn("ana@agency.gov");

        Assert.Equal("access.sign-in-refused", wrongPassword.Refusal!.Code);
        Assert.All(
            [wrongAddress.Refusal, noPasswordYet.Refusal, endless.Refusal, locked.Refusal],
            refusal => Assert.Equal(wrongPassword.Refusal, refusal)
        );
    }

    [Fact]
    public async Task After_five_wrong_tries_the_account_rests_for_fifteen_minutes()
    {
        await using var world = await AccessWorld.Open();
        await world.Person(world.Here, "ana@agency.gov");

        for (var i = 0; i < 4; i++)
            await world.SignIn("ana@agency.gov", "not the password");
        var fifthIsRight = await world.SignIn("ana@agency.gov");
        for (var i = 0; i < 5; i++)
            await world.SignIn("ana@agency.gov", "not the password");
        var resting = await world.SignIn("ana@agency.gov");
        world.Time.Move(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        var still = await world.SignIn("ana@agency.gov");
        world.Time.Move(TimeSpan.FromSeconds(1));
        var rested = await world.SignIn("ana@agency.gov");

        Assert.True(fifthIsRight.IsDone);
        Assert.False(resting.IsDone);
        Assert.False(still.IsDone);
        Assert.True(rested.IsDone);
    }

    [Fact]
    public async Task Guesses_made_side_by_side_are_all_counted()
    {
        await using var world = await AccessWorld.Open();
        await world.Person(world.Here, "ana@agency.gov");

        await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(i => Task.Run(() => world.SignIn("ana@agency.gov", $"guess number {i}")))
        );

        Assert.False((await world.SignIn("ana@agency.gov")).IsDone);
    }

    [Fact]
    public async Task The_same_address_and_password_in_two_agencies_leads_to_a_choice()
    {
        await using var world = await AccessWorld.Open();
        await world.Person(world.Here, "ana@agency.gov");
        await world.Person(world.There, "ana@agency.gov");

        var both = await world.SignIn("ana@agency.gov");
        var chosen = await world.SignIn("ana@agency.gov", agencyId: world.There);

        Assert.Null(both.Value.Session);
        Assert.Equal([world.Here, world.There], both.Value.Agencies.Order());
        Assert.Equal(world.There, chosen.Value.Session!.AgencyId);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        await using var world = await AccessWorld.Open();
        var here = await world.Person(world.Here, "ana@agency.gov");
        var elsewhere = (await world.SignIn("ana@agency.gov")).Value.Session!;
        var change = world.Get<ChangePassword>();

        var wrong = await change.Run(
            here,
            new PasswordChange("not the password", "nine loud yellow ducks")
        );
        var weak = await change.Run(here, new PasswordChange(AccessWorld.Password, "short"));
        var right = await change.Run(
            here,
            new PasswordChange(AccessWorld.Password, "nine loud yellow ducks")
        );

        Assert.Equal("current", Assert.Single(wrong.Refusal!.Faults).Field);
        Assert.Equal("password", Assert.Single(weak.Refusal!.Faults).Field);
        Assert.Null(await world.Get<FindSession>().Run(world.Here, elsewhere.SessionId));
        Assert.Null(await world.Get<FindSession>().Run(world.Here, here.SessionId));
        Assert.NotNull(await world.Get<FindSession>().Run(world.Here, right.Value.SessionId));
        Assert.True((await world.SignIn("ana@agency.gov", "nine loud yellow ducks")).IsDone);
    }

    [Fact]
    public async Task The_old_password_cannot_be_guessed_from_an_open_session()
    {
        await using var world = await AccessWorld.Open();
        var session = await world.Person(world.Here, "ana@agency.gov");
        var change = world.Get<ChangePassword>();

        for (var i = 0; i < 5; i++)
            await change.Run(
                session,
                new PasswordChange($"guess number {i}", "nine loud yellow ducks")
            );
        var right = await change.Run(
            session,
            new PasswordChange(AccessWorld.Password, "nine loud yellow ducks")
        );

        Assert.Equal("current", Assert.Single(right.Refusal!.Faults).Field);
    }
}
