using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Intervals;

/// <summary>Differences of two slices that share no answer. Compare a slice with its rest, never with a total that contains it.</summary>
/// <remarks>Level of sums: A. Source: Welch (1947) with Satterthwaite's degrees of freedom; Newcombe (1998), Stat. Med. 17:873-890,
/// method 10. Checked against: oracle 01_scores.json (welch, two_props) and Newcombe's 56/70 against 48/80, 1e-10. Cost: O(K).</remarks>
public static class Difference
{
    internal const string MeansMethod = "welch";
    internal const string SharesMethod = "newcombe";
    internal const string RecommendMethod = RecommendScore.Method;

    /// <summary>Difference of two means: Welch's t, with smoothed standard errors when either slice has fewer than
    /// <see cref="Mean.SmoothedBelow"/> answers.</summary>
    /// <param name="a">Answers of the first slice.</param>
    /// <param name="b">Answers of the second slice, on the same scale.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>First less second in scale points; NoAnswers when a slice is empty.</returns>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    public static Comparison OfMeans(Histogram a, Histogram b, double level = 0.95)
    {
        RequireSameScale(a, b);
        if (AnswerMoments.Of(a) is not { } x || AnswerMoments.Of(b) is not { } y)
            return Comparison.Without(EstimateStatus.NoAnswers, checked(a.N + b.N), MeansMethod);
        if (a.N >= Mean.SmoothedBelow && b.N >= Mean.SmoothedBelow)
            return Welch(a, b, level);
        return FromErrors(
            x.Mean - y.Mean,
            x.SmoothedStandardError,
            x.EffectiveN,
            y.SmoothedStandardError,
            y.EffectiveN,
            checked(a.N + b.N),
            level
        );
    }

    /// <summary>Welch's t for two means, whatever the numbers of answers.</summary>
    /// <param name="a">Answers of the first slice.</param>
    /// <param name="b">Answers of the second slice, on the same scale.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>First less second in scale points; NoAnswers, TooFew (a slice of one answer) or ZeroVariance.</returns>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    public static Comparison Welch(Histogram a, Histogram b, double level = 0.95)
    {
        RequireSameScale(a, b);
        long n = checked(a.N + b.N);
        if (AnswerMoments.Of(a) is not { } x || AnswerMoments.Of(b) is not { } y)
            return Comparison.Without(EstimateStatus.NoAnswers, n, MeansMethod);
        if (x.StandardError is not { } first || y.StandardError is not { } second)
            return Comparison.Without(EstimateStatus.TooFew, n, MeansMethod);
        return FromErrors(x.Mean - y.Mean, first, a.N - 1, second, b.N - 1, n, level);
    }

    /// <summary>Newcombe's hybrid score interval for the difference of two shares, with the p-value of the pooled z test.</summary>
    /// <param name="hitsA">Answers that count in the first slice.</param>
    /// <param name="nA">Answers of the first slice.</param>
    /// <param name="hitsB">Answers that count in the second slice.</param>
    /// <param name="nB">Answers of the second slice.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>First less second, from -1 to 1; NoAnswers when a slice is empty.</returns>
    /// <exception cref="ArgumentException">Hits are negative or more than n.</exception>
    public static Comparison OfShares(long hitsA, long nA, long hitsB, long nB, double level = 0.95)
    {
        if (nA == 0 || nB == 0)
            return Comparison.Without(EstimateStatus.NoAnswers, checked(nA + nB), SharesMethod);
        Interval a = Proportion.Wilson(hitsA, nA, level);
        Interval b = Proportion.Wilson(hitsB, nB, level);
        double p = (double)hitsA / nA;
        double q = (double)hitsB / nB;
        double low = p - q - Math.Sqrt((p - a.Low) * (p - a.Low) + (b.High - q) * (b.High - q));
        double high = p - q + Math.Sqrt((a.High - p) * (a.High - p) + (q - b.Low) * (q - b.Low));
        long n = checked(nA + nB);
        var estimate = new Estimate(
            p - q,
            new Interval(low, high, level),
            n,
            n,
            SharesMethod,
            EstimateStatus.Enough
        );
        double pooled = (double)(hitsA + hitsB) / n;
        double error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / nA + 1.0 / nB));
        return new Comparison(
            estimate,
            error > 0 ? error : null,
            null,
            error > 0 ? Gaussian.TwoSided((p - q) / error) : 1
        );
    }

    /// <summary>Difference of two recommend scores, each with three pseudo-answers in its standard error.</summary>
    /// <param name="a">Answers of the first slice, codes 0 to 10.</param>
    /// <param name="b">Answers of the second slice, codes 0 to 10.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>First less second, in points from -200 to 200; NoAnswers when a slice is empty.</returns>
    /// <exception cref="ArgumentException">The codes do not go from 0 to 10.</exception>
    public static Comparison OfRecommendScores(Histogram a, Histogram b, double level = 0.95)
    {
        Trinomial x = RecommendScore.Split(a);
        Trinomial y = RecommendScore.Split(b);
        long n = checked(a.N + b.N);
        if (a.N == 0 || b.N == 0)
            return Comparison.Without(EstimateStatus.NoAnswers, n, RecommendMethod);
        double difference = 100 * (x.Difference - y.Difference);
        double error =
            100
            * Math.Sqrt(Math.Pow(x.Padded.StandardError, 2) + Math.Pow(y.Padded.StandardError, 2));
        double half = Gaussian.Critical(level) * error;
        var interval = new Interval(
            Math.Max(-200, difference - half),
            Math.Min(200, difference + half),
            level
        );
        var estimate = new Estimate(
            difference,
            interval,
            n,
            n,
            RecommendMethod,
            EstimateStatus.Enough
        );
        return new Comparison(estimate, error, null, Gaussian.TwoSided(difference / error));
    }

    internal static Comparison FromErrors(
        double difference,
        double errorA,
        double dfA,
        double errorB,
        double dfB,
        long n,
        double level
    )
    {
        double a = errorA * errorA;
        double b = errorB * errorB;
        double error = Math.Sqrt(a + b);
        if (error == 0)
            return Comparison.Without(EstimateStatus.ZeroVariance, n, MeansMethod);
        double df = (a + b) * (a + b) / (a * a / dfA + b * b / dfB);
        double half = StudentT.Critical(level, df) * error;
        var interval = new Interval(difference - half, difference + half, level);
        var estimate = new Estimate(difference, interval, n, n, MeansMethod, EstimateStatus.Enough);
        return new Comparison(estimate, error, df, StudentT.TwoSided(difference / error, df));
    }

    private static void RequireSameScale(Histogram a, Histogram b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Lowest != b.Lowest || a.Highest != b.Highest)
            throw new ArgumentException("Means of different scales are not compared.", nameof(b));
    }
}
