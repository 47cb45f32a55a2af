using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Scores;

/// <summary>The middle answer: half the answers lie at or below it.</summary>
/// <remarks>Interval from order statistics, free of any assumption about the shape. Level of sums: A. Source: Hahn and Meeker (1991),
/// 5.2. Checked against: hand-worked cases. Cost: O(K + log n).</remarks>
public static class Median
{
    internal const string Method = "median";

    /// <summary>The median with its order-statistic interval.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The median in scale points (the mean of the two middle answers when their number is even); NoAnswers when nobody
    /// answered. For very few answers the interval is the whole range answered and its level lower than asked; it is then the scale.</returns>
    public static Estimate Of(Histogram answers, double level = 0.95)
    {
        Probability.Require(level);
        ArgumentNullException.ThrowIfNull(answers);
        long n = answers.N;
        if (n == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, Method);
        double median = (At(answers, (n + 1) / 2) + At(answers, n / 2 + 1)) / 2.0;
        long rank = LowerRank(n, (1 - level) / 2);
        Interval interval =
            rank == 0
                ? new Interval(answers.Lowest, answers.Highest, level)
                : new Interval(At(answers, rank), At(answers, n + 1 - rank), level);
        return new Estimate(median, interval, n, n, Method, EstimateStatus.Enough);
    }

    // The answer with this rank (1 is the lowest).
    private static int At(Histogram answers, long rank)
    {
        int code = answers.Lowest;
        for (long seen = answers[code]; seen < rank; seen += answers[code])
            code++;
        return code;
    }

    // The largest rank whose answer lies above the true median with at most the given chance; 0 when there is none.
    private static long LowerRank(long n, double tail)
    {
        long low = 0;
        long high = n / 2 + 1;
        while (high - low > 1)
        {
            long middle = (low + high) / 2;
            // P(fewer than 'middle' answers at or below the median) = P(Binomial(n, 1/2) < middle).
            if (BetaLaw.UpperTail(0.5, middle, n - middle + 1) <= tail)
                low = middle;
            else
                high = middle;
        }
        return low;
    }
}
