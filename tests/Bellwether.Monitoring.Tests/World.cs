using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Monitoring.Tests;

/// <summary>An agency with a service that people answer about each day, on a real database.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly TestDb database;
    private readonly ServiceProvider provider;
    private InstrumentVersion version = null!;

    private World(TestDb database, ServiceProvider provider)
    {
        this.database = database;
        this.provider = provider;
    }

    public FakeTime Time { get; private init; } = new();

    public Guid AgencyId { get; private set; }

    public Guid ServiceId { get; private set; }

    public ServiceProvider Provider => provider;

    public Actor Analyst => new(AgencyId, Ids.From(AgencyId, "an analyst"), "An analyst");

    public DateOnly Today => new(2026, 3, 3);

    public ScopedCollector Collector =>
        new(Ids.From(AgencyId, "web form"), ServiceId, "Web form", "Getting a permit", "web");

    public Scope Scope => new("Getting a permit", [Collector]);

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<World> Open(NoticeSettings? notices = null)
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
            .AddSingleton(notices ?? new NoticeSettings())
            .AddMonitoring()
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaRunner>().Run();
        var world = new World(opened, services) { Time = time };
        await world.Found();
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Counts of trust for days in a row, 40 answers each.</summary>
    public Task Answers(DateOnly first, int days, long favourable, string note = "") =>
        Get<RecordTallies>()
            .Run([
                .. Enumerable
                    .Range(0, days)
                    .Select(i => first.AddDays(i))
                    .Select(day => new NewTally(
                        Ids.From(AgencyId, $"{day:O}{note}"),
                        AgencyId,
                        Collector.CollectorId,
                        version,
                        $"{day:O}{note}",
                        day,
                        day,
                        new Slice("web"),
                        40,
                        [new ItemTally("trust", [favourable, 40 - favourable])],
                        "a test"
                    )),
            ]);

    public Task<WatchReport> Watch() => Get<WatchStreams>().Run(AgencyId, Scope);

    private async Task Found()
    {
        AgencyId = (
            await Get<RegisterAgency>().Run(new AgencyToRegister("Department of Works", "DW"))
        )
            .Value
            .AgencyId;
        var actor = Actor.System(AgencyId);
        var unit = await Get<AddUnit>()
            .Run(actor, new UnitToAdd("Permits Bureau", "PB", UnitKind.Bureau));
        ServiceId = (
            await Get<AddService>()
                .Run(actor, new ServiceToAdd(unit.Value.UnitId, "Getting a permit"))
        )
            .Value
            .ServiceId;
        version = (
            await Get<FreezeVersion>()
                .Run(
                    actor,
                    new VersionToFreeze(
                        Ids.From(AgencyId, "form"),
                        "form",
                        new InstrumentContent(
                            LocalText.Of("form"),
                            [
                                new(
                                    "trust",
                                    ItemKind.SingleChoice,
                                    LocalText.Of("This interaction increased my trust.")
                                )
                                {
                                    Measures = "trust",
                                    Options =
                                    [
                                        new ResponseOption("1", LocalText.Of("Yes"), 1, true),
                                        new ResponseOption("0", LocalText.Of("No"), 0),
                                    ],
                                },
                            ]
                        )
                    )
                )
        ).Value;
    }
}
