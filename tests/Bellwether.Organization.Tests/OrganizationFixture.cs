using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bellwether.Organization.Tests;

/// <summary>The capability on a real database of the test class, as the composition root sets it up.</summary>
public sealed class OrganizationDb : IAsyncLifetime
{
    private TestDb test = null!;

    public ServiceProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        Provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTime())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddFoundation(test.Db)
            .AddOrganization()
            .BuildServiceProvider(
                new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
            );
        await Provider.GetRequiredService<SchemaRunner>().Run();
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await test.DisposeAsync();
    }
}

/// <summary>Two agencies of their own for every test: the wall between agencies keeps tests apart too.</summary>
public abstract class OrganizationFixture(OrganizationDb shared)
    : IClassFixture<OrganizationDb>,
        IAsyncLifetime
{
    /// <summary>Makes names of this test its own.</summary>
    protected string Mark { get; } = Guid.CreateVersion7().ToString("N")[^8..];

    protected Actor Ana { get; private set; } = null!;

    protected Actor Bo { get; private set; } = null!;

    protected IServiceProvider Provider => shared.Provider;

    protected T Get<T>()
        where T : notnull => shared.Provider.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        Ana = Actor(await Register($"Department of Civic Services {Mark}", $"DCS {Mark}"), "Ana");
        Bo = Actor(await Register($"Ministry of Elsewhere {Mark}", $"MOE {Mark}"), "Bo");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected async Task<OrgUnit> Unit(
        string name,
        OrgUnit? parent = null,
        string abbreviation = ""
    ) =>
        (
            await Get<AddUnit>()
                .Run(Ana, new UnitToAdd(name, abbreviation, UnitKind.Bureau, parent?.UnitId))
        ).Value;

    protected async Task<Service> Service(OrgUnit unit, string name) =>
        (await Get<AddService>().Run(Ana, new ServiceToAdd(unit.UnitId, name))).Value;

    private async Task<Agency> Register(string name, string abbreviation) =>
        (await Get<RegisterAgency>().Run(new AgencyToRegister(name, abbreviation))).Value;

    private static Actor Actor(Agency agency, string name) => new(agency.AgencyId, null, name);
}
