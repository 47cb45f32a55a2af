using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Responses.Writer;
using Bellwether.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Responses.Tests;

/// <summary>An agency with collectors and two versions of its questionnaire, on a real database.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly IAsyncDisposable owner;
    private readonly ServiceProvider provider;

    private World(Db db, IAsyncDisposable owner, ServiceProvider provider, FakeTime time)
    {
        Db = db;
        Time = time;
        this.owner = owner;
        this.provider = provider;
    }

    public FakeTime Time { get; }

    public Db Db { get; }

    public string Folder => Path.GetDirectoryName(((SqliteDialect)Db.Dialect).File)!;

    public Guid Agency { get; } = Guid.CreateVersion7();

    public static DateOnly FirstDay { get; } = new(2025, 10, 1);

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<World> Open()
    {
        var database = await TestDb.Open();
        return await Over(database.Db, database);
    }

    /// <summary>Over a database that may hold responses already; its owner is disposed with the world.</summary>
    public static async Task<World> Over(Db db, IAsyncDisposable? owner = null)
    {
        var time = new FakeTime();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddFoundation(db)
            .AddInstruments()
            .AddResponses()
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaRunner>().Run();
        return new World(db, owner ?? db, services, time);
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await owner.DisposeAsync();
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
