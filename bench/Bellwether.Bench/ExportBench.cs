using System.Diagnostics;
using Bellwether.Responses;

namespace Bellwether.Bench;

/// <summary>Files of responses: time, size and the memory it takes, at growing numbers of responses.</summary>
internal static class ExportBench
{
    public static void Run(string[] args) => Measure(new Options(args)).GetAwaiter().GetResult();

    private static async Task Measure(Options options)
    {
        await using var world = await ResponsesWorld.Open(options);
        Console.WriteLine($"{world.Db.Dialect.Name}, seven items and a comment, 200 collectors");
        var filled = 0;
        foreach (var rows in new[] { 100_000, 300_000, 1_000_000 })
        {
            if (rows > options.Number("rows", 1_000_000))
                break;
            await ResponsesAppendBench.Fill(world, filled, rows - filled, 2048, rows);
            filled = rows;
            foreach (var format in Enum.GetValues<ExportFormat>())
                await Write(world, format);
        }
    }

    private static async Task Write(ResponsesWorld world, ExportFormat format)
    {
        var query = new ExportQuery(
            world.Agency,
            [
                .. world.Collectors.Select(id => new ExportSource(
                    id,
                    world.Versions[0].InstrumentId,
                    "A collector",
                    "A service"
                )),
            ],
            ResponsesWorld.FirstDay,
            ResponsesWorld.FirstDay.AddDays(ResponsesWorld.Days)
        )
        {
            WithWords = true,
        };
        var path = Path.Combine(Path.GetTempPath(), "bellwether-bench-export");
        GC.Collect();
        using var memory = new HighWater();
        var watch = Stopwatch.StartNew();
        ExportReport report;
        long size;
        await using (var file = new FileStream(path, FileMode.Create))
        {
            report = await world.Get<ExportResponses>().Run(query, format, file);
            size = file.Length;
        }
        watch.Stop();
        File.Delete(path);
        Console.WriteLine(
            $"  {format, -7} {report.Responses, 10:N0} responses {watch.Elapsed.TotalSeconds, 7:N2} s  {report.Responses / watch.Elapsed.TotalSeconds, 9:N0}/s  {size / 1e6, 7:N1} MB  managed heap at most {memory.Megabytes, 5:N0} MB"
        );
    }

    /// <summary>The highest managed heap while it lives, looked at fifty times a second.</summary>
    private sealed class HighWater : IDisposable
    {
        private readonly Timer timer;
        private long most;

        public HighWater() =>
            timer = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(false)), null, 0, 20);

        public double Megabytes => most / 1e6;

        public void Dispose() => timer.Dispose();
    }
}
