using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Units;

/// <summary>How much of an answer belongs to the unit (office, team) and not to the person: may answers be averaged by unit?</summary>
/// <param name="Status">Enough, NoAnswers, TooFew (fewer than 2 units with answers, or no unit with two), ZeroVariance.</param>
/// <param name="Icc1">Share of variance between units; averaging makes sense above 0.05.</param>
/// <param name="Icc2">Reliability of unit means, at most 1; ranking units makes sense from 0.7. Null when undefined.</param>
/// <param name="F">Variance ratio between and within units; null when undefined.</param>
/// <param name="PValue">Of the variance ratio; null when undefined.</param>
/// <param name="Units">Units with answers.</param>
public sealed record UnitAgreement(
    EstimateStatus Status,
    Estimate Icc1,
    double? Icc2,
    double? F,
    double? PValue,
    int Units
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "icc";

    /// <summary>One-way intraclass correlations from unit sums.</summary>
    /// <param name="units">Level F: n, sum and sum of squares of one item per unit.</param>
    /// <param name="level">Confidence level between 0 and 1 for the interval of ICC(1).</param>
    /// <remarks>ICC(1) = (MSB - MSW)/(MSB + (k - 1) MSW), ICC(2) = (MSB - MSW)/MSB, k the mean unit size; interval by the F
    /// ratio. Source: Bliese (2000); Shrout and Fleiss (1979). Checked against: R multilevel 2.7 on bh1996, to 1e-10. Cost: O(units).</remarks>
    public static UnitAgreement Of(UnitSums units, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(units);
        return Of(
            units.Units.Select(u => new Combining.GroupSum(u.Value.N, u.Value.Sum)).ToList(),
            units.Units.Sum(u => (double)u.Value.SumOfSquares),
            level
        );
    }

    /// <summary>The same from group sums and one total of squares.</summary>
    /// <param name="groups">n and sum per unit.</param>
    /// <param name="sumOfSquares">Sum of squared answers over all units.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    public static UnitAgreement Of(
        IReadOnlyList<Combining.GroupSum> groups,
        double sumOfSquares,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        var used = groups.Where(g => g.N > 0).ToList();
        var n = used.Sum(g => g.N);
        var total = used.Sum(g => g.Sum);
        var means = used.Sum(g => g.Sum * g.Sum / g.N);
        if (n == 0 || used.Count < 2 || n == used.Count)
        {
            var status = n == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew;
            return new UnitAgreement(
                status,
                Estimate.Without(status, n, Method),
                null,
                null,
                null,
                used.Count
            );
        }

        var between = (means - (total * total / n)) / (used.Count - 1);
        var within = (sumOfSquares - means) / (n - used.Count);
        if (within <= 1e-12 * sumOfSquares / n)
        {
            var status = EstimateStatus.ZeroVariance;
            return new UnitAgreement(
                status,
                Estimate.Without(status, n, Method),
                null,
                null,
                null,
                used.Count
            );
        }

        var size = (double)n / used.Count;
        double Share(double ratio) => (ratio - 1) / (ratio + size - 1);
        var f = between / within;
        var (df1, df2) = (used.Count - 1.0, (double)(n - used.Count));
        var interval = new Interval(
            Share(f / FisherF.Quantile((1 + level) / 2, df1, df2)),
            Share(f / FisherF.Quantile((1 - level) / 2, df1, df2)),
            level
        );
        return new UnitAgreement(
            EstimateStatus.Enough,
            new Estimate(Share(f), interval, n, n, Method, EstimateStatus.Enough),
            f > 0 ? 1 - (1 / f) : null,
            f,
            FisherF.UpperTail(f, df1, df2),
            used.Count
        );
    }

    /// <summary>Agreement within each unit on one item: 1 less observed variance over that of people who answer at random.</summary>
    /// <param name="units">Level F sums of one item.</param>
    /// <param name="points">Points of the scale, at least 2.</param>
    /// <returns>Per unit 0 to 1 (values below 0 are set to 0), null with fewer than 2 answers. Averaging asks for a median of 0.7.</returns>
    /// <exception cref="ArgumentException">Fewer than 2 points.</exception>
    /// <remarks>Random answers have variance (A^2 - 1)/12. Source: James, Demaree and Wolf (1984), J. Appl. Psych. 69:85-98.</remarks>
    public static IReadOnlyList<KeyValuePair<long, double?>> Rwg(UnitSums units, int points)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (points < 2)
        {
            throw new ArgumentException("A scale has at least two points.", nameof(points));
        }

        var random = ((points * points) - 1) / 12.0;
        return units
            .Units.Select(u =>
            {
                var (n, sum, squares) = u.Value;
                double? value =
                    n < 2
                        ? null
                        : Math.Max(0, 1 - ((squares - ((double)sum * sum / n)) / (n - 1) / random));
                return new KeyValuePair<long, double?>(u.Key, value);
            })
            .ToList();
    }
}
