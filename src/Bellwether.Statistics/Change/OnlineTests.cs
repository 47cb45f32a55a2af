namespace Bellwether.Statistics.Change;

/// <summary>Decides on a stream of p-values one at a time, for good, keeping the share of false discoveries at a level.</summary>
public static class OnlineTests
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "online-fdr";

    /// <summary>LORD++: for independent tests.</summary>
    /// <param name="p">p-values in the order in which they came.</param>
    /// <param name="level">False discovery level, inside 0 to 1.</param>
    /// <remarks>Source: Ramdas et al. (2017). Checked against: R onlineFDR 2.19.1, to 1e-10. Cost: O(n x discoveries).</remarks>
    public static IReadOnlyList<OnlineVerdict> Lord(IReadOnlyList<double> p, double level = 0.05)
    {
        var start = level / 10;
        var found = new List<int>();
        return Run(
            p,
            (t, _) =>
            {
                var allowed = start * LordGamma(t);
                for (var j = 0; j < found.Count; j++)
                {
                    allowed += (j == 0 ? level - start : level) * LordGamma(t - found[j]);
                }

                return allowed;
            },
            found
        );
    }

    /// <summary>LOND: for tests that depend on each other positively.</summary>
    /// <param name="p">p-values in the order in which they came.</param>
    /// <param name="level">False discovery level, inside 0 to 1.</param>
    /// <remarks>Source: Javanmard and Montanari (2015). Checked against: R onlineFDR 2.19.1, to 1e-10.</remarks>
    public static IReadOnlyList<OnlineVerdict> Lond(IReadOnlyList<double> p, double level = 0.05)
    {
        var found = new List<int>();
        return Run(p, (t, _) => level * LordGamma(t) * (found.Count + 1), found);
    }

    /// <summary>SAFFRON: adapts to the share of true nulls; independent tests.</summary>
    /// <param name="p">p-values in the order in which they came.</param>
    /// <param name="level">False discovery level, inside 0 to 1.</param>
    /// <param name="candidate">p-values up to this are candidates.</param>
    /// <remarks>Source: Ramdas et al. (2018). Checked against: R onlineFDR 2.19.1, to 1e-9.</remarks>
    public static IReadOnlyList<OnlineVerdict> Saffron(
        IReadOnlyList<double> p,
        double level = 0.05,
        double candidate = 0.5
    ) => Adaptive(p, level, candidate, 1);

    /// <summary>ADDIS: as SAFFRON, and sets aside p-values too large to matter; independent tests with conservative nulls.</summary>
    /// <param name="p">p-values in the order in which they came.</param>
    /// <param name="level">False discovery level, inside 0 to 1.</param>
    /// <param name="candidate">p-values up to this are candidates.</param>
    /// <param name="discard">p-values above this are set aside; above <paramref name="candidate"/>.</param>
    /// <remarks>Source: Tian and Ramdas (2019). Checked against: R onlineFDR 2.19.1, to 1e-9.</remarks>
    public static IReadOnlyList<OnlineVerdict> Addis(
        IReadOnlyList<double> p,
        double level = 0.05,
        double candidate = 0.25,
        double discard = 0.5
    ) => Adaptive(p, level, candidate, discard);

    private static List<OnlineVerdict> Adaptive(
        IReadOnlyList<double> p,
        double level,
        double candidate,
        double discard
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        var start = level / 2;
        var found = new List<int>();
        return Run(
            p,
            (t, _) =>
            {
                // Time counts only tests that were not set aside and were no candidates.
                int Clock(int after) =>
                    1
                    + Enumerable
                        .Range(after, t - 1 - after)
                        .Count(i => p[i] > candidate && p[i] <= discard);
                var allowed = start * PowerGamma(Clock(0));
                for (var j = 0; j < found.Count; j++)
                {
                    allowed += (j == 0 ? level - start : level) * PowerGamma(Clock(found[j]));
                }

                return Math.Min(candidate, (discard - candidate) * allowed);
            },
            found
        );
    }

    private static List<OnlineVerdict> Run(
        IReadOnlyList<double> p,
        Func<int, double, double> allowed,
        List<int> found
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        var verdicts = new List<OnlineVerdict>(p.Count);
        for (var t = 1; t <= p.Count; t++)
        {
            if (p[t - 1] is not (>= 0 and <= 1))
            {
                throw new ArgumentException("A p-value lies between 0 and 1.", nameof(p));
            }

            var level = allowed(t, p[t - 1]);
            verdicts.Add(new OnlineVerdict(level, p[t - 1] <= level));
            if (verdicts[^1].Believed)
            {
                found.Add(t);
            }
        }

        return verdicts;
    }

    private static double LordGamma(int t) =>
        0.07720838 * Math.Log(Math.Max(t, 2)) / (t * Math.Exp(Math.Sqrt(Math.Log(t))));

    private static double PowerGamma(int t) => 0.4374901658 / Math.Pow(t, 1.6);
}
