using Bellwether.Collection.Filings;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Collection.Tests.Filings;

/// <summary>An agency that imports filings, on a real database.</summary>
public sealed class FilingsWorld : IAsyncDisposable
{
    private readonly TestDb database;
    private readonly ServiceProvider provider;

    private FilingsWorld(TestDb database, ServiceProvider provider)
    {
        this.database = database;
        this.provider = provider;
    }

    public Actor Actor { get; private set; } = null!;

    public Guid AgencyId => Actor.AgencyId;

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<FilingsWorld> Open()
    {
        var opened = await TestDb.Open();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FakeTime())
            .AddFoundation(opened.Db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaRunner>().Run();
        var world = new FilingsWorld(opened, services);
        var agency = await world
            .Get<RegisterAgency>()
            .Run(new AgencyToRegister("Office of Customer Experience", "OCX"));
        world.Actor = Actor.System(agency.Value.AgencyId);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }

    public async Task<ImportReport> Import(Stream file, string name = "filings.csv") =>
        (await Get<ImportA11>().Run(Actor, file, name)).Value;

    public async Task<IReadOnlyList<Collector>> Collectors() =>
        await Get<ListCollectors>().Run(AgencyId);

    public async Task<IReadOnlyList<Tally>> Tallies()
    {
        var collectors = await Collectors();
        return await Get<ReadTallies>()
            .Run(
                AgencyId,
                [.. collectors.Select(collector => collector.CollectorId)],
                DateOnly.MinValue,
                DateOnly.MaxValue
            );
    }

    public async Task<IReadOnlyList<Cell>> Cells()
    {
        var collectors = await Collectors();
        return await Get<ReadCells>()
            .Run(
                new CellQuery(
                    AgencyId,
                    [.. collectors.Select(collector => collector.CollectorId)],
                    Cube.QuarterChannel,
                    0,
                    int.MaxValue
                )
            );
    }

    /// <summary>The state a stop leaves between recording the counts and noting that the filings are in.</summary>
    public Task ForgetFilings() =>
        database.Db.Write(tx =>
            tx.Connection!.ExecuteAsync("DELETE FROM collection_filing", transaction: tx)
        );

    /// <summary>Every fact in the database as text, so that two states can be compared.</summary>
    public async Task<IReadOnlyList<string>> Everything()
    {
        var tallies = (await Tallies()).Select(tally =>
            $"{tally.ExternalId} {tally.CollectorId} {tally.VersionId} {tally.Respondents} {string.Join(';', tally.Items.Select(i => $"{i.ItemKey}:{string.Join(' ', i.Counts)}:{i.Withheld}"))}"
        );
        var cells = (await Cells()).Select(cell =>
            $"{cell.CollectorId} {cell.VersionId} {cell.Period} {cell.Slice} {string.Join(' ', cell.Sums)}"
        );
        var volumes = (
            await Get<ReadVolumes>()
                .Run(new VolumeQuery(AgencyId, DateOnly.MinValue, DateOnly.MaxValue))
        ).Select(fact => fact.ToString());
        var imports = (await Get<ListImports>().Run(AgencyId)).Select(import => $"{import}");
        var services = (await Get<ListServices>().Run(AgencyId)).Select(service => $"{service}");
        var units = (await Get<ListUnits>().Run(AgencyId)).Select(unit => $"{unit}");
        return
        [
            .. tallies
                .Concat(cells)
                .Concat(volumes)
                .Concat(imports)
                .Concat(services)
                .Concat(units)
                .Order(StringComparer.Ordinal),
        ];
    }
}
