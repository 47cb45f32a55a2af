using System.Diagnostics;
using Bellwether.Statistics;
using Bellwether.Statistics.Change;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Bench;

/// <summary>Medians of repeated runs on one core.</summary>
internal static class StatisticsSpeedBench
{
    public static void Run(string[] args)
    {
        foreach (var p in new[] { 6, 10, 12, 16, 20 })
        {
            var moments = Simulated(p);
            Print(
                $"LMG of {p} drivers",
                "ms",
                Median(p > 14 ? 15 : 200, () => Lmg.Of(moments)) * 1e3
            );
        }

        var sixteen = Simulated(16);
        Print("Johnson of 16 drivers", "ms", Median(200, () => Johnson.Of(sixteen)) * 1e3);
        Print("FOCuS, per point", "us", Median(9, () => Focus(200_000)) / 200_000 * 1e6);
        Print("e-detector, per point", "us", Median(9, () => Bets(50_000)) / 50_000 * 1e6);
        Print("300 streams, one step", "ms", Median(5, () => Panel(365)) / 365 * 1e3);
        Print("PELT of 1,000 values", "ms", Median(9, () => Segments(1000)) * 1e3);
    }

    private static Moments Simulated(int p)
    {
        var random = new Random(p);
        return Moments.OfRows(
            Enumerable.Range(0, p + 1).Select(i => $"v{i}").ToList(),
            Enumerable
                .Range(0, 500)
                .Select(_ =>
                {
                    var common = random.NextDouble();
                    return Enumerable
                        .Range(0, p + 1)
                        .Select(_ => common + random.NextDouble())
                        .ToArray();
                })
                .ToList()
        );
    }

    private static void Focus(int points)
    {
        var random = new Random(1);
        var usual = new Binomial(40, 0.8);
        var focus = new FocusShare(0.8);
        for (var t = 0; t < points; t++)
        {
            focus.Step(usual.Draw(random), 40);
        }
    }

    private static void Bets(int points)
    {
        var random = new Random(1);
        var usual = new Binomial(40, 0.8);
        var detector = EDetector.Start(0.8);
        for (var t = 0; t < points; t++)
        {
            detector = detector.Step(usual.Draw(random), 40);
        }
    }

    private static void Panel(int days)
    {
        var random = new Random(1);
        var usual = new Binomial(40, 0.8);
        var panel = new StreamPanel(Enumerable.Repeat(new StreamBaseline(0.8), 300).ToList());
        var answers = Enumerable.Repeat(40L, 300).ToArray();
        var counts = new long[300];
        for (var day = 0; day < days; day++)
        {
            for (var i = 0; i < 300; i++)
            {
                counts[i] = usual.Draw(random);
            }

            panel.Step(counts, answers);
        }
    }

    private static void Segments(int n)
    {
        var random = new Random(1);
        Pelt.Of(
            Enumerable.Range(0, n).Select(t => random.NextDouble() + (t / 250 % 2)).ToArray(),
            3 * Math.Log(n) / 12
        );
    }

    private static double Median(int times, Action action)
    {
        action();
        var seconds = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            action();
            seconds.Add(Stopwatch.GetElapsedTime(watch).TotalSeconds);
        }

        return seconds.Order().ElementAt(times / 2);
    }

    private static void Print(string what, string unit, double value) =>
        Console.WriteLine($"{what, -28} {value, 10:0.0000} {unit}");
}
