using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bellwether.Instruments.Tests;

/// <summary>The capability on a real database, as the composition root sets it up.</summary>
public abstract class InstrumentsFixture : IAsyncLifetime
{
    private TestDb test = null!;
    private ServiceProvider provider = null!;

    protected FakeTime Time { get; } = new();

    protected Actor Ana { get; } = new(Ids.From(Guid.Empty, "agency one"), null, "Ana");

    protected Actor Bo { get; } = new(Ids.From(Guid.Empty, "agency two"), null, "Bo");

    protected Db Db => test.Db;

    protected IServiceProvider Provider => provider;

    protected T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public virtual async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddFoundation(test.Db)
            .AddInstruments()
            .BuildServiceProvider(
                new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
            );
        await Get<SchemaRunner>().Run();
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await test.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<IReadOnlyList<VersionPublished>> Published() =>
        [
            .. (await Get<Outbox>().After(0, 100))
                .Where(entry => entry.Kind == nameof(VersionPublished))
                .Select(entry => entry.As<VersionPublished>()),
        ];
}
