using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bellwether.Bench;

/// <summary>A server in a process of its own: the product, or one that does less.</summary>
internal sealed class IntakeServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly CancellationTokenSource ended = new();
    private readonly Task watching;

    private IntakeServer(Process process, string address, bool withStore)
    {
        this.process = process;
        Address = address;
        watching = Watch(withStore);
    }

    public string Address { get; }

    /// <summary>The largest sum of proportional memory of the server and, on PostgreSQL, all its processes, looked at four times a second.</summary>
    public long PeakMemory { get; private set; }

    public static async Task<IntakeServer> Start(string mode, Options options)
    {
        var postgres = options.Text("postgres");
        var address = $"http://127.0.0.1:{FreePort()}";
        string[] words;
        if (mode is "answers" or "flows")
        {
            var folder = Path.Combine(
                options.Text("data") ?? Path.GetTempPath(),
                $"bellwether-{mode}"
            );
            if (postgres is not null)
                postgres = await ResponsesWorld.FreshDatabase(postgres);
            await IntakeWorld.Make(folder, postgres);
            words =
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
            ];
        }
        else
            words =
            [
                Path.Combine(AppContext.BaseDirectory, "Bellwether.Bench.dll"),
                "intake-reference",
                "--mode",
                mode,
                "--urls",
                address,
                .. postgres is null ? Array.Empty<string>() : ["--postgres", postgres],
            ];
        var start = new ProcessStartInfo("dotnet", words);
        // Raised, not taken away: every step of the intake runs.
        start.Environment["Bellwether__Collection__AnswersPerMinute"] = "100000000";
        start.Environment["Bellwether__Collection__AnswersAtOnce"] = "100000000";
        var started = Process.Start(start)!;
        using var client = new HttpClient();
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                using var said = await client.GetAsync(new Uri(address + "/f/bench-0"));
                return new IntakeServer(started, address, postgres is not null);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException("The server did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await watching;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        ended.Dispose();
    }

    private async Task Watch(bool withStore)
    {
        while (!ended.IsCancellationRequested)
        {
            var sum = Memory(process.Id);
            if (withStore)
                foreach (var one in Process.GetProcessesByName("postgres"))
                    using (one)
                        sum += Memory(one.Id);
            PeakMemory = Math.Max(PeakMemory, sum);
            await Task.Delay(250);
        }
    }

    // Pss shares out what processes have in common, so that PostgreSQL's shared buffers are counted once.
    private static long Memory(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/smaps_rollup")
                .First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                    CultureInfo.InvariantCulture
                ) * 1024;
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
