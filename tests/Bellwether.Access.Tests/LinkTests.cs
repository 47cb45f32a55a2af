using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Access.Tests;

public class LinkTests
{
    [Fact]
    public async Task The_first_run_link_lets_one_person_in_who_may_do_everything()
    {
        await using var world = await AccessWorld.Open();
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);

        var session = (await world.Get<RedeemLink>().Run(link.Token, new LinkAnswer())).Value;
        var open = await world.Get<FindSession>().Run(world.Here, session.SessionId);

        Assert.Equal($"/sign-in/link/{link.Token}", link.Path);
        Assert.Equal(session, open!.Session);
        Assert.All(
            Enum.GetValues<Permission>(),
            permission => Assert.True(Authorize.MayI(open.Grants, permission, []), $"{permission}")
        );
    }

    [Fact]
    public async Task Fields_left_empty_change_nothing()
    {
        await using var world = await AccessWorld.Open();
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);

        var session = await world.Get<RedeemLink>().Run(link.Token, new LinkAnswer("", " ", ""));

        Assert.Equal("First administrator", session.Value.Name);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await using var world = await AccessWorld.Open();
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);

        var first = await world.Get<RedeemLink>().Run(link.Token, new LinkAnswer());
        var second = await world.Get<RedeemLink>().Run(link.Token, new LinkAnswer());
        var look = await world.Get<FindLink>().Run(link.Token);

        Assert.True(first.IsDone);
        Assert.Equal("access.link-spent", second.Refusal!.Code);
        Assert.Equal("access.link-spent", look.Refusal!.Code);
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_one_gets_in()
    {
        await using var world = await AccessWorld.Open();
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() => world.Get<RedeemLink>().Run(link.Token, new LinkAnswer()))
                )
        );

        Assert.Single(outcomes, outcome => outcome.IsDone);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it()
    {
        await using var world = await AccessWorld.Open();
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);

        for (var i = 0; i < 3; i++)
            Assert.Equal(
                LinkKind.FirstRun,
                (await world.Get<FindLink>().Run(link.Token)).Value.Kind
            );

        Assert.True((await world.Get<RedeemLink>().Run(link.Token, new LinkAnswer())).IsDone);
    }

    [Theory]
    [InlineData(false, 24)]
    [InlineData(true, 7 * 24)]
    public async Task A_link_stops_working_when_its_time_is_over(bool invited, int hours)
    {
        await using var world = await AccessWorld.Open();
        var link = invited
            ? (await Invite(world)).Link
            : await world.Get<CreateFirstRunLink>().Run(world.Here);

        world.Time.Move(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        var before = await world.Get<FindLink>().Run(link.Token);
        world.Time.Move(TimeSpan.FromSeconds(1));
        var after = await world
            .Get<RedeemLink>()
            .Run(link.Token, new LinkAnswer(Password: AccessWorld.Password));

        Assert.True(before.IsDone);
        Assert.Equal("access.link-spent", after.Refusal!.Code);
    }

    [Fact]
    public async Task A_newer_link_makes_the_older_one_worthless()
    {
        await using var world = await AccessWorld.Open();
        var older = await world.Get<CreateFirstRunLink>().Run(world.Here);
        var newer = await world.Get<CreateFirstRunLink>().Run(world.Here);

        Assert.False((await world.Get<FindLink>().Run(older.Token)).IsDone);
        Assert.True((await world.Get<FindLink>().Run(newer.Token)).IsDone);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("passwordpassword")]
    [InlineData("dee.deedee.dee1")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public async Task A_weak_password_is_refused_and_does_not_burn_the_link(string weak)
    {
        await using var world = await AccessWorld.Open();
        var invited = await Invite(world);

        var refused = await world
            .Get<RedeemLink>()
            .Run(invited.Link.Token, new LinkAnswer(Password: weak));
        var accepted = await world
            .Get<RedeemLink>()
            .Run(invited.Link.Token, new LinkAnswer(Password: AccessWorld.Password));

        Assert.Equal("password", Assert.Single(refused.Refusal!.Faults).Field);
        Assert.True(accepted.IsDone);
    }

    [Fact]
    public async Task The_first_administrator_gives_an_address_and_a_password_and_signs_in_with_them()
    {
        await using var world = await AccessWorld.Open();
        Assert.True(await world.Get<CheckFirstRun>().Run(world.Here));
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);

        var without = await world
            .Get<RedeemLink>()
            .Run(link.Token, new LinkAnswer(Password: AccessWorld.Password));
        var with = await world
            .Get<RedeemLink>()
            .Run(link.Token, new LinkAnswer("Ana Ruiz", " ana@agency.gov ", AccessWorld.Password));
        var signedIn = await world.SignIn("ANA@agency.gov");

        Assert.Equal("email", Assert.Single(without.Refusal!.Faults).Field);
        Assert.True(with.IsDone);
        Assert.Equal("Ana Ruiz", signedIn.Value.Session!.Name);
        Assert.False(await world.Get<CheckFirstRun>().Run(world.Here));
    }

    [Fact]
    public async Task A_renewed_link_asks_for_a_new_password_and_ends_every_session()
    {
        await using var world = await AccessWorld.Open();
        var old = await world.Person(world.Here, "dee@agency.gov");
        var link = (
            await world.Get<RenewLink>().Run(Actor.System(world.Here), old.AccountId)
        ).Value;

        var without = await world.Get<RedeemLink>().Run(link.Token, new LinkAnswer());
        var with = await world
            .Get<RedeemLink>()
            .Run(link.Token, new LinkAnswer(Password: "nine loud yellow ducks"));

        Assert.Equal("password", Assert.Single(without.Refusal!.Faults).Field);
        Assert.True(with.IsDone);
        Assert.Null(await world.Get<FindSession>().Run(world.Here, old.SessionId));
        Assert.False((await world.SignIn("dee@agency.gov")).IsDone);
        Assert.True((await world.SignIn("dee@agency.gov", "nine loud yellow ducks")).IsDone);
    }

    [Fact]
    public async Task An_address_has_one_account_in_an_agency_and_may_have_another_elsewhere()
    {
        await using var world = await AccessWorld.Open();
        await Invite(world);

        var again = await world
            .Get<InviteAccount>()
            .Run(
                Actor.System(world.Here),
                new Invitation("Dee.Dee@agency.gov", "Dee", [], Role.Viewer)
            );
        var elsewhere = await world
            .Get<InviteAccount>()
            .Run(
                Actor.System(world.There),
                new Invitation("dee.dee@agency.gov", "Dee", [], Role.Viewer)
            );

        Assert.Equal("email", Assert.Single(again.Refusal!.Faults).Field);
        Assert.True(elsewhere.IsDone);
    }

    [Fact]
    public async Task The_store_never_holds_a_token_that_works()
    {
        await using var world = await AccessWorld.Open();
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);

        var hash = await world.Db.Read(c =>
            c.QuerySingleAsync<byte[]>("SELECT token_hash FROM access_link")
        );

        Assert.Equal(OneTimeLink.HashOf(link.Token), hash);
        Assert.False((await world.Get<FindLink>().Run(Convert.ToHexString(hash))).IsDone);
    }

    [Fact]
    public async Task A_stop_of_the_machine_between_redeeming_and_commit_leaves_the_link_usable()
    {
        await using var world = await AccessWorld.Open();
        var link = await world.Get<CreateFirstRunLink>().Run(world.Here);
        var redeem = world.Get<RedeemLink>();

        await Assert.ThrowsAnyAsync<Exception>(() =>
            world.Db.Write(async tx =>
            {
                Assert.True((await redeem.Redeem(tx, link.Token, new LinkAnswer(), null)).IsDone);
                await Break(world, tx);
            })
        );

        await using var after = AfterTheStop(world);
        Assert.True((await after.Get().GetRequiredService<FindLink>().Run(link.Token)).IsDone);
        Assert.True(
            (
                await after.Get().GetRequiredService<RedeemLink>().Run(link.Token, new LinkAnswer())
            ).IsDone
        );
        Assert.False(
            (
                await after.Get().GetRequiredService<RedeemLink>().Run(link.Token, new LinkAnswer())
            ).IsDone
        );
        Assert.True((await after.Get().GetRequiredService<VerifyAudit>().Run(world.Here)).IsWhole);
    }

    // PostgreSQL: the server ends the connection. SQLite: the files as they lie on the disk at that moment are all
    // that a killed process leaves; the copy is opened afterwards.
    private static async Task Break(AccessWorld world, System.Data.Common.DbTransaction tx)
    {
        if (world.Database.Folder is { } folder)
        {
            Directory.CreateDirectory(Path.Combine(folder, "after"));
            foreach (
                var file in Directory
                    .GetFiles(folder, "bellwether.db*")
                    .Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))
            )
            {
                await using var from = new FileStream(
                    file,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite
                );
                await using var to = File.Create(
                    Path.Combine(folder, "after", Path.GetFileName(file))
                );
                await from.CopyToAsync(to);
            }
            throw new IOException("The machine stopped.");
        }
        var own = await tx.Connection!.ExecuteScalarAsync<int>(
            "SELECT pg_backend_pid()",
            transaction: tx
        );
        await world.Db.Read(c => c.ExecuteScalarAsync<bool>($"SELECT pg_terminate_backend({own})"));
    }

    private static Restarted AfterTheStop(AccessWorld world) =>
        new(
            world.Database.Folder is { } folder ? Db.Open(Path.Combine(folder, "after")) : world.Db,
            world
        );

    private sealed class Restarted(Db db, AccessWorld world) : IAsyncDisposable
    {
        private readonly ServiceProvider provider = AccessWorld
            .Services(db, world.Time)
            .BuildServiceProvider();

        public IServiceProvider Get() => provider;

        public async ValueTask DisposeAsync()
        {
            await provider.DisposeAsync();
            if (db != world.Db)
                await db.DisposeAsync();
        }
    }

    private static async Task<InvitedAccount> Invite(AccessWorld world) =>
        (
            await world
                .Get<InviteAccount>()
                .Run(
                    Actor.System(world.Here),
                    new Invitation("dee.dee@agency.gov", "Dee", [], Role.Viewer)
                )
        ).Value;
}
