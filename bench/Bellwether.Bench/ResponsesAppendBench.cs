using System.Diagnostics;
using Bellwether.Responses;

namespace Bellwether.Bench;

/// <summary>How many durable responses a second one process records, cells and events included.</summary>
internal static class ResponsesAppendBench
{
    public static void Run(string[] args) => Measure(new Options(args)).GetAwaiter().GetResult();

    private static async Task Measure(Options options)
    {
        var rows = options.Number("rows", 200_000);
        var callers = options.Number("callers", 2048);
        await using var world = await ResponsesWorld.Open(options);
        var record = world.Get<RecordResponses>();
        await world.StartJobs();
        await Fill(world, 0, 5_000, callers);
        foreach (var live in new[] { false, true })
        {
            var from = live ? rows + 5_000 : 5_000;
            var made = Enumerable
                .Range(from, rows)
                .Select(i => world.Response(i, rows + 5_000, live))
                .ToArray();
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var waits = await Fill(record, made, callers);
            processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
            Console.WriteLine(
                $"{world.Db.Dialect.Name}, {(live ? "one day" : "two years")}: {rows / watch.Elapsed.TotalSeconds:N0} responses/s ({rows:N0} in {watch.Elapsed.TotalSeconds:N1} s, {callers} callers, {processor.TotalMicroseconds / rows:N1} µs of processor each; wait p50 {waits[rows / 2]:N1} ms, p99 {waits[rows / 100 * 99]:N1} ms, longest {waits[^1]:N0} ms)"
            );
        }
    }

    public static async Task Fill(
        ResponsesWorld world,
        int from,
        int count,
        int callers,
        int? of = null
    )
    {
        const int atOnce = 50_000;
        var record = world.Get<RecordResponses>();
        for (var done = 0; done < count; done += atOnce)
        {
            var first = from + done;
            var made = Enumerable
                .Range(first, Math.Min(atOnce, count - done))
                .Select(i => world.Response(i, of ?? count, false))
                .ToArray();
            await Fill(record, made, callers);
        }
    }

    private static async Task<double[]> Fill(
        RecordResponses record,
        NewResponse[] responses,
        int callers
    )
    {
        var next = -1;
        var waits = new double[responses.Length];
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(async _ =>
                {
                    while (true)
                    {
                        var mine = Interlocked.Increment(ref next);
                        if (mine >= responses.Length)
                            return;
                        var started = Stopwatch.GetTimestamp();
                        await record.Run(responses[mine]);
                        waits[mine] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                    }
                })
        );
        Array.Sort(waits);
        return waits;
    }
}
