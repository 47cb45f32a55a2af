using System.Numerics;

namespace Bellwether.Statistics.Drivers;

/// <summary>Shares of explained variance: what each driver adds to R squared, averaged over all orders of entry (Shapley value).</summary>
public static class Lmg
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "lmg";

    /// <summary>More drivers than this double the work each; use <see cref="Johnson"/>.</summary>
    public const int MostDrivers = 20;

    /// <summary>Splits R squared between drivers.</summary>
    /// <param name="moments">The outcome first, then 1 to 20 drivers.</param>
    /// <returns>One share of the outcome's variance per driver (0 to 1, unnormalised), in the order of the drivers; they add
    /// to R squared. A share can only be negative when the correlations come from different respondents (pairwise) and contradict
    /// each other: refuse it then. Copies of one item share equally.</returns>
    /// <exception cref="ArgumentException">No driver, more than 20, or an outcome without variance.</exception>
    /// <remarks>Source: Lindeman, Merenda and Gold (1980); Groemping (2007), Am. Stat. 61:139-147.
    /// Checked against: R relaimpo 2.2.7 on five data sets and the swiss example of Groemping (2006), to 1e-12.
    /// Cost: O(p 2^p): 10 drivers in about 0.03 ms, 16 in about 3 ms. Level of sums: B, B', C or E2.</remarks>
    public static IReadOnlyList<double> Of(Moments moments) =>
        Shares(SubsetFit.Of(DriverModel.Correlation(moments)));

    internal static double[] Shares(double[] r2)
    {
        var p = BitOperations.TrailingZeroCount(r2.Length);
        var weight = SizeWeights(p);
        var shares = new double[p];
        var outside = 0.0;
        for (var mask = 0; mask < r2.Length; mask++)
        {
            var inside = BitOperations.PopCount((uint)mask);
            var lost = inside == p ? 0 : weight[inside] * r2[mask];
            var gained = (inside == 0 ? 0 : weight[inside - 1] * r2[mask]) + lost;
            outside += lost;
            for (var rest = mask; rest != 0; rest &= rest - 1)
            {
                shares[BitOperations.TrailingZeroCount(rest)] += gained;
            }
        }

        for (var j = 0; j < p; j++)
        {
            shares[j] -= outside;
        }

        return shares;
    }

    /// <summary>k!(p - 1 - k)!/p! for k = 0 .. p - 1.</summary>
    private static double[] SizeWeights(int p)
    {
        var weights = new double[p];
        var binomial = 1.0;
        for (var k = 0; k < p; k++)
        {
            weights[k] = 1 / (p * binomial);
            binomial = binomial * (p - 1 - k) / (k + 1);
        }

        return weights;
    }
}
