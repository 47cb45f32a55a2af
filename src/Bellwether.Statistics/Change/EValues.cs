namespace Bellwether.Statistics.Change;

/// <summary>Which of many streams or tests to believe, from e-values: evidence that may be combined under any dependence.</summary>
public static class EValues
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "e-bh";

    /// <summary>Benjamini and Hochberg's rule for e-values.</summary>
    /// <param name="logs">Natural logs of K e-values.</param>
    /// <param name="level">False discovery level, inside 0 to 1.</param>
    /// <returns>0-based indices of the believed ones: the k largest, k the most with e_(k) >= K/(k level).</returns>
    /// <remarks>Source: Wang and Ramdas (2022), JRSS B 84:822-852. Checked against: R, exactly. Cost: O(K log K).</remarks>
    public static IReadOnlyList<int> Believe(IReadOnlyList<double> logs, double level) =>
        Largest(logs, Math.Log(logs.Count / level), 0);

    /// <summary>Alarms among many detectors with control of false alarms over a horizon, under any dependence between streams.</summary>
    /// <param name="logs">Natural logs of the K detectors' values (<see cref="EDetector.LogValue"/>).</param>
    /// <param name="patience">Steps over which the share of false alarms is to be controlled, above 0.</param>
    /// <param name="level">Share of false alarms allowed, inside 0 to 1.</param>
    /// <param name="recentAlarms">Alarms already raised within the patience by streams that are no longer in the list.</param>
    /// <returns>0-based indices of the streams to alarm.</returns>
    /// <remarks>e-d-BH: k the most with M_(k) >= K T/(k level). Source: Dandapanthula and Ramdas (2025), arXiv 2501.04130.
    /// Cost: O(K log K).</remarks>
    public static IReadOnlyList<int> Alarm(
        IReadOnlyList<double> logs,
        double patience,
        double level,
        int recentAlarms = 0
    ) => Largest(logs, Math.Log((logs.Count + recentAlarms) * patience / level), recentAlarms);

    /// <summary>Decides on e-values one at a time, for good, under any dependence (e-LOND).</summary>
    /// <param name="logs">Natural logs of the e-values in the order in which they came.</param>
    /// <param name="level">False discovery level, inside 0 to 1.</param>
    /// <returns>For each the level it was held against and the verdict.</returns>
    /// <remarks>Source: Xu and Ramdas (2024). Levels gamma_t = 1/(t(t + 1)). Checked against: R, to 1e-12.</remarks>
    public static IReadOnlyList<OnlineVerdict> Online(IReadOnlyList<double> logs, double level)
    {
        ArgumentNullException.ThrowIfNull(logs);
        var verdicts = new List<OnlineVerdict>(logs.Count);
        var believed = 0;
        for (var t = 1; t <= logs.Count; t++)
        {
            var allowed = level * (believed + 1) / (t * (t + 1.0));
            var verdict = new OnlineVerdict(allowed, logs[t - 1] >= -Math.Log(allowed));
            believed += verdict.Believed ? 1 : 0;
            verdicts.Add(verdict);
        }

        return verdicts;
    }

    private static List<int> Largest(IReadOnlyList<double> logs, double bar, int head)
    {
        var order = Enumerable.Range(0, logs.Count).OrderByDescending(i => logs[i]).ToList();
        var k = 0;
        for (var i = 1; i <= order.Count; i++)
        {
            if (logs[order[i - 1]] + Math.Log(i + head) >= bar)
            {
                k = i;
            }
        }

        return order.Take(k).Order().ToList();
    }
}

/// <summary>What was decided about one of a stream of tests.</summary>
/// <param name="Level">The level it was held against.</param>
/// <param name="Believed">Whether it passed.</param>
public sealed record OnlineVerdict(double Level, bool Believed);
