using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Intervals;

/// <summary>Intervals for a share of yes among n answers. Wilson's is the default; Clopper-Pearson's where a guarantee is asked.</summary>
/// <remarks>Hits and n may be fractional, so that an effective n can be used. Level of sums: A.
/// Source: Wilson (1927); Clopper and Pearson (1934); Agresti and Coull (1998); Brown, Cai and DasGupta (2001), Stat. Sci. 16:101-133.
/// Checked against: R binom 1.1.1.1 and prop.test, oracle 01_scores.json (binomial, fractional), 1e-10.
/// Cost: O(1); Clopper-Pearson and Jeffreys O(sqrt n).</remarks>
public static class Proportion
{
    internal const string Method = "wilson";
    internal const string GuaranteedMethod = "clopper-pearson";

    /// <summary>A share with Wilson's interval.</summary>
    /// <param name="hits">Answers that count, 0 to <paramref name="n"/>.</param>
    /// <param name="n">All answers.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A share from 0 to 1; NoAnswers when n is 0.</returns>
    /// <exception cref="ArgumentException">Hits are negative or more than n.</exception>
    public static Estimate Of(long hits, long n, double level = 0.95) =>
        n == 0 && hits == 0
            ? Estimate.Without(EstimateStatus.NoAnswers, 0, Method)
            : new Estimate(
                (double)hits / n,
                Wilson(hits, n, level),
                n,
                n,
                Method,
                EstimateStatus.Enough
            );

    /// <summary>A share with the interval of Clopper and Pearson, which covers at least at its level whatever the truth.</summary>
    /// <param name="hits">Answers that count, 0 to <paramref name="n"/>.</param>
    /// <param name="n">All answers.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>A share from 0 to 1; NoAnswers when n is 0.</returns>
    /// <exception cref="ArgumentException">Hits are negative or more than n.</exception>
    public static Estimate Guaranteed(long hits, long n, double level = 0.95) =>
        n == 0 && hits == 0
            ? Estimate.Without(EstimateStatus.NoAnswers, 0, GuaranteedMethod)
            : new Estimate(
                (double)hits / n,
                ClopperPearson(hits, n, level),
                n,
                n,
                GuaranteedMethod,
                EstimateStatus.Enough
            );

    /// <summary>Wilson's score interval.</summary>
    /// <param name="hits">0 to <paramref name="n"/>, fractions allowed.</param>
    /// <param name="n">Above 0, fractions allowed.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>An interval within 0 and 1, with ends exactly 0 and 1 where no or every answer counts.</returns>
    /// <exception cref="ArgumentException">Hits or n are out of range.</exception>
    public static Interval Wilson(double hits, double n, double level = 0.95)
    {
        double p = Share(hits, n);
        double z = Gaussian.Critical(level);
        double square = z * z / n;
        double centre = (p + square / 2) / (1 + square);
        double half = Math.Sqrt(p * (1 - p) * square + square * square / 4) / (1 + square);
        return new Interval(hits <= 0 ? 0 : centre - half, hits >= n ? 1 : centre + half, level);
    }

    /// <summary>Wilson's interval with the continuity correction, as prop.test gives it.</summary>
    /// <param name="hits">0 to <paramref name="n"/>, fractions allowed.</param>
    /// <param name="n">Above 0, fractions allowed.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>An interval within 0 and 1.</returns>
    /// <exception cref="ArgumentException">Hits or n are out of range.</exception>
    public static Interval WilsonContinuity(double hits, double n, double level = 0.95)
    {
        double p = Share(hits, n);
        double z = Gaussian.Critical(level);
        double correction = Math.Min(0.5, Math.Abs(hits - n / 2)) / n;
        double half = z * z / (2 * n);
        double up = p + correction;
        double down = p - correction;
        double high =
            up >= 1
                ? 1
                : (up + half + z * Math.Sqrt(up * (1 - up) / n + half / (2 * n))) / (1 + 2 * half);
        double low =
            down <= 0
                ? 0
                : (down + half - z * Math.Sqrt(down * (1 - down) / n + half / (2 * n)))
                    / (1 + 2 * half);
        return new Interval(Math.Max(0, low), Math.Min(1, high), level);
    }

    /// <summary>The interval of Agresti and Coull, easy to check by hand: Wald after adding z*z pseudo-answers, clipped to 0 and 1.</summary>
    /// <param name="hits">0 to <paramref name="n"/>, fractions allowed.</param>
    /// <param name="n">Above 0, fractions allowed.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>An interval within 0 and 1.</returns>
    /// <exception cref="ArgumentException">Hits or n are out of range.</exception>
    public static Interval AgrestiCoull(double hits, double n, double level = 0.95)
    {
        Share(hits, n);
        double z = Gaussian.Critical(level);
        double total = n + z * z;
        double p = (hits + z * z / 2) / total;
        double half = z * Math.Sqrt(p * (1 - p) / total);
        return new Interval(Math.Max(0, p - half), Math.Min(1, p + half), level);
    }

    /// <summary>The interval of Clopper and Pearson: never below its level, so wider than needed on average.</summary>
    /// <param name="hits">0 to <paramref name="n"/>, fractions allowed.</param>
    /// <param name="n">Above 0, fractions allowed.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>An interval within 0 and 1.</returns>
    /// <exception cref="ArgumentException">Hits or n are out of range.</exception>
    public static Interval ClopperPearson(double hits, double n, double level = 0.95)
    {
        Share(hits, n);
        double tail = (1 - Probability.Require(level)) / 2;
        double low = hits <= 0 ? 0 : BetaLaw.Quantile(tail, hits, n - hits + 1);
        double high = hits >= n ? 1 : BetaLaw.Quantile(1 - tail, hits + 1, n - hits);
        return new Interval(low, high, level);
    }

    /// <summary>The equal-tailed interval under Jeffreys' prior, with ends 0 and 1 where no or every answer counts.</summary>
    /// <param name="hits">0 to <paramref name="n"/>, fractions allowed.</param>
    /// <param name="n">Above 0, fractions allowed.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>An interval within 0 and 1.</returns>
    /// <exception cref="ArgumentException">Hits or n are out of range.</exception>
    public static Interval Jeffreys(double hits, double n, double level = 0.95)
    {
        Share(hits, n);
        double tail = (1 - Probability.Require(level)) / 2;
        double low = hits <= 0 ? 0 : BetaLaw.Quantile(tail, hits + 0.5, n - hits + 0.5);
        double high = hits >= n ? 1 : BetaLaw.Quantile(1 - tail, hits + 0.5, n - hits + 0.5);
        return new Interval(low, high, level);
    }

    private static double Share(double hits, double n)
    {
        if (!(n > 0) || !double.IsFinite(n) || !(hits >= 0) || hits > n)
            throw new ArgumentException(
                $"Hits lie between 0 and n, and n is above 0 (hits {hits}, n {n}).",
                nameof(hits)
            );
        return hits / n;
    }
}
