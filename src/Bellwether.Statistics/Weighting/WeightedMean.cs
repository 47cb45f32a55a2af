using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Weighting;

/// <summary>Weighted means of domains that do not overlap, with what their comparison needs.</summary>
/// <param name="Means">One mean per domain, with its design-based t interval.</param>
/// <param name="Covariance">Covariance of the means (squared scale points); rows of domains without answers are 0. After raking the
/// domains are not independent.</param>
/// <param name="DegreesOfFreedom">Sampling units less strata.</param>
/// <param name="LonelyStratum">A stratum has a single unit, so that its variance is a guess.</param>
public sealed record WeightedMeans(
    IReadOnlyList<Estimate> Means,
    Matrix Covariance,
    double DegreesOfFreedom,
    bool LonelyStratum
)
{
    /// <summary>Standard error of one mean, in scale points.</summary>
    /// <param name="domain">0-based domain.</param>
    public double StandardError(int domain) => Math.Sqrt(Math.Max(0, Covariance[domain, domain]));
}

/// <summary>Design-based weighted means, totals and differences, with linearised variances from cell sums.</summary>
/// <remarks>
/// u = (y - mean) / weighted n inside the domain and 0 outside; residuals of u on the margins weighted by base weights; between-unit
/// variance within strata. A slice is a domain: the design stays whole. Level of sums: C.
/// Source: Deville and Särndal (1992); Särndal, Swensson and Wretman (1992); Lumley (2010). Checked against: R survey 4.1-1, oracles
/// 02_weighting.json (strat, rake, calibrate_raking, greg_linear, poststrat, trim, by_stype, by_compimp, svyttest, clus1) and
/// 03b_additivity.json (raked), 1e-9. Cost: O(cells * (categories^2 + domains^2)).
/// </remarks>
public static class WeightedMean
{
    internal const string Method = "linearised-variance";

    /// <summary>The mean of a single domain: everyone who answered the item.</summary>
    /// <param name="cells">Sums by stratum, cluster and weighting cell, one domain each.</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in scale points; NoAnswers, or TooFew below one degree of freedom.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static Estimate Of(
        IReadOnlyList<SampleCell> cells,
        SampleDesign design,
        double level = 0.95
    ) => Domains(cells, design, level).Means[0];

    /// <summary>The means of all domains together.</summary>
    /// <param name="cells">Sums by stratum, cluster and weighting cell; as many domains in each, at least one.</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Means in scale points with their covariance.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static WeightedMeans Domains(
        IReadOnlyList<SampleCell> cells,
        SampleDesign design,
        double level = 0.95
    )
    {
        int q = Require(cells, design);
        Probability.Require(level);
        var sums = new DomainSums(cells, design, q);
        var variance = new DesignVariance(design, [.. cells.Select(sums.Linearise)]);
        double df = variance.DegreesOfFreedom;
        Estimate[] means =
        [
            .. Enumerable
                .Range(0, q)
                .Select(i => Show(sums, i, variance.Covariance[i, i], df, level)),
        ];
        return new WeightedMeans(
            means,
            Matrix.From(variance.Covariance),
            df,
            variance.LonelyStratum
        );
    }

    /// <summary>The weighted total of the item: its sum over the population the weights stand for.</summary>
    /// <param name="cells">Sums by stratum, cluster and weighting cell, one domain each.</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The total in scale points times people; NoAnswers, or TooFew below one degree of freedom.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static Estimate Total(
        IReadOnlyList<SampleCell> cells,
        SampleDesign design,
        double level = 0.95
    )
    {
        Require(cells, design);
        Probability.Require(level);
        var sums = new DomainSums(cells, design, 1);
        if (sums.N[0] == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, Method);
        var variance = new DesignVariance(
            design,
            [
                .. cells.Select(c => new LinearCell(
                    c.Stratum,
                    c.Cluster,
                    c.WeightingCell,
                    c.Count,
                    [c.Domains[0].Sum],
                    new double[,]
                    {
                        { c.Domains[0].SumOfSquares },
                    }
                )),
            ]
        );
        return Show(
            sums.Sum[0],
            variance.Covariance[0, 0],
            variance.DegreesOfFreedom,
            sums.N[0],
            sums.EffectiveN[0],
            level
        );
    }

    /// <summary>The difference of two domains, with the covariance that weighting to common margins leaves between them.</summary>
    /// <param name="means">Means of all domains together.</param>
    /// <param name="first">0-based domain.</param>
    /// <param name="second">0-based domain, another one.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>First less second in scale points; one degree of freedom fewer than the design, as in a regression on the domain.
    /// The status of a domain without a mean when there is one.</returns>
    /// <exception cref="ArgumentException">There is no such domain, or both are the same.</exception>
    public static Comparison Contrast(
        WeightedMeans means,
        int first,
        int second,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(means);
        if (
            first < 0
            || second < 0
            || first >= means.Means.Count
            || second >= means.Means.Count
            || first == second
        )
            throw new ArgumentException(
                "Compare two different domains that exist.",
                nameof(second)
            );
        (Estimate a, Estimate b) = (means.Means[first], means.Means[second]);
        long n = checked(a.N + b.N);
        double df = means.DegreesOfFreedom - 1;
        if (a.Value is null || b.Value is null)
            return Comparison.Without(a.Value is null ? a.Status : b.Status, n, Method);
        if (df < 1)
            return Comparison.Without(EstimateStatus.TooFew, n, Method);
        Matrix v = means.Covariance;
        double error = Math.Sqrt(
            Math.Max(0, v[first, first] + v[second, second] - 2 * v[first, second])
        );
        if (error == 0)
            return Comparison.Without(EstimateStatus.ZeroVariance, n, Method);
        double difference = a.Value.Value - b.Value.Value;
        double half = StudentT.Critical(level, df) * error;
        var interval = new Interval(difference - half, difference + half, level);
        var estimate = new Estimate(
            difference,
            interval,
            n,
            a.EffectiveN + b.EffectiveN,
            Method,
            EstimateStatus.Enough
        );
        return new Comparison(estimate, error, df, StudentT.TwoSided(difference / error, df));
    }

    /// <summary>Design effect of a mean: its variance over that of an equally large simple random sample.</summary>
    /// <param name="cells">Sums by stratum, cluster and weighting cell, one domain each.</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="withReplacement">Compare with sampling with replacement, so that the population size (sum of weights) does not matter.</param>
    /// <returns>A factor above 0, without an interval; the status of the mean when there is none.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static Estimate DesignEffect(
        IReadOnlyList<SampleCell> cells,
        SampleDesign design,
        bool withReplacement = true
    )
    {
        WeightedMeans means = Domains(cells, design);
        if (means.Means[0].Value is not { } mean)
            return means.Means[0];
        double weight = 0;
        double squares = 0;
        double n = 0;
        foreach (SampleCell cell in cells)
        {
            double w = design.Weights[cell.WeightingCell];
            MomentSums sums = cell.Domains[0];
            weight += w * sums.N;
            squares += w * (sums.SumOfSquares - 2 * mean * sums.Sum + mean * mean * sums.N);
            n += sums.N;
        }
        double simple =
            n / (n - 1) * squares / weight / n * (withReplacement ? 1 : (weight - n) / weight);
        return simple > 0
            ? means.Means[0] with
            {
                Value = means.Covariance[0, 0] / simple,
                Interval = null,
            }
            : Estimate.Without(EstimateStatus.ZeroVariance, means.Means[0].N, Method);
    }

    internal static Estimate Show(
        double value,
        double variance,
        double df,
        long n,
        double effective,
        double level
    )
    {
        if (df < 1)
            return Estimate.Without(EstimateStatus.TooFew, n, Method);
        double half = StudentT.Critical(level, df) * Math.Sqrt(Math.Max(0, variance));
        return new Estimate(
            value,
            new Interval(value - half, value + half, level),
            n,
            effective,
            Method,
            EstimateStatus.Enough
        );
    }

    private static Estimate Show(
        DomainSums sums,
        int domain,
        double variance,
        double df,
        double level
    ) =>
        sums.Weight[domain] > 0
            ? Show(sums.Mean(domain), variance, df, sums.N[domain], sums.EffectiveN[domain], level)
            : Estimate.Without(EstimateStatus.NoAnswers, sums.N[domain], Method);

    private static int Require(IReadOnlyList<SampleCell> cells, SampleDesign design)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(design);
        design.Require();
        if (
            cells.Count == 0
            || cells[0].Domains.Count == 0
            || cells.Any(c => c.Domains.Count != cells[0].Domains.Count)
        )
            throw new ArgumentException(
                "Every cell has sums of the same domains, at least one.",
                nameof(cells)
            );
        if (cells.Any(c => c.Domains.Sum(d => d.N) > c.Count || c.Domains.Any(d => d.N < 0)))
            throw new ArgumentException(
                "Domains do not overlap: together they hold no more people than their cell.",
                nameof(cells)
            );
        if (cells.Any(c => c.WeightingCell < 0 || c.WeightingCell >= design.Weights.Count))
            throw new ArgumentException(
                "A cell names a weighting cell that does not exist.",
                nameof(cells)
            );
        return cells[0].Domains.Count;
    }
}
