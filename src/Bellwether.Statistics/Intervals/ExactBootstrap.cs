using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Intervals;

/// <summary>The bootstrap of a mean without resampling: for integer codes its law is the n-fold convolution of the observed shares,
/// which is exact, deterministic, and has infinitely many replicates.</summary>
/// <param name="StandardError">Standard deviation of the bootstrap means, in scale points.</param>
/// <param name="Percentile">Percentile interval, in scale points.</param>
/// <param name="Bca">Bias-corrected and accelerated interval, in scale points.</param>
/// <param name="Bias">z0: normal quantile of the bootstrap share below the mean (ties half); unitless.</param>
/// <param name="Acceleration">a, from the K distinct jackknife values; unitless.</param>
/// <param name="AdjustedLow">Share of the bootstrap law below the lower BCa end.</param>
/// <param name="AdjustedHigh">Share of the bootstrap law below the upper BCa end.</param>
/// <remarks>Level of sums: A. Source: Efron (1987), JASA 82:171-185; DiCiccio and Efron (1996). For fewer than about 100 answers the
/// smoothed t covers better. R's boot.ci counts ties as not below, so its BCa can differ by one lattice step.
/// Checked against: oracle 01_scores.json (exact_bootstrap), 1e-10. Cost: O(n^2 K^2) up to 2,000 answers, O(nK log nK) up to 5,000;
/// beyond that the normal approximation of the mean is used.</remarks>
public sealed record ExactBootstrap(
    double StandardError,
    Interval Percentile,
    Interval Bca,
    double Bias,
    double Acceleration,
    double AdjustedLow,
    double AdjustedHigh
)
{
    internal const string Method = "exact-bootstrap";
    private const long LongestConvolution = 5000;

    /// <summary>The mean with its exact BCa interval.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in scale points; NoAnswers, TooFew (one answer) or ZeroVariance when there is no interval.</returns>
    public static Estimate Of(Histogram answers, double level = 0.95)
    {
        Probability.Require(level);
        ArgumentNullException.ThrowIfNull(answers);
        if (AnswerMoments.Of(answers) is not { } moments)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, Method);
        if (moments.Variance is null or 0)
        {
            EstimateStatus why = moments.Variance is null
                ? EstimateStatus.TooFew
                : EstimateStatus.ZeroVariance;
            return Estimate.Without(why, answers.N, Method);
        }
        Interval interval = Run(answers, moments, level).Bca;
        return new Estimate(
            moments.Mean,
            interval,
            answers.N,
            answers.N,
            Method,
            EstimateStatus.Enough
        );
    }

    /// <summary>Everything the bootstrap yields; null when fewer than two different answers were given.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    public static ExactBootstrap? Detail(Histogram answers, double level = 0.95) =>
        AnswerMoments.Of(answers) is { Variance: > 0 } moments
            ? Run(answers, moments, Probability.Require(level))
            : null;

    private static ExactBootstrap Run(Histogram answers, AnswerMoments moments, double level)
    {
        double n = answers.N;
        double error = Math.Sqrt(moments.Variance!.Value * (n - 1) / n / n);
        var law = answers.N <= LongestConvolution ? BootstrapLaw.Of(answers) : null;
        double bias = law is null
            ? 0
            : Gaussian.Quantile(law.ShareBelow((long)answers.Sum - answers.N * answers.Lowest));
        double acceleration = Accelerate(answers);
        double tail = (1 - level) / 2;
        double z = Gaussian.Critical(level);
        double low = Adjust(bias, acceleration, -z);
        double high = Adjust(bias, acceleration, z);
        double At(double share) =>
            law is null
                ? moments.Mean + error * Gaussian.Quantile(share)
                : answers.Lowest + law.Quantile(share) / n;
        return new ExactBootstrap(
            error,
            new Interval(At(tail), At(1 - tail), level),
            new Interval(At(low), At(high), level),
            bias,
            acceleration,
            low,
            high
        );
    }

    private static double Adjust(double bias, double acceleration, double z) =>
        Math.Clamp(
            Gaussian.Cdf(bias + (bias + z) / (1 - acceleration * (bias + z))),
            1e-300,
            1 - 1e-16
        );

    // Leaving out an answer k moves the mean by (mean - k) / (n - 1): the factor cancels.
    private static double Accelerate(Histogram answers)
    {
        double mean = (double)answers.Sum / answers.N;
        double squares = 0;
        double cubes = 0;
        for (int code = answers.Lowest; code <= answers.Highest; code++)
        {
            double d = code - mean;
            squares += answers[code] * d * d;
            cubes += answers[code] * d * d * d;
        }
        return cubes / (6 * Math.Pow(squares, 1.5));
    }
}
