using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Responses;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Bellwether.Bench;

/// <summary>
/// An agency as large as a department: 40 services with 5 channels each (200 collectors), two years, a seven-item
/// questionnaire in two versions, 2 languages and 3 places, one comment in seven responses.
/// </summary>
internal sealed class ResponsesWorld : IAsyncDisposable
{
    public const int Services = 40;
    public const int Days = 730;
    public static readonly DateOnly FirstDay = new(2024, 10, 1);
    private static readonly string[] Channels = ["web", "phone", "office", "email", "chat"];
    private static readonly string[] Languages = ["en", "en", "en", "es"];
    private static readonly Slice[] Slices =
    [
        .. from channel in Channels
        from language in Languages
        from place in new[] { "north", "south", "west" }
        select new Slice(channel, language, place),
    ];
    private static readonly Guid Space = new("5f0b3c8e-0000-4000-8000-000000000001");
    private const string Words =
        "The person at the counter was patient with me, but I had to bring the same letter twice and nobody could say why.";

    private readonly ServiceProvider provider;

    private ResponsesWorld(Db db, ServiceProvider provider)
    {
        Db = db;
        this.provider = provider;
        Agency = Ids.From(Space, "agency");
        Collectors =
        [
            .. Enumerable
                .Range(0, Services * Channels.Length)
                .Select(i => Ids.From(Space, $"collector {i}")),
        ];
    }

    public Db Db { get; }

    public Guid Agency { get; }

    public ImmutableArray<Guid> Collectors { get; }

    public ImmutableArray<InstrumentVersion> Versions { get; private set; } = [];

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public static async Task<ResponsesWorld> Open(Options options, bool fresh = true)
    {
        var postgres = options.Text("postgres");
        var folder = options.Text("data") ?? Path.Combine(Path.GetTempPath(), "bellwether-bench");
        if (postgres is not null)
            postgres = fresh ? await FreshDatabase(postgres) : Named(postgres);
        if (postgres is null && fresh && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var db = Db.Open(folder, postgres);
        var services = new ServiceCollection()
            .AddLogging()
            .AddFoundation(db)
            .AddInstruments()
            .AddResponses()
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaRunner>().Run();
        var world = new ResponsesWorld(db, services);
        world.Versions = [await world.Freeze(1), await world.Freeze(2)];
        return world;
    }

    /// <summary>Starts what runs in the background of a server: folding of deltas or of the write-ahead log.</summary>
    public async Task StartJobs()
    {
        foreach (var job in provider.GetServices<IHostedService>())
            await job.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var job in provider.GetServices<IHostedService>())
            await job.StopAsync(CancellationToken.None);
        await provider.DisposeAsync();
        await Db.DisposeAsync();
    }

    /// <summary>Response number i of so many, in the order of their days. Live ones all fall on the last day.</summary>
    public NewResponse Response(int number, int of, bool live)
    {
        var random = new Random(number);
        var collector = random.Next(Collectors.Length);
        var day = FirstDay.AddDays(live ? Days - 1 : (int)((long)number * Days / of));
        var version = Versions[day < FirstDay.AddDays(500) ? 0 : 1];
        var at = new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero).AddSeconds(
            random.Next(86_400)
        );
        var mood = random.Next(3);
        var values = new long[version.Items.Length];
        for (var i = 0; i < 7; i++)
            values[i] = random.Next(20) == 0 ? 0 : Math.Clamp(2 + mood + random.Next(-1, 2), 1, 5);
        var speaks = random.Next(7) == 0;
        values[7] = speaks ? 1 : 0;
        var comment = $"{Words} Case {number}.";
        return new NewResponse(
            Ids.New(at),
            Agency,
            Collectors[collector],
            version,
            $"{number:x8}-4e1f-4f6e-9c55-0123456789ab",
            new AnswerSheet([.. values], []),
            Slices[(collector % Channels.Length * 12) + random.Next(12)],
            day,
            Period.MonthNumber(FiscalCalendar.UsFederal.QuarterOf(day).First),
            at
        )
        {
            Comments = speaks ? [new NewComment(7, comment, comment, "en")] : [],
        };
    }

    /// <summary>An empty database on that server.</summary>
    public static async Task<string> FreshDatabase(string postgres)
    {
        await using (var server = new NpgsqlConnection(postgres))
        {
            await server.ExecuteAsync("DROP DATABASE IF EXISTS bellwether_bench WITH (FORCE)");
            await server.ExecuteAsync("CREATE DATABASE bellwether_bench");
        }
        return Named(postgres);
    }

    public static string Named(string postgres) =>
        new NpgsqlConnectionStringBuilder(postgres) { Database = "bellwether_bench" }.ToString();

    private async Task<InstrumentVersion> Freeze(int number) =>
        (
            await Get<FreezeVersion>()
                .Run(
                    Actor.System(Agency),
                    new VersionToFreeze(Ids.From(Space, "instrument"), "bench", Content(number))
                )
        ).Value;

    private static InstrumentContent Content(int number)
    {
        string[] keys =
        [
            "satisfaction",
            "trust",
            "effectiveness",
            "ease",
            "efficiency",
            "transparency",
            "employee",
        ];
        return new InstrumentContent(
            LocalText.Of($"How did we do? ({number})"),
            [
                .. keys.Select(key => new Item(key, ItemKind.SingleChoice, LocalText.Of(key))
                {
                    Measures = key,
                    InDriverSet = true,
                    Options =
                    [
                        .. Enumerable
                            .Range(1, 5)
                            .Select(i => new ResponseOption(
                                $"{i}",
                                LocalText.Of($"{i}"),
                                i,
                                i >= 4
                            )),
                    ],
                }),
                new Item("comment", ItemKind.Text, LocalText.Of("Anything else?")),
            ]
        );
    }
}
