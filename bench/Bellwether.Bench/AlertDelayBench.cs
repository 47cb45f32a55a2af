using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Foundation.Data;
using Bellwether.Instruments;
using Bellwether.Measurement;
using Bellwether.Monitoring;
using Bellwether.Organization;
using Bellwether.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Bench;

/// <summary>
/// How long after the commit an alert stands, while answers come in at 1,000 a second: the real executable, the real intake and
/// outbox. Content answers flow on all channels; then everybody on one channel is discontent. The time is from the first of those
/// receipts to the alert in the database, so that it holds the answers that were needed to believe it.
/// </summary>
internal static class AlertDelayBench
{
    private const int BaselineDays = 100;
    private const int BaselineAnswers = 400;

    public static void Run(string[] args) => Measure(new Options(args)).GetAwaiter().GetResult();

    private static async Task Measure(Options options)
    {
        var rate = options.Number("rate", 1_000);
        var times = options.Number("times", 5);
        var waits = new List<double>();
        var sent = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var (wait, perSecond) = await Once(options, rate, i);
            waits.Add(wait);
            sent.Add(perSecond);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  alert {wait:N2} s after the first commit, at {perSecond:N0} answers a second"
                )
            );
        }
        waits.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(options.Text("postgres") is null ? "SQLite" : "PostgreSQL")}: median {waits[times / 2]:N2} s, longest {waits[^1]:N2} s, at {sent.Average():N0} answers a second"
            )
        );
    }

    private static async Task<(double Seconds, double PerSecond)> Once(
        Options options,
        int rate,
        int number
    )
    {
        var postgres = options.Text("postgres");
        if (postgres is not null)
            postgres = await ResponsesWorld.FreshDatabase(postgres);
        var folder = Path.Combine(
            options.Text("data") ?? Path.GetTempPath(),
            $"bellwether-alert-delay-{number}"
        );
        await IntakeWorld.Make(folder, postgres);
        await using var db = Db.Open(folder, postgres);
        await using var provider = Provider(db);
        await provider.GetRequiredService<SchemaRunner>().Run();
        var agency = (await provider.GetRequiredService<ListAgencies>().Run())[0].AgencyId;
        await Baseline(provider, agency);
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Serve(folder, postgres, address);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            await Ready(client);
            return await Load(provider, agency, client, rate);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<(double, double)> Load(
        ServiceProvider provider,
        Guid agency,
        HttpClient client,
        int rate
    )
    {
        using var stop = new CancellationTokenSource();
        var bad = false;
        long accepted = 0,
            firstBad = 0;
        var clock = Stopwatch.StartNew();
        var senders = Enumerable
            .Range(0, 50)
            .Select(async sender =>
            {
                var count = 0;
                while (!stop.IsCancellationRequested)
                {
                    var due = TimeSpan.FromSeconds((count * 50.0 + sender) / rate);
                    if (due > clock.Elapsed)
                        await Task.Delay(due - clock.Elapsed);
                    var collector = ++count % IntakeWorld.Collectors;
                    var isBad = Volatile.Read(ref bad) && collector == 0;
                    using var said = await client.PostAsJsonAsync(
                        new Uri(
                            $"/api/v1/collectors/bench-{collector}/responses",
                            UriKind.Relative
                        ),
                        Answer(sender, count, isBad)
                    );
                    if (!said.IsSuccessStatusCode)
                        throw new InvalidOperationException(await said.Content.ReadAsStringAsync());
                    Interlocked.Increment(ref accepted);
                    if (isBad)
                        Interlocked.CompareExchange(ref firstBad, clock.ElapsedTicks, 0);
                }
            })
            .ToList();
        // The server has looked at everything once, and answers flow.
        await Task.Delay(TimeSpan.FromSeconds(6));
        Volatile.Write(ref bad, true);
        var alerts = provider.GetRequiredService<ListAlerts>();
        var found = 0L;
        while (found == 0 && clock.Elapsed < TimeSpan.FromSeconds(40))
        {
            await Task.Delay(25);
            var list = await alerts.Run(agency);
            if (list.Waiting.Any(alert => alert.Signals.Any(s => s.Kind == SignalKind.Fall)))
                found = clock.ElapsedTicks;
        }
        var perSecond = accepted / clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await Task.WhenAll(senders);
        return found == 0
            ? throw new InvalidOperationException("No alert within 40 seconds.")
            : ((found - firstBad) / (double)Stopwatch.Frequency, perSecond);
    }

    private static object Answer(int sender, int count, bool isBad)
    {
        string Scale(int good) => (isBad ? 1 : good).ToString(CultureInfo.InvariantCulture);
        return new
        {
            externalId = $"{sender:x4}-{count:x8}-{Environment.ProcessId:x8}",
            language = "en",
            answers = new Dictionary<string, string>
            {
                ["satisfaction"] = Scale(5),
                ["trust"] = Scale((count % 5) + 1),
                ["effectiveness"] = Scale(4),
                ["ease"] = Scale(5),
                ["efficiency"] = Scale(4),
                ["transparency"] = Scale(4),
                ["employee"] = Scale(5),
            },
        };
    }

    // 100 days with 400 answers each, eight in ten of them content, on the first channel.
    private static async Task Baseline(ServiceProvider provider, Guid agency)
    {
        var collector = (
            await provider.GetRequiredService<ListCollectors>().Run(agency, null)
        ).Single(each => each.Key == "bench-0");
        var version = (
            await provider.GetRequiredService<FindVersion>().Run(agency, collector.VersionId)
        )!;
        var today = FiscalCalendar.UsFederal.LocalDay(TimeProvider.System.GetUtcNow());
        await provider
            .GetRequiredService<RecordTallies>()
            .Run([
                .. Enumerable
                    .Range(1, BaselineDays)
                    .Select(ago => today.AddDays(-ago))
                    .Select(day => new NewTally(
                        Ids.From(collector.CollectorId, $"{day:O}"),
                        agency,
                        collector.CollectorId,
                        version,
                        $"{day:O}",
                        day,
                        day,
                        new Slice("website"),
                        BaselineAnswers,
                        [
                            .. version
                                .Items.Where(item =>
                                    item is { Kind: ItemKind.SingleChoice, Options.Length: 5 }
                                )
                                .Select(item => new ItemTally(item.Key, [30, 20, 30, 100, 220])),
                        ],
                        "bench"
                    )),
            ]);
    }

    private static ServiceProvider Provider(Db db) =>
        new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddFoundation(db)
            .AddOrganization()
            .AddInstruments()
            .AddResponses()
            .AddCollection()
            .AddMeasurement()
            .AddMonitoring()
            .BuildServiceProvider();

    private static Process Serve(string folder, string? postgres, string address)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(
                    AppContext.BaseDirectory,
                    "../../Bellwether.Cli/release/bellwether.dll"
                ),
                "serve",
                "--data",
                folder,
                "--urls",
                address,
                .. postgres is null ? Array.Empty<string>() : ["--postgres", postgres],
            ]
        );
        start.Environment["Bellwether__Collection__AnswersPerMinute"] = "100000000";
        start.Environment["Bellwether__Collection__AnswersAtOnce"] = "100000000";
        return Process.Start(start)!;
    }

    private static async Task Ready(HttpClient client)
    {
        for (var tries = 0; tries < 200; tries++)
            try
            {
                using var said = await client.GetAsync(new Uri("/f/bench-0", UriKind.Relative));
                if (said.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        throw new InvalidOperationException("The server did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
