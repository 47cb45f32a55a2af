using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Weighting;

/// <summary>Intervals for a share after weighting, from its design-based standard error.</summary>
/// <param name="Share">The weighted share, strictly between 0 and 1.</param>
/// <param name="StandardError">Its design-based standard error, above 0.</param>
/// <param name="N">People in the sample.</param>
/// <param name="DegreesOfFreedom">Sampling units less strata.</param>
/// <remarks>Korn and Graubard's is the default for small samples: never shorter than the sample allows. Level of sums: C.
/// Source: Korn and Graubard (1998); Rao and Scott (1984); Lumley's svyciprop. Checked against: R survey 4.1-1 svyciprop, oracle
/// 02_weighting.json (svyciprop), 1e-9. Cost: O(1).</remarks>
public sealed record DesignProportion(
    double Share,
    double StandardError,
    long N,
    double DegreesOfFreedom
)
{
    internal const string Method = "korn-graubard";

    /// <summary>A weighted share with Korn and Graubard's interval.</summary>
    /// <param name="cells">Sums of a 0-1 item by stratum, cluster and weighting cell, one domain each.</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A share from 0 to 1; NoAnswers or TooFew when there is none. When nobody or everybody counts, the interval is that of
    /// Clopper and Pearson on the effective n.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static Estimate Of(
        IReadOnlyList<SampleCell> cells,
        SampleDesign design,
        double level = 0.95
    )
    {
        WeightedMeans means = WeightedMean.Domains(cells, design, level);
        Estimate mean = means.Means[0];
        if (mean.Value is not { } share)
            return mean with { Method = Method };
        double error = means.StandardError(0);
        Interval interval =
            share is > 0 and < 1 && error > 0
                ? new DesignProportion(
                    share,
                    error,
                    cells.Sum(c => c.Count),
                    means.DegreesOfFreedom
                ).KornGraubard(level)
                : Proportion.ClopperPearson(
                    Math.Clamp(share, 0, 1) * mean.EffectiveN,
                    mean.EffectiveN,
                    level
                );
        return mean with { Value = Math.Clamp(share, 0, 1), Interval = interval, Method = Method };
    }

    /// <summary>Clopper and Pearson with the number of answers that the design-based variance is worth.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Interval KornGraubard(double level = 0.95)
    {
        double correction = StudentT.Critical(level, N - 1) / Critical(level);
        double n = EffectiveN * correction * correction;
        return Proportion.ClopperPearson(n * Share, n, level);
    }

    /// <summary>t interval on the log odds.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Interval Logit(double level = 0.95)
    {
        double centre = Math.Log(Share / (1 - Share));
        double half = Critical(level) * StandardError / (Share * (1 - Share));
        return new Interval(
            1 / (1 + Math.Exp(half - centre)),
            1 / (1 + Math.Exp(-half - centre)),
            level
        );
    }

    /// <summary>t interval on the arc sine of the root.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Interval ArcSine(double level = 0.95)
    {
        double centre = Math.Asin(Math.Sqrt(Share));
        double half = Critical(level) * StandardError / (2 * Math.Sqrt(Share * (1 - Share)));
        double Back(double x) => Math.Pow(Math.Sin(Math.Clamp(x, 0, Math.PI / 2)), 2);
        return new Interval(Back(centre - half), Back(centre + half), level);
    }

    /// <summary>Plain t interval, clipped to 0 and 1.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public Interval Plain(double level = 0.95)
    {
        double half = Critical(level) * StandardError;
        return new Interval(Math.Max(0, Share - half), Math.Min(1, Share + half), level);
    }

    /// <summary>All shares that a scaled likelihood ratio test (Rao and Scott) does not reject.</summary>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <remarks>R interpolates the profile with a spline, so it agrees to 5e-6 only.</remarks>
    public Interval Likelihood(double level = 0.95)
    {
        double limit = Math.Pow(Critical(level), 2) * N / (N - 1.0);
        return new Interval(Solve(0, limit), Solve(1, limit), level);
    }

    private double EffectiveN => Share * (1 - Share) / (StandardError * StandardError);

    private double Critical(double level) => StudentT.Critical(level, DegreesOfFreedom);

    private double Solve(double outside, double limit)
    {
        double inside = Share;
        for (int i = 0; i < 200; i++)
        {
            double middle = (outside + inside) / 2;
            double ratio =
                2
                * EffectiveN
                * (
                    Share * Math.Log(Share / middle)
                    + (1 - Share) * Math.Log((1 - Share) / (1 - middle))
                );
            if (ratio > limit)
                outside = middle;
            else
                inside = middle;
        }
        return inside;
    }
}
