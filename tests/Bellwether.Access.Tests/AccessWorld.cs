using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Access.Tests;

/// <summary>A database with the schema of this capability, its operations, and two agencies that must never meet.</summary>
internal sealed class AccessWorld : IAsyncDisposable
{
    public const string Password = "seven tall green herons";

    private readonly TestDb database;
    private readonly ServiceProvider provider;

    private AccessWorld(TestDb database, ServiceProvider provider, FakeTime time)
    {
        this.database = database;
        this.provider = provider;
        Time = time;
    }

    public FakeTime Time { get; }

    public Guid Here { get; } = new("aaaaaaaa-0000-7000-8000-000000000001");

    public Guid There { get; } = new("bbbbbbbb-0000-7000-8000-000000000002");

    public Db Db => database.Db;

    public TestDb Database => database;

    public static async Task<AccessWorld> Open()
    {
        var time = new FakeTime();
        var opened = await TestDb.Open();
        var world = new AccessWorld(opened, Services(opened.Db, time).BuildServiceProvider(), time);
        await world.Get<SchemaRunner>().Run();
        return world;
    }

    public static IServiceCollection Services(Db db, TimeProvider time) =>
        new ServiceCollection()
            .AddSingleton(time)
            .AddFoundation(db)
            .AddAccess()
            // The full number of rounds is for attackers, not for tests.
            .Configure<PasswordHasherOptions>(options => options.IterationCount = 10);

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Invites somebody in the agency and uses their link, with the usual password.</summary>
    public async Task<Session> Person(
        Guid agencyId,
        string email,
        Role role = Role.Viewer,
        params Guid[] unitPath
    )
    {
        var invited = await Get<InviteAccount>()
            .Run(
                Actor.System(agencyId),
                new Invitation(email, email.Split('@')[0], unitPath, role)
            );
        var session = await Get<RedeemLink>()
            .Run(invited.Value.Link.Token, new LinkAnswer(Password: Password));
        return session.Value;
    }

    /// <summary>The system makes a key.</summary>
    public async Task<AddedKey> AddKey(
        Guid agencyId,
        Guid[] unitPath,
        int days,
        params Permission[] scopes
    ) =>
        (
            await Get<AddKey>()
                .Run(Actor.System(agencyId), new KeyToAdd("Warehouse load", scopes, unitPath, days))
        ).Value;

    public Task<Outcome<SignInAnswer>> SignIn(
        string email,
        string password = Password,
        Guid? agencyId = null
    ) => Get<SignInWithPassword>().Run(new PasswordSignIn(email, password, agencyId));

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }
}
