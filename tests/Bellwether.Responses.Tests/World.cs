using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Responses.Tests;

/// <summary>An agency with collectors and two versions of its questionnaire, on a real database.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly TestDb opened;
    private readonly ServiceProvider provider;

    private World(TestDb database, ServiceProvider services)
    {
        opened = database;
        provider = services;
    }

    public FakeTime Time { get; } = new();

    public Db Db => opened.Db;

    public string? Folder => opened.Folder;

    public Guid Agency { get; } = Guid.CreateVersion7();

    public static DateOnly FirstDay { get; } = new(2025, 10, 1);

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<World> Open()
    {
        var database = await TestDb.Open();
        var services = new ServiceCollection()
            .AddLogging()
            .AddFoundation(database.Db)
            .AddResponses()
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaRunner>().Run();
        return new World(database, services);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await opened.DisposeAsync();
    }

    public InstrumentVersion Version(int number) => Questionnaire.Version(Agency, number);

    public NewResponse Response(
        Guid collector,
        InstrumentVersion version,
        string externalId,
        params long[] values
    ) =>
        new(
            Ids.New(Time),
            Agency,
            collector,
            version,
            externalId,
            new AnswerSheet([.. values], []),
            new Slice("web", "en"),
            FirstDay,
            Period.MonthNumber(FirstDay),
            Time.GetUtcNow()
        );

    public Task<IReadOnlyList<Cell>> Cells(Cube cube, params Guid[] collectors) =>
        Get<ReadCells>().Run(new CellQuery(Agency, collectors, cube, 0, int.MaxValue));
}

/// <summary>Two versions of a questionnaire: scale items, check-boxes behind a route, and a comment.</summary>
public static class Questionnaire
{
    private static readonly Dictionary<(Guid, int), InstrumentVersion> Versions = [];

    /// <summary>Version 1: trust, effectiveness, ease (1 to 5), went_well (7 boxes), comment. Version 2: one scale item more.</summary>
    public static InstrumentVersion Version(Guid agency, int number)
    {
        lock (Versions)
        {
            if (!Versions.TryGetValue((agency, number), out var version))
                Versions[(agency, number)] = version = Make(agency, number);
            return version;
        }
    }

    private static InstrumentVersion Make(Guid agency, int number)
    {
        string[] scales =
            number == 1
                ? ["trust", "effectiveness", "ease"]
                : ["trust", "effectiveness", "ease", "employee"];
        ImmutableArray<Item> items =
        [
            .. scales.Select(Scale),
            new Item("went_well", ItemKind.MultiChoice, LocalText.Of("What went well?"))
            {
                Options =
                [
                    .. Enumerable
                        .Range(1, 7)
                        .Select(i => new ResponseOption($"w{i}", LocalText.Of($"Reason {i}"))),
                ],
            },
            new Item("comment", ItemKind.Text, LocalText.Of("Anything else?")),
        ];
        return new InstrumentVersion(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            agency,
            number,
            LocalText.Of("Survey"),
            items
        );
    }

    private static Item Scale(string key) =>
        new(key, ItemKind.SingleChoice, LocalText.Of(key))
        {
            Measures = key,
            InDriverSet = true,
            Options =
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(i => new ResponseOption($"{i}", LocalText.Of($"{i}"), i, i >= 4)),
                new ResponseOption("na", LocalText.Of("Does not apply")),
            ],
        };
}
