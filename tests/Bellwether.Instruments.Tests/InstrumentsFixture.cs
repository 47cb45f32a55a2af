using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bellwether.Instruments.Tests;

/// <summary>The capability on a real database of the test class, as the composition root sets it up.</summary>
public sealed class InstrumentsDb : IAsyncLifetime
{
    private TestDb test = null!;

    public FakeTime Time { get; } = new();

    public ServiceProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        Provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddFoundation(test.Db)
            .AddAccess()
            .AddInstruments()
            // The full number of rounds is for attackers, not for tests.
            .Configure<Microsoft.AspNetCore.Identity.PasswordHasherOptions>(options =>
                options.IterationCount = 10
            )
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await Provider.GetRequiredService<SchemaRunner>().Run();
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await test.DisposeAsync();
    }
}

/// <summary>Two agencies of their own for every test: the wall between agencies keeps tests apart too.</summary>
public abstract class InstrumentsFixture(InstrumentsDb shared) : IClassFixture<InstrumentsDb>
{
    protected Actor Ana { get; } = new(Guid.CreateVersion7(), null, "Ana");

    protected Actor Bo { get; } = new(Guid.CreateVersion7(), null, "Bo");

    protected FakeTime Time => shared.Time;

    protected IServiceProvider Provider => shared.Provider;

    protected T Get<T>()
        where T : notnull => shared.Provider.GetRequiredService<T>();

    protected async Task<IReadOnlyList<VersionPublished>> Published() =>
        [
            .. (await Get<Outbox>().After(0, 1000))
                .Where(e => e.Kind == nameof(VersionPublished) && e.AgencyId == Ana.AgencyId)
                .Select(entry => entry.As<VersionPublished>()),
        ];

    /// <summary>A draft from a template, with the template's own examples in its slots.</summary>
    protected async Task<Draft> FromTemplate(string id, params string[] languages)
    {
        var slots = ListTemplates.Find(id)!.Slots.ToDictionary(s => s.Key, s => s.Example);
        return (
            await Get<UseTemplate>()
                .Run(Ana, id, slots, languages.Length == 0 ? ["en", "es"] : languages)
        ).Value;
    }

    /// <summary>Somebody of Ana's agency who can sign in and holds the role.</summary>
    protected async Task<Actor> Enter(string name, Role role)
    {
        var invited = (
            await Get<InviteAccount>()
                .Run(
                    Actor.System(Ana.AgencyId),
                    new Invitation($"{Guid.CreateVersion7():N}@agency.gov", name, [], role)
                )
        ).Value;
        await Get<RedeemLink>()
            .Run(invited.Link.Token, new LinkAnswer(Password: "seven tall green herons"));
        return new Actor(Ana.AgencyId, invited.AccountId, name);
    }

    protected async Task<InstrumentVersion> Publish(Draft draft) =>
        (await Get<PublishInstrument>().Run(Ana, draft.InstrumentId, draft.Revision)).Value;
}
