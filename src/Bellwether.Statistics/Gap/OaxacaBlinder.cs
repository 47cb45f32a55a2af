using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Gap;

/// <summary>One driver's part in the difference of two groups or periods.</summary>
/// <param name="Key">The driver; "(constant)" for what no driver carries.</param>
/// <param name="Explained">Because the driver itself differs, in units of the outcome; 0 for the constant.</param>
/// <param name="Unexplained">Because it counts for more or less, in units of the outcome.</param>
public sealed record OaxacaPart(string Key, double Explained, double Unexplained);

/// <summary>A difference of means split into what drivers explain and what they do not.</summary>
/// <param name="Difference">Second group less first, in units of the outcome; explained plus unexplained.</param>
/// <param name="Explained">Part due to different drivers.</param>
/// <param name="Unexplained">Part due to different coefficients, the constant included.</param>
/// <param name="Parts">The constant first, then each driver.</param>
/// <param name="FirstCoefficients">Constant and coefficients of the first group.</param>
/// <param name="SecondCoefficients">Constant and coefficients of the second group.</param>
public sealed record OaxacaResult(
    Estimate Difference,
    Estimate Explained,
    Estimate Unexplained,
    IReadOnlyList<OaxacaPart> Parts,
    IReadOnlyList<double> FirstCoefficients,
    IReadOnlyList<double> SecondCoefficients
);

/// <summary>The decomposition of Oaxaca and Blinder with midpoint coefficients, from the sums of two groups or periods.</summary>
/// <remarks>Association, not cause. Intervals: least-squares errors of both fits and sampling errors of the driver means (normal).
/// Level of sums: B' per group. Source: Oaxaca (1973); Blinder (1973); Reimers (1983) for the midpoint; Jann (2008) for the errors.
/// Checked against: oracle 08_gap_kpi.json (oaxaca), 1e-10. Cost: O(p^3).</remarks>
public static class OaxacaBlinder
{
    internal const string Method = "oaxaca-blinder";

    /// <summary>Splits the difference of two groups.</summary>
    /// <param name="first">Sums of the first group over the drivers, then the outcome.</param>
    /// <param name="second">Sums of the second group over the same items.</param>
    /// <param name="drivers">Names of the drivers: one fewer than the items.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Everything in units of the outcome. Status NoAnswers for an empty group, TooFew when a group has not at least two
    /// more rows than coefficients, NotPositiveDefinite when drivers copy each other or never change; then there are no parts.</returns>
    /// <exception cref="ArgumentException">The groups have different items, or names are missing.</exception>
    public static OaxacaResult Split(
        CompleteRowSums first,
        CompleteRowSums second,
        IReadOnlyList<string> drivers,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(drivers);
        Probability.Require(level);
        if (first.Items != second.Items || first.Items < 2 || drivers.Count != first.Items - 1)
            throw new ArgumentException(
                "Both groups have the same drivers and one outcome, and every driver a name.",
                nameof(second)
            );
        long n = checked(first.N + second.N);
        if (first.N == 0 || second.N == 0)
            return Without(EstimateStatus.NoAnswers, n);
        if (Math.Min(first.N, second.N) < first.Items + 2)
            return Without(EstimateStatus.TooFew, n);
        if (GroupFit.Of(first) is not { } a || GroupFit.Of(second) is not { } b)
            return Without(EstimateStatus.NotPositiveDefinite, n);
        return Combine(a, b, drivers, n, level);
    }

    private static OaxacaResult Combine(
        GroupFit a,
        GroupFit b,
        IReadOnlyList<string> drivers,
        long n,
        double level
    )
    {
        int p = drivers.Count + 1;
        double[] middle = [.. a.Beta.Zip(b.Beta, (x, y) => (x + y) / 2)];
        double[] change = [.. a.Beta.Zip(b.Beta, (x, y) => y - x)];
        double[] step = [.. a.Means.Zip(b.Means, (x, y) => y - x)];
        double[] centre = [.. a.Means.Zip(b.Means, (x, y) => (x + y) / 2)];
        OaxacaPart[] parts =
        [
            .. Enumerable
                .Range(0, p)
                .Select(i => new OaxacaPart(
                    i == 0 ? "(constant)" : drivers[i - 1],
                    step[i] * middle[i],
                    change[i] * centre[i]
                )),
        ];
        double Quadratic(Func<GroupFit, double[,]> of, double[] x) =>
            Linear.Dot(x, Linear.Multiply(of(a), x)) + Linear.Dot(x, Linear.Multiply(of(b), x));
        double explained =
            Quadratic(g => g.Covariance, step) / 4 + Quadratic(g => g.MeanCovariance, middle);
        double unexplained =
            Quadratic(g => g.Covariance, centre) + Quadratic(g => g.MeanCovariance, change) / 4;
        double z = Gaussian.Critical(level);
        Estimate Show(double value, double variance) =>
            new(
                value,
                new Interval(
                    value - z * Math.Sqrt(variance),
                    value + z * Math.Sqrt(variance),
                    level
                ),
                n,
                n,
                Method,
                EstimateStatus.Enough
            );
        return new OaxacaResult(
            Show(b.OutcomeMean - a.OutcomeMean, a.OutcomeVariance + b.OutcomeVariance),
            Show(parts.Sum(part => part.Explained), explained),
            Show(parts.Sum(part => part.Unexplained), unexplained),
            parts,
            a.Beta,
            b.Beta
        );
    }

    private static OaxacaResult Without(EstimateStatus status, long n)
    {
        Estimate none = Estimate.Without(status, n, Method);
        return new OaxacaResult(none, none, none, [], [], []);
    }
}
