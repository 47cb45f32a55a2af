using Bellwether.Collection.Sources;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Foundation.Events;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Responses;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(Bellwether.Collection.Tests.CollectionDatabase))]

namespace Bellwether.Collection.Tests;

/// <summary>One database for all tests of collectors and the intake; each test has an agency of its own in it.</summary>
public sealed class CollectionDatabase : IAsyncLifetime
{
    private TestDb opened = null!;

    public Db Db => opened.Db;

    public async ValueTask InitializeAsync()
    {
        opened = await TestDb.Open();
        await using var provider = CollectionWorld.Provide(Db, new FakeTime(), null);
        await provider.GetRequiredService<SchemaRunner>().Run();
    }

    public ValueTask DisposeAsync() => opened.DisposeAsync();
}

/// <summary>An agency with a service and frozen questionnaires, on a real database.</summary>
public sealed class CollectionWorld : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private CollectionWorld(Db db, ServiceProvider provider, FakeTime time)
    {
        Db = db;
        this.provider = provider;
        Time = time;
    }

    /// <summary>March 3, 2026, 10 o'clock in Washington, a day in FY2026Q2.</summary>
    public FakeTime Time { get; }

    public Db Db { get; }

    public Agency Agency { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public Actor Ana => new(Agency.AgencyId, null, "Ana");

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<CollectionWorld> Open(
        CollectionDatabase database,
        IntakeSettings? settings = null,
        SourceSettings? sources = null
    )
    {
        var time = new FakeTime();
        var world = new CollectionWorld(
            database.Db,
            Provide(database.Db, time, settings, sources),
            time
        );
        var name = $"Department {Guid.CreateVersion7():N}";
        world.Agency = (
            await world.Get<RegisterAgency>().Run(new AgencyToRegister(name, name[^12..]))
        ).Value;
        var unit = await world
            .Get<AddUnit>()
            .Run(world.Ana, new UnitToAdd("Travel Documents", "BTD", UnitKind.Bureau));
        world.Service = (
            await world
                .Get<AddService>()
                .Run(
                    world.Ana,
                    new ServiceToAdd(unit.Value.UnitId, "Renewing a passport")
                    {
                        SpanishName = "Renovar un pasaporte",
                    }
                )
        ).Value;
        return world;
    }

    /// <summary>The same database as another process sees it.</summary>
    public ServiceProvider AnotherProcess() => Provide(Db, Time, null);

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    public async Task<InstrumentVersion> Freeze(
        string template,
        Guid? instrumentId = null,
        Func<InstrumentContent, InstrumentContent>? change = null
    )
    {
        var found = ListTemplates.Find(template)!;
        var content = found
            .Fill(found.Slots.ToDictionary(slot => slot.Key, slot => slot.Example), ["en", "es"])
            .Value;
        var frozen = await Get<FreezeVersion>()
            .Run(
                Ana,
                new VersionToFreeze(
                    instrumentId ?? Ids.New(Time),
                    template,
                    change is null ? content : change(content)
                )
            );
        return frozen.Value;
    }

    public async Task<Collector> OpenCollector(
        InstrumentVersion version,
        Func<CollectorToOpen, CollectorToOpen>? change = null
    )
    {
        var what = new CollectorToOpen(
            Service.ServiceId,
            version.VersionId,
            "Passport web form",
            "website"
        )
        {
            ClearanceId = await Cover(version),
        };
        return (await Get<OpenCollector>().Run(Ana, change is null ? what : change(what))).Value;
    }

    /// <summary>A clearance under which that version may be asked; without terms, one that needs no number and never ends.</summary>
    public Task<Guid> Cover(InstrumentVersion version, ClearanceTerms? terms = null) =>
        Get<AddClearance>().Cover(Get<AttestVersion>(), version, terms);

    /// <summary>Terms with a number and a last day.</summary>
    public static ClearanceTerms Approved(
        DateOnly until,
        string number = "1234-0001",
        double minutes = 1
    ) =>
        new("control_number", $"Approval {number}")
        {
            ControlNumber = number,
            ExpiresOn = until,
            BurdenMinutes = minutes,
        };

    public Task<Outcome<Received>> Answer(
        Collector collector,
        params (string Item, string Given)[] answers
    ) => Get<RecordResponse>().Run(Incoming(collector, answers));

    public static IncomingResponse Incoming(
        Collector collector,
        params (string Item, string Given)[] answers
    ) =>
        new(
            collector.Key,
            answers
                .GroupBy(answer => answer.Item)
                .ToDictionary(
                    item => item.Key,
                    item => (IReadOnlyList<string>)[.. item.Select(answer => answer.Given)]
                )
        );

    public async Task<IReadOnlyList<T>> Events<T>()
        where T : IEvent =>
        [
            .. (await Get<Outbox>().After(0, 100_000))
                .Where(entry => entry.Kind == typeof(T).Name && entry.AgencyId == Agency.AgencyId)
                .Select(entry => entry.As<T>()),
        ];

    internal static ServiceProvider Provide(
        Db db,
        TimeProvider time,
        IntakeSettings? settings = null,
        SourceSettings? sources = null
    ) =>
        new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(time)
            .AddSingleton(settings ?? new IntakeSettings())
            .AddSingleton(sources ?? new SourceSettings())
            .AddFoundation(db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .BuildServiceProvider(
                new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
            );
}
