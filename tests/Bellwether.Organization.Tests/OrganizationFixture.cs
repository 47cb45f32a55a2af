using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bellwether.Organization.Tests;

/// <summary>The capability on a real database with two agencies, as the composition root sets it up.</summary>
public abstract class OrganizationFixture : IAsyncLifetime
{
    private TestDb test = null!;
    private ServiceProvider provider = null!;

    protected Actor Ana { get; private set; } = null!;

    protected Actor Bo { get; private set; } = null!;

    protected IServiceProvider Provider => provider;

    protected T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Open();
        provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTime())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddFoundation(test.Db)
            .AddOrganization()
            .BuildServiceProvider(
                new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
            );
        await Get<SchemaRunner>().Run();
        Ana = Actor(await Register("Department of Civic Services", "DCS"), "Ana");
        Bo = Actor(await Register("Ministry of Elsewhere", "MOE"), "Bo");
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await test.DisposeAsync();
        GC.SuppressFinalize(this);
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
