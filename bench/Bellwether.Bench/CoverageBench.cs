using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Bench;

/// <summary>How often intervals of a mean hold the truth: five shapes of real answers, samples of 5 to 100.</summary>
internal static class CoverageBench
{
    private static readonly (string Name, double[] Shares)[] Shapes =
    [
        ("federal trust", [0.1, 0.07, 0.12, 0.27, 0.44]),
        ("airport", [0.005, 0.022, 0.152, 0.546, 0.275]),
        ("hospital", [0.0072, 0.0097, 0.0331, 0.1725, 0.7775]),
        ("polarised", [0.42, 0.08, 0.05, 0.1, 0.35]),
        ("near unanimous", [0, 0, 0.01, 0.04, 0.95]),
    ];

    public static void Run(string[] args)
    {
        int samples = args.Length > 0 ? int.Parse(args[0]) : 4000;
        Console.WriteLine(
            $"Coverage of nominal 95 % intervals, {samples} samples each: mean over five shapes (worst)"
        );
        Console.WriteLine("| n | Student's t | exact BCa | smoothed t | width of smoothed t |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (int n in new[] { 5, 10, 20, 30, 50, 100 })
        {
            double[][] rows =
            [
                .. Shapes.Select((s, i) => Cover(s.Shares, n, samples, 100 * n + i)),
            ];
            string Cell(int k) => $"{rows.Average(r => r[k]):F3} ({rows.Min(r => r[k]):F3})";
            Console.WriteLine(
                $"| {n} | {Cell(0)} | {Cell(1)} | {Cell(2)} | {rows.Average(r => r[3]):F2} |"
            );
        }
    }

    // A sample without variance has no t and no BCa interval: its point counts as the interval, as a reader would take it.
    private static double[] Cover(double[] shares, int n, int samples, int seed)
    {
        double truth = shares.Select((s, k) => s * (k + 1)).Sum();
        var random = new Random(seed);
        var result = new double[4];
        for (int i = 0; i < samples; i++)
        {
            Histogram answers = Draw(random, shares, n);
            Interval smoothed = MeanInterval.SmoothedT(answers).Interval!.Value;
            result[0] += Holds(MeanInterval.StudentT(answers).Interval, truth);
            result[1] += Holds(ExactBootstrap.Of(answers).Interval, truth);
            result[2] += Holds(smoothed, truth);
            result[3] += smoothed.High - smoothed.Low;
        }
        return [.. result.Select(r => r / samples)];
    }

    private static int Holds(Interval? interval, double truth) =>
        interval is { } i && i.Low <= truth && truth <= i.High ? 1 : 0;

    private static Histogram Draw(Random random, double[] shares, int n)
    {
        var counts = new long[shares.Length];
        for (int i = 0; i < n; i++)
        {
            double u = random.NextDouble();
            int k = 0;
            while (k < shares.Length - 1 && (u -= shares[k]) >= 0)
                k++;
            counts[k]++;
        }
        return new Histogram(1, counts);
    }
}
