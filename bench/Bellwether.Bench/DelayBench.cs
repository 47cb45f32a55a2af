using System.Globalization;
using Bellwether.Statistics.Change;

namespace Bellwether.Bench;

/// <summary>Days until a drop is found in one stream, at one false alarm a year (specification 05b).</summary>
internal static class DelayBench
{
    public static void Run(string[] args)
    {
        var repeats = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        Console.WriteLine(
            "answers a day, new share | detector | threshold | mean days | within 7 days"
        );
        foreach (
            var (n, shares) in new[]
            {
                (10, new[] { 0.72 }),
                (40, [0.76, 0.72, 0.65]),
                (150, [0.76, 0.72]),
            }
        )
        {
            foreach (var (name, make) in Detectors())
            {
                var threshold = name.EndsWith("365 promised", StringComparison.Ordinal)
                    ? Math.Log(365)
                    : Calibrate(n, make, repeats);
                foreach (var share in shares)
                {
                    var delays = Delays(n, share, make, threshold, repeats);
                    Console.WriteLine(
                        $"{n} to {share:0.00} | {name} | {threshold:0.00} | {delays.Average():0.0} | {delays.Count(d => d <= 7) / (double)delays.Count:0.00}"
                    );
                }
            }
        }
    }

    private static (string, Func<Func<long, long, double>>)[] Detectors() =>
        [
            (
                "CUSUM .72",
                () =>
                {
                    var c = new ShareCusum(0.8, 0.72);
                    return (x, n) => (c = c.Step(x, n)).Value;
                }
            ),
            ("FOCuS", () => new FocusShare(0.8).Step),
            (
                "e-detector, calibrated",
                () =>
                {
                    var e = EDetector.Start(0.8);
                    return (x, n) => (e = e.Step(x, n)).LogValue;
                }
            ),
            (
                "e-detector, 365 promised",
                () =>
                {
                    var e = EDetector.Start(0.8);
                    return (x, n) => (e = e.Step(x, n)).LogValue;
                }
            ),
        ];

    /// <summary>Threshold at which the average run in control is 365 days: bisection on fixed seeds.</summary>
    private static double Calibrate(int n, Func<Func<long, long, double>> make, int repeats)
    {
        var usual = new Binomial(n, 0.8);
        var paths = Enumerable
            .Range(0, Math.Max(200, repeats / 2))
            .AsParallel()
            .Select(seed =>
            {
                var random = new Random(seed);
                var step = make();
                var most = double.NegativeInfinity;
                var records = new List<(int Day, double Value)>();
                for (var day = 1; day <= 2500; day++)
                {
                    var value = step(usual.Draw(random), n);
                    if (value > most)
                    {
                        most = value;
                        records.Add((day, value));
                    }
                }

                return records;
            })
            .ToList();
        var (low, high) = (1.0, 12.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            // Runs cut at 2,500 days count as exponential: total time over number of alarms.
            var times = paths
                .Select(p => p.FindIndex(r => r.Value >= middle) is var k and >= 0 ? p[k].Day : -1)
                .ToList();
            var alarms = times.Count(t => t > 0);
            var mean = alarms == 0 ? double.MaxValue : times.Sum(t => t > 0 ? t : 2500.0) / alarms;
            (low, high) = mean < 365 ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static List<int> Delays(
        int n,
        double share,
        Func<Func<long, long, double>> make,
        double threshold,
        int repeats
    )
    {
        var (usual, dropped) = (new Binomial(n, 0.8), new Binomial(n, share));
        return Enumerable
            .Range(0, repeats)
            .AsParallel()
            .Select(seed =>
            {
                var random = new Random(90_000 + seed);
                var step = make();
                for (var day = 1; day <= 60; day++)
                {
                    if (step(usual.Draw(random), n) >= threshold)
                    {
                        return -1;
                    }
                }

                for (var day = 1; day <= 3000; day++)
                {
                    if (step(dropped.Draw(random), n) >= threshold)
                    {
                        return day;
                    }
                }

                return 3000;
            })
            .Where(d => d > 0)
            .ToList();
    }
}
