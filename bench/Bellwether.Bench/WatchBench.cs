using System.Diagnostics;
using Bellwether.Measurement;
using Bellwether.Monitoring;

namespace Bellwether.Bench;

/// <summary>How long it takes to step 1,000 streams: one look as answers come in, and a start of the server over two years.</summary>
internal static class WatchBench
{
    private const int Streams = 1_000;
    private const int Days = 730;
    private const int OpenDays = 4;
    private static readonly DateOnly First = new(2024, 10, 1);

    public static void Run()
    {
        var random = new Random(1);
        var counts = new List<DayCount>(Streams * Days);
        for (var stream = 0; stream < Streams; stream++)
        for (var day = 0; day < Days; day++)
            counts.Add(
                new DayCount(
                    Guid.Empty,
                    $"c{stream}",
                    "trust",
                    "a",
                    First.AddDays(day),
                    random.Next(11, 20),
                    20
                )
            );
        var days = new StreamDays();
        days.Replace(First, counts);
        var watch = new Watch(
            days,
            WatchRules.Default,
            Array.Empty<Judged>().ToLookup(judged => judged.On)
        );
        var start = Stopwatch.StartNew();
        var (settled, _) = Replay.Run(watch, [], First, First.AddDays(Days - OpenDays - 1));
        Console.WriteLine(
            $"  {Streams:N0} streams, {Days - OpenDays} days, from nothing: {start.ElapsedMilliseconds:N0} ms"
        );
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var look = Stopwatch.StartNew();
            Replay.Run(watch, settled, First.AddDays(Days - OpenDays), First.AddDays(Days - 1));
            times.Add(look.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(
            $"  one look at the {OpenDays} open days of all streams: {times[100]:N2} ms (p99 {times[198]:N2})"
        );
        var one = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var step = Stopwatch.StartNew();
            watch.Advance(settled, First.AddDays(Days - OpenDays));
            one.Add(step.Elapsed.TotalMilliseconds);
        }
        one.Sort();
        Console.WriteLine($"  stepping all detectors once: {one[100]:N2} ms (p99 {one[198]:N2})");
    }
}
