using System.Globalization;

namespace Bellwether.Bench;

/// <summary>
/// The public doors over HTTP, as the product is run: the server is the real executable in a process of its own, the load comes
/// from wrk on the same cores, and a receipt counts only after the commit. Beside it, in the same minutes, servers that do less.
/// </summary>
internal static class IntakeBench
{
    public static void Run(string[] args) => Measure(new Options(args)).GetAwaiter().GetResult();

    private static async Task Measure(Options options)
    {
        var connections = options.Number("connections", 256);
        var seconds = options.Number("seconds", 10);
        var times = options.Number("times", 5);
        var store = options.Text("postgres") is null ? "SQLite" : "PostgreSQL";
        foreach (var mode in (options.Text("modes") ?? "answers,flows").Split(','))
        {
            await using var server = await IntakeServer.Start(mode, options);
            using var load = new IntakeLoad(server.Address, mode, options.Has("speak"));
            await load.Run(connections, 15);
            var results = new List<LoadResult>();
            for (var i = 0; i < times; i++)
                results.Add(await load.Run(connections, seconds));
            results.Sort((a, b) => a.PerSecond.CompareTo(b.PerSecond));
            var median = results[times / 2];
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{store}, {mode}: {median.PerSecond:N0}/s (median of {times}; {results[0].PerSecond:N0} to {results[^1].PerSecond:N0}), p50 {median.P50:N1} ms, p99 {median.P99:N1} ms, refused or failed {results.Sum(result => result.Failed)}, memory of service and store at most {server.PeakMemory >> 20} MB"
                )
            );
        }
    }
}
