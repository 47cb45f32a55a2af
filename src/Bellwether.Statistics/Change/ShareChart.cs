namespace Bellwether.Statistics.Change;

/// <summary>How much more shares vary from period to period than chance alone would make them.</summary>
public static class OverDispersion
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "over-dispersion";

    /// <summary>Variance inflation by which every log likelihood of a monitored share must be divided.</summary>
    /// <param name="counts">Favourable answers per period, 0 to n.</param>
    /// <param name="answers">Answers per period; periods without any are left out.</param>
    /// <returns>At least 1 (chance alone). TooFew with fewer than 8 periods with answers; ZeroVariance when all or no answers
    /// are favourable. Federal trust scores have about 9 (three standard deviations of chance).</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a count is outside 0 to n.</exception>
    /// <remarks>phi = max(1, (mean moving range of z / 1.128)^2). Source: Laney (2002), Qual. Eng. 14:531-537. Checked against: R
    /// (sigma_z of the orange juice data 1.6603). Cost: O(periods). Level of sums: G.</remarks>
    public static Estimate Of(IReadOnlyList<long> counts, IReadOnlyList<long> answers)
    {
        var chart = ShareChart.Of(counts, answers);
        var periods = answers.Count(n => n > 0);
        var total = answers.Sum();
        var status =
            total == 0 ? EstimateStatus.NoAnswers
            : periods < 8 ? EstimateStatus.TooFew
            : chart.SigmaZ is null ? EstimateStatus.ZeroVariance
            : EstimateStatus.Enough;
        return status == EstimateStatus.Enough
            ? new Estimate(
                Math.Max(1, chart.SigmaZ!.Value * chart.SigmaZ.Value),
                null,
                total,
                total,
                Method,
                status
            )
            : Estimate.Without(status, total, Method);
    }
}

/// <summary>One period of a control chart.</summary>
/// <param name="Share">Favourable share, or null without answers.</param>
/// <param name="Low">Lower binomial limit.</param>
/// <param name="High">Upper binomial limit.</param>
/// <param name="LaneyLow">Lower limit widened by the observed over-dispersion: show this one.</param>
/// <param name="LaneyHigh">Upper limit widened likewise.</param>
/// <param name="Signal">Beyond the binomial limits.</param>
/// <param name="LaneySignal">Beyond the widened limits.</param>
public sealed record ShareChartPoint(
    double? Share,
    double Low,
    double High,
    double LaneyLow,
    double LaneyHigh,
    bool Signal,
    bool LaneySignal
);

/// <summary>Control chart of a share: which periods differ from the usual.</summary>
/// <param name="Centre">Share over all periods, 0 to 1, or null without answers.</param>
/// <param name="SigmaZ">Standard deviation of the standardised shares from moving ranges (1 = chance alone); null when undefined.</param>
/// <param name="Points">One per period.</param>
public sealed record ShareChart(
    double? Centre,
    double? SigmaZ,
    IReadOnlyList<ShareChartPoint> Points
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "share-chart";

    /// <summary>Draws the p chart and Laney's p' chart.</summary>
    /// <param name="counts">Favourable answers per period, 0 to n.</param>
    /// <param name="answers">Answers per period; 0 leaves a gap.</param>
    /// <param name="width">Limits in standard deviations.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a count is outside 0 to n.</exception>
    /// <remarks>Source: Shewhart (1931); Laney (2002). Checked against: R qcc 2.7, to 1e-12. Cost: O(periods). Level of sums: G.</remarks>
    public static ShareChart Of(
        IReadOnlyList<long> counts,
        IReadOnlyList<long> answers,
        double width = 3
    )
    {
        Require(counts, answers);
        var n = answers.Sum();
        if (n == 0)
        {
            return new ShareChart(null, null, []);
        }

        var p = (double)counts.Sum() / n;
        var sigma = Sigma(counts, answers, p);
        var points = new List<ShareChartPoint>(counts.Count);
        for (var t = 0; t < counts.Count; t++)
        {
            points.Add(Point(counts[t], answers[t], p, width, sigma ?? 1));
        }

        return new ShareChart(p, sigma, points);
    }

    internal static void Require(IReadOnlyList<long> counts, IReadOnlyList<long> answers)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(answers);
        if (
            counts.Count != answers.Count
            || counts.Zip(answers).Any(pair => pair.First < 0 || pair.First > pair.Second)
        )
        {
            throw new ArgumentException(
                "Each count lies between 0 and the answers of its period.",
                nameof(counts)
            );
        }
    }

    // Mean range of two standard normals, 2/sqrt(pi).
    private const double RangePerSigma = 1.1283791670955126;

    private static double? Sigma(IReadOnlyList<long> counts, IReadOnlyList<long> answers, double p)
    {
        var z = Enumerable
            .Range(0, counts.Count)
            .Where(t => answers[t] > 0)
            .Select(t =>
                (((double)counts[t] / answers[t]) - p) / Math.Sqrt(p * (1 - p) / answers[t])
            )
            .ToList();
        return p is <= 0 or >= 1 || z.Count < 2
            ? null
            : z.Zip(z.Skip(1), (a, b) => Math.Abs(b - a)).Average() / RangePerSigma;
    }

    private static ShareChartPoint Point(long count, long n, double p, double width, double sigma)
    {
        if (n == 0)
        {
            return new ShareChartPoint(null, 0, 1, 0, 1, false, false);
        }

        var half = width * Math.Sqrt(p * (1 - p) / n);
        var share = (double)count / n;
        var (low, high) = (Math.Max(0, p - half), Math.Min(1, p + half));
        var (laneyLow, laneyHigh) = (
            Math.Max(0, p - (half * sigma)),
            Math.Min(1, p + (half * sigma))
        );
        return new ShareChartPoint(
            share,
            low,
            high,
            laneyLow,
            laneyHigh,
            share < low || share > high,
            share < laneyLow || share > laneyHigh
        );
    }
}
