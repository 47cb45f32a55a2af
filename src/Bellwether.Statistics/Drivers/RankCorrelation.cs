using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Drivers;

/// <summary>How two ordered answers go together, whatever their scales: the correlation of their ranks. For few answers, where importance cannot be told.</summary>
public static class RankCorrelation
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "rank-correlation";

    /// <summary>Spearman's correlation from the table of both answers, ties sharing the mean of their ranks.</summary>
    /// <param name="counts">People by the first answer (rows, lowest first) and the second (columns, lowest first); not negative.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <returns>-1 to 1 with its interval; without an interval when all ranks agree or all are opposed; NoAnswers without people,
    /// TooFew with fewer than four, ZeroVariance when all answers to one of the two are the same.</returns>
    /// <exception cref="ArgumentException">Rows of different length, or a negative count.</exception>
    /// <remarks>Interval: Fisher's z with variance (1 + r^2/2)/(n - 3). Source: Spearman (1904); Bonett and Wright (2000),
    /// Psychometrika 65:23-28. Checked against: the example of Hollander and Wolfe (1973, p. 187), rho 0.6 exactly, and ranks
    /// worked out person by person. Cost: O(rows x columns). Level of sums: the crosstab of the two.</remarks>
    public static Estimate Of(IReadOnlyList<IReadOnlyList<long>> counts, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Any(row => row.Count != counts[0].Count || row.Any(count => count < 0)))
            throw new ArgumentException("Rows of one length, counts from 0 up.", nameof(counts));
        var n = counts.Sum(row => row.Sum());
        if (n < 4)
            return Estimate.Without(
                n == 0 ? EstimateStatus.NoAnswers : EstimateStatus.TooFew,
                n,
                Method
            );
        var rows = counts.Select(row => row.Sum()).ToArray();
        var columns = Enumerable
            .Range(0, counts[0].Count)
            .Select(j => counts.Sum(row => row[j]))
            .ToArray();
        var (a, b) = (Places(rows, n), Places(columns, n));
        var (aa, bb) = (Squares(rows, a), Squares(columns, b));
        if (aa == 0 || bb == 0)
            return Estimate.Without(EstimateStatus.ZeroVariance, n, Method);
        Int128 ab = 0;
        for (var i = 0; i < a.Length; i++)
        for (var j = 0; j < b.Length; j++)
            ab += (Int128)counts[i][j] * a[i] * b[j];
        var r = (double)ab / Math.Sqrt((double)aa) / Math.Sqrt((double)bb);
        return new Estimate(r, Around(r, n, level), n, n, Method, EstimateStatus.Enough);
    }

    // Twice the distance of each answer's mean rank from the middle: an integer.
    private static long[] Places(long[] margin, long n)
    {
        var places = new long[margin.Length];
        long below = 0;
        for (var i = 0; i < margin.Length; i++)
        {
            places[i] = (2 * below) + margin[i] - n;
            below += margin[i];
        }
        return places;
    }

    private static Int128 Squares(long[] margin, long[] places)
    {
        Int128 sum = 0;
        for (var i = 0; i < margin.Length; i++)
            sum += (Int128)margin[i] * places[i] * places[i];
        return sum;
    }

    private static Interval? Around(double r, long n, double level)
    {
        if (1 - Math.Abs(r) < 1e-12)
            return null;
        var z = Math.Atanh(r);
        var half = Gaussian.Critical(level) * Math.Sqrt((1 + (r * r / 2)) / (n - 3));
        return new Interval(Math.Tanh(z - half), Math.Tanh(z + half), level);
    }
}
