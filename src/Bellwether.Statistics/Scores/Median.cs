using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Scores;

/// <summary>The middle answer: half the answers lie at or below it.</summary>
/// <remarks>Interval from order statistics, free of any assumption about the shape. Level of sums: A. Source: Hahn and Meeker (1991),
/// 5.2. Checked against: hand-worked cases. Cost: O(K + log n).</remarks>
public static class Median
{
    internal const string Method = "median";
    internal const string BinnedMethod = "binned-median";

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

    /// <summary>The median of numbers counted in bins: placed inside its bin as if the answers there were spread evenly.</summary>
    /// <param name="answers">Binned answers.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The median in steps above the lowest number, with an interval that takes the bins of the order statistics whole, so
    /// that it holds wherever in their bins the answers lie; NoAnswers when nobody answered. Method "median" where every bin is a
    /// single number: then it is exact.</returns>
    public static Estimate Of(BinnedAnswers answers, double level = 0.95)
    {
        Probability.Require(level);
        ArgumentNullException.ThrowIfNull(answers);
        long n = answers.N;
        string method = answers.IsExact ? Method : BinnedMethod;
        if (n == 0)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, method);
        double median = (Inside(answers, (n + 1) / 2) + Inside(answers, n / 2 + 1)) / 2;
        long rank = LowerRank(n, (1 - level) / 2);
        Interval interval =
            rank == 0
                ? new Interval(0, answers.Highest, level)
                : new Interval(
                    answers.Low(BinOf(answers, rank).Bin),
                    answers.High(BinOf(answers, n + 1 - rank).Bin),
                    level
                );
        return new Estimate(median, interval, n, n, method, EstimateStatus.Enough);
    }

    // The bin of the answer with this rank, and how many answers lie below the bin.
    private static (int Bin, long Below) BinOf(BinnedAnswers answers, long rank)
    {
        int bin = 0;
        long below = 0;
        for (; below + answers.Counts[bin] < rank; bin++)
            below += answers.Counts[bin];
        return (bin, below);
    }

    private static double Inside(BinnedAnswers answers, long rank)
    {
        (int bin, long below) = BinOf(answers, rank);
        double low = answers.Low(bin);
        double high = answers.High(bin);
        double share = (rank - 0.5 - below) / answers.Counts[bin];
        return Math.Clamp(low - 0.5 + (share * (high - low + 1)), low, high);
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
