using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Durations;

/// <summary>Whether two groups of cases take equally long.</summary>
/// <param name="Observed">Ends seen in each group.</param>
/// <param name="Expected">Ends expected if both took equally long.</param>
/// <param name="ChiSquare">Test statistic, one degree of freedom; null without ends that tell.</param>
/// <param name="PValue">Two-sided p-value; null without a statistic.</param>
/// <param name="Status">Enough, NoAnswers, or ZeroVariance when no end tells the groups apart.</param>
public sealed record LogRank(
    IReadOnlyList<double> Observed,
    IReadOnlyList<double> Expected,
    double? ChiSquare,
    double? PValue,
    EstimateStatus Status
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "log-rank";

    /// <summary>Compares two tables.</summary>
    /// <remarks>Source: Mantel (1966). Checked against: R survival 3.5.3 on lung, to 1e-10. Cost: O(ages). Level of sums: H.</remarks>
    public static LogRank Of(DurationTable first, DurationTable second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (one, two) = (new Follower(first), new Follower(second));
        var (observed, expected, variance, all) = (0.0, 0.0, 0.0, 0.0);
        foreach (var day in first.Days.Concat(second.Days).Select(d => d.Day).Distinct().Order())
        {
            var (d1, n1) = one.At(day);
            var (d2, n2) = two.At(day);
            double n = n1 + n2;
            double d = d1 + d2;
            if (d > 0)
            {
                observed += d1;
                all += d;
                expected += d * n1 / n;
                variance += n > 1 ? d * (n1 / n) * (n2 / n) * (n - d) / (n - 1) : 0;
            }
        }

        var status =
            first.Cases + second.Cases == 0 ? EstimateStatus.NoAnswers
            : variance > 0 ? EstimateStatus.Enough
            : EstimateStatus.ZeroVariance;
        double? chi =
            variance > 0 ? (observed - expected) * (observed - expected) / variance : null;
        return new LogRank(
            [observed, all - observed],
            [expected, all - expected],
            chi,
            chi is { } c ? GammaLaw.ChiSquareUpperTail(c, 1) : null,
            status
        );
    }

    private sealed class Follower(DurationTable table)
    {
        private readonly long[] risk = table.AtRisk();
        private int next;

        public (long Events, long Risk) At(int day)
        {
            while (next < table.Days.Count && table.Days[next].Day < day)
            {
                next++;
            }

            if (next < table.Days.Count && table.Days[next].Day == day)
            {
                return (table.Days[next].Events.Sum(), risk[next]);
            }

            // Between listed ages the risk set is what is left after the last one.
            if (next >= table.Days.Count)
            {
                return (0, 0);
            }

            return (0, risk[next]);
        }
    }
}
