using System.Globalization;
using Bellwether.Statistics.Change;

namespace Bellwether.Bench;

/// <summary>300 streams over a year, 40 answers a day, 30 of them drop from .80 to .70 on day 120 (specification 05d).</summary>
internal static class StreamsBench
{
    private const int Streams = 300;
    private const int Changed = 30;
    private const int ChangeDay = 120;
    private const int Days = 365;

    public static void Run(string[] args)
    {
        var repeats = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 40;
        Console.WriteLine(
            $"{repeats} years of {Streams} streams, {Changed} changed on day {ChangeDay}"
        );
        Console.WriteLine(
            "policy | false streams a year | found of 30 | false share of alarms | mean delay, days | within 7 days"
        );
        Report(
            "CUSUM .72, one false alarm a year each",
            repeats,
            seed => OneByOne(seed, 3.87, cusum: true)
        );
        Report(
            "CUSUM .72, one false alarm a month overall",
            repeats,
            seed => OneByOne(seed, 3.87 + Math.Log(25), cusum: true)
        );
        Report(
            "watch: FOCuS, one false entry a month",
            repeats,
            seed => OneByOne(seed, StreamPanel.WatchThreshold(9000), cusum: false)
        );
        double[] five = [0.05, 0.1, 0.2, 0.4, 0.8];
        Report(
            "e-d-BH .10 over 365 days (specification)",
            repeats,
            seed => Panel(seed, new PanelRules(365, 0.1, Bets: five))
        );
        foreach (
            var (patience, level) in new[]
            {
                (365.0, 0.1),
                (60, 0.05),
                (28, 0.05),
                (28, 0.03),
                (14, 0.03),
            }
        )
        {
            Report(
                $"panel: e-d-BH {level:0.00} over {patience} days",
                repeats,
                seed => Panel(seed, new PanelRules(patience, level))
            );
        }
    }

    private static void Report(
        string name,
        int repeats,
        Func<int, (int False, List<int> Delays)> year
    )
    {
        var years = Enumerable.Range(0, repeats).AsParallel().Select(year).ToList();
        var delays = years.SelectMany(y => y.Delays).ToList();
        var share = years.Average(y =>
            y.False + y.Delays.Count == 0 ? 0 : (double)y.False / (y.False + y.Delays.Count)
        );
        Console.WriteLine(
            $"{name} | {years.Average(y => y.False):0.00} | {years.Average(y => y.Delays.Count):0.00} | {share:0.000} | {delays.Average():0.0} | {delays.Count(d => d <= 7) / (double)delays.Count:0.00}"
        );
    }

    private static (int False, List<int> Delays) OneByOne(int seed, double threshold, bool cusum)
    {
        var alarms = new int[Streams];
        var detectors = Enumerable.Range(0, Streams).Select(_ => new FocusShare(0.8)).ToArray();
        var sums = Enumerable.Range(0, Streams).Select(_ => new ShareCusum(0.8, 0.72)).ToArray();
        Simulate(
            seed,
            (day, counts, answers) =>
            {
                for (var i = 0; i < Streams; i++)
                {
                    sums[i] = cusum ? sums[i].Step(counts[i], answers[i]) : sums[i];
                    var value = cusum ? sums[i].Value : detectors[i].Step(counts[i], answers[i]);
                    if (alarms[i] == 0 && value >= threshold)
                    {
                        alarms[i] = day;
                    }
                }
            }
        );
        return Judge(alarms);
    }

    private static (int False, List<int> Delays) Panel(int seed, PanelRules rules)
    {
        var alarms = new int[Streams];
        var panel = new StreamPanel(
            Enumerable.Repeat(new StreamBaseline(0.8), Streams).ToList(),
            rules
        );
        Simulate(
            seed,
            (day, counts, answers) =>
            {
                foreach (var i in panel.Step(counts, answers).Alarms)
                {
                    alarms[i] = day;
                }
            }
        );
        return Judge(alarms);
    }

    private static void Simulate(int seed, Action<int, long[], long[]> step)
    {
        var random = new Random(1000 + seed);
        var (usual, dropped) = (new Binomial(40, 0.8), new Binomial(40, 0.7));
        var answers = Enumerable.Repeat(40L, Streams).ToArray();
        for (var day = 1; day <= Days; day++)
        {
            step(
                day,
                Enumerable
                    .Range(0, Streams)
                    .Select(i => (i < Changed && day > ChangeDay ? dropped : usual).Draw(random))
                    .ToArray(),
                answers
            );
        }
    }

    private static (int False, List<int> Delays) Judge(int[] alarms)
    {
        var falsely = 0;
        var delays = new List<int>();
        for (var i = 0; i < Streams; i++)
        {
            if (alarms[i] > ChangeDay && i < Changed)
            {
                delays.Add(alarms[i] - ChangeDay);
            }
            else if (alarms[i] > 0)
            {
                falsely++;
            }
        }

        return (falsely, delays);
    }
}
