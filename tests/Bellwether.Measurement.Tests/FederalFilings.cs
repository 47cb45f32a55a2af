using Bellwether.Collection;
using Bellwether.Collection.Filings;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Measurement.Tests;

/// <summary>The real federal filings, imported once for all tests of a class.</summary>
public sealed class FederalFilings : IAsyncLifetime
{
    private TestDb? database;
    private ServiceProvider? provider;

    /// <summary>The report of the import, or null where the real file does not lie beside the repository.</summary>
    public ImportReport? Report { get; private set; }

    public Guid AgencyId { get; private set; }

    public Scope Everything { get; private set; } = new("Everything", []);

    public T Get<T>()
        where T : notnull => provider!.GetRequiredService<T>();

    public void Require()
    {
        if (Report is null)
            Assert.Skip("The real filings are not beside this repository.");
    }

    public async ValueTask InitializeAsync()
    {
        if (Find("mergedcxdata-2023-05-21.csv") is not { } path)
            return;
        database = await TestDb.Open();
        provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FakeTime())
            .AddFoundation(database.Db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .AddMeasurement()
            .BuildServiceProvider();
        await Get<SchemaRunner>().Run();
        AgencyId = (
            await Get<RegisterAgency>()
                .Run(new AgencyToRegister("Office of Customer Experience", "OCX"))
        )
            .Value
            .AgencyId;
        await using (var file = File.OpenRead(path))
            Report = (
                await Get<ImportA11>().Run(Actor.System(AgencyId), file, Path.GetFileName(path))
            ).Value;
        Everything = await ScopeOf("Everything", null);
    }

    public async Task<Scope> ScopeOf(string name, Guid? serviceId)
    {
        var services = (await Get<ListServices>().Run(AgencyId)).ToDictionary(s => s.ServiceId);
        var collectors = await Get<ListCollectors>().Run(AgencyId, serviceId);
        return new Scope(
            name,
            [
                .. collectors.Select(collector => new ScopedCollector(
                    collector.CollectorId,
                    collector.ServiceId,
                    collector.Name,
                    services[collector.ServiceId].Name,
                    collector.Channel
                )),
            ]
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (provider is not null)
            await provider.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    private static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bellwether.slnx")))
            folder = folder.Parent;
        var path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data", "a11", name);
        return File.Exists(path) ? path : null;
    }
}
