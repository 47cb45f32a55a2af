using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Measurement.Tests;

/// <summary>An agency with a service, on a real database, and a short way to put answers in.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly TestDb database;
    private readonly ServiceProvider provider;

    private World(TestDb database, ServiceProvider provider)
    {
        this.database = database;
        this.provider = provider;
    }

    public FakeTime Time { get; private init; } = new();

    public Guid AgencyId { get; private set; }

    public Guid ServiceId { get; private set; }

    public IServiceProvider Provider => provider;

    public Actor Actor => Actor.System(AgencyId);

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<World> Open()
    {
        var time = new FakeTime(new DateTimeOffset(2026, 3, 3, 15, 0, 0, TimeSpan.Zero));
        var opened = await TestDb.Open();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddFoundation(opened.Db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddMeasurement()
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaRunner>().Run();
        var world = new World(opened, services) { Time = time };
        world.AgencyId = (
            await world.Get<RegisterAgency>().Run(new AgencyToRegister("Department of Works", "DW"))
        )
            .Value
            .AgencyId;
        var unit = await world
            .Get<AddUnit>()
            .Run(world.Actor, new UnitToAdd("Permits Bureau", "PB", UnitKind.Bureau));
        world.ServiceId = (
            await world
                .Get<AddService>()
                .Run(world.Actor, new ServiceToAdd(unit.Value.UnitId, "Getting a permit"))
        )
            .Value
            .ServiceId;
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }

    public ScopedCollector Collector(string name = "Permit desk", string channel = "email") =>
        new(Ids.From(AgencyId, name + channel), ServiceId, name, "Getting a permit", channel);

    public static Scope Scope(params ScopedCollector[] collectors) =>
        new("Getting a permit", [.. collectors]);

    public static Period Quarter(int year, int quarter) =>
        FiscalCalendar.UsFederal.Quarter(year, quarter);

    public async Task<InstrumentVersion> Freeze(string instrument, params Item[] items) =>
        (
            await Get<FreezeVersion>()
                .Run(
                    Actor,
                    new VersionToFreeze(
                        Ids.From(AgencyId, instrument),
                        instrument,
                        new InstrumentContent(LocalText.Of(instrument), [.. items])
                    )
                )
        ).Value;

    /// <summary>Records counts of the trust question (or of all items given) for a whole month or quarter.</summary>
    public Task Count(
        ScopedCollector collector,
        InstrumentVersion version,
        Period period,
        params ItemTally[] items
    ) => Count(collector, version, period, null, items);

    public async Task Count(
        ScopedCollector collector,
        InstrumentVersion version,
        Period period,
        long? respondents,
        params ItemTally[] items
    )
    {
        var external = $"{period.Name}/{version.VersionId}";
        await Get<RecordTallies>()
            .Run([
                new NewTally(
                    Ids.From(collector.CollectorId, external),
                    AgencyId,
                    collector.CollectorId,
                    version,
                    external,
                    period.First,
                    period.Last,
                    new Slice(collector.Channel),
                    respondents ?? items.Max(item => item.Counts.Sum()),
                    items,
                    "a test"
                ),
            ]);
    }

    public async Task Offer(ScopedCollector collector, Period period, long offered) =>
        Assert.True(
            (
                await Get<RecordVolume>()
                    .Run(
                        Actor,
                        new VolumeToRecord(
                            ServiceId,
                            collector.Channel,
                            period.First,
                            period.Last,
                            null,
                            offered,
                            "a test",
                            $"{collector.CollectorId}/{period.Name}"
                        )
                        {
                            ScopeId = collector.CollectorId,
                        }
                    )
            ).IsDone
        );

    public static ItemTally Trust(params long[] counts) => new("trust", [.. counts]);
}

/// <summary>Questions of the standard forms.</summary>
public static class Ask
{
    public static Item FivePoint(
        string words = "This interaction increased my trust in the bureau.",
        string key = "trust",
        string construct = "interaction-increased-trust"
    ) =>
        new(key, ItemKind.SingleChoice, LocalText.Of(words))
        {
            Measures = key,
            Construct = construct,
            Options =
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(i => new ResponseOption($"{i}", LocalText.Of($"{i}"), i, i >= 4)),
            ],
        };

    public static Item Thumbs() =>
        new("trust", ItemKind.SingleChoice, LocalText.Of("This interaction increased my trust."))
        {
            Measures = "trust",
            Construct = "interaction-increased-trust",
            Options =
            [
                new ResponseOption("1", LocalText.Of("Yes"), 1, true),
                new ResponseOption("0", LocalText.Of("No"), 0),
            ],
        };

    public static Item List(string key, string answer, params string[] drivers) =>
        new(key, ItemKind.MultiChoice, LocalText.Of(key))
        {
            AskedWhen = new Routing("trust", [answer]),
            Options =
            [
                .. drivers.Select(driver => new ResponseOption(driver, LocalText.Of(driver))),
            ],
        };
}
