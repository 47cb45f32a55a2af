using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Bench;

/// <summary>Sums, packing, raking and the smoothed t: medians of repeated runs, in processor time.</summary>
internal static class SumsSpeedBench
{
    public static void Run(string[] args)
    {
        const int rows = 1_000_000;
        const int items = 12;
        var random = new Random(1);
        var columns = new byte[rows * items];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = (byte)(random.Next(12) == 0 ? 0 : random.Next(1, 6));
        double seconds = Median(7, () => PairSums.OfColumns(items, columns, rows));
        Console.WriteLine(
            $"level B, columns        {rows * items / seconds / 1e6, 10:F0} million item-values a second"
        );

        int[] row = [4, 5, 3, 4, 5, 2, 4, 5, 0, 3, 4, 5];
        var target = new long[PairSums.Size(items)];
        seconds = Median(7, () => Repeat(100_000, () => PairSums.Add(row, target, 0, 1))) / 100_000;
        Console.WriteLine($"level B, one respondent {seconds * 1e9, 10:F0} ns");

        byte[] cell = PackedSums.Pack(target);
        byte[] answer = PackedSums.Pack(PairSums.Of(items, row).Block);
        seconds = Median(7, () => Repeat(20_000, () => PackedSums.Add(cell, answer))) / 20_000;
        Console.WriteLine(
            $"packed add, 444 sums    {seconds * 1e9, 10:F0} ns ({cell.Length} and {answer.Length} bytes)"
        );

        seconds = Median(7, () => Repeat(20_000, () => PackedSums.AddTo(answer, target))) / 20_000;
        Console.WriteLine($"packed add to an open   {seconds * 1e9, 10:F0} ns");
        seconds = Median(7, () => Repeat(20_000, () => PackedSums.Pack(target))) / 20_000;
        Console.WriteLine($"pack 444 sums           {seconds * 1e9, 10:F0} ns");

        long[] counts = [9, 18, 73, 24, 10, 16, 15, 11, 24];
        double[] weights = [44.21, 44.21, 44.21, 15.1, 15.1, 15.1, 20.36, 20.36, 20.36];
        Margin[] margins =
        [
            new("type", [0, 0, 0, 1, 1, 1, 2, 2, 2], [4421, 755, 1018]),
            new("wide", [0, 1, 1, 0, 1, 1, 0, 1, 1], [1072, 5122]),
            new("awards", [0, 0, 1, 0, 0, 1, 0, 0, 1], [2027, 4167]),
        ];
        seconds =
            Median(7, () => Repeat(2_000, () => Raking.Fit(counts, weights, margins))) / 2_000;
        Console.WriteLine($"raking nine cells       {seconds * 1e6, 10:F1} us");

        var histogram = new Histogram(1, 1, 0, 2, 6, 11);
        seconds = Median(7, () => Repeat(10_000, () => MeanInterval.SmoothedT(histogram))) / 10_000;
        Console.WriteLine($"smoothed t              {seconds * 1e6, 10:F1} us");
        seconds = Median(5, () => ExactBootstrap.Of(new Histogram(1, 100, 70, 120, 270, 440)));
        Console.WriteLine($"exact BCa of 1,000      {seconds * 1e3, 10:F2} ms");
    }

    private static void Repeat(int times, Action action)
    {
        for (int i = 0; i < times; i++)
            action();
    }

    private static double Median(int times, Action action)
    {
        action();
        var seconds = new double[times];
        for (int i = 0; i < times; i++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            action();
            seconds[i] = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[times / 2];
    }
}
