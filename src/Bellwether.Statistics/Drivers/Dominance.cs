using System.Numerics;
using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Drivers;

/// <summary>Whether one driver beats another in every model, at every model size, or on average.</summary>
/// <param name="General">Average gain in fit, as <see cref="Lmg"/>; one number per driver.</param>
/// <param name="Conditional">p by p: row a driver, column k the average gain when k other drivers are in the model.</param>
/// <param name="Complete">p by p: share of the models in which the row driver adds more than the column driver (1 = always);
/// 0 on the diagonal, which has no meaning.</param>
public sealed record Dominance(IReadOnlyList<double> General, Matrix Conditional, Matrix Complete)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "dominance";

    /// <summary>Dominance of drivers in a linear model.</summary>
    /// <param name="moments">The outcome first, then 1 to 16 drivers.</param>
    /// <exception cref="ArgumentException">No driver, more than 16, or an outcome without variance.</exception>
    /// <remarks>Source: Budescu (1993), Psych. Bull. 114:542-551; Azen and Budescu (2003). Checked against: R domir 1.2.0, to 1e-12.
    /// Cost: O(p^2 2^p). Level of sums: B, B', C or E2.</remarks>
    public static Dominance Of(Moments moments) =>
        OfFits(SubsetFit.Of(DriverModel.Correlation(moments, 16)));

    /// <summary>Dominance from the fit of every subset of drivers (any fit measure: R squared, McFadden).</summary>
    /// <param name="fits">2^p values indexed by the bit mask of the drivers in the model; p from 1 to 16.</param>
    /// <exception cref="ArgumentException">The length is not a power of two from 2 to 65,536.</exception>
    public static Dominance OfFits(IReadOnlyList<double> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        var table = fits.ToArray();
        if (!BitOperations.IsPow2(table.Length) || table.Length is < 2 or > 65536)
        {
            throw new ArgumentException(
                "Give one fit for each of the 2^p subsets of 1 to 16 drivers.",
                nameof(fits)
            );
        }

        var p = BitOperations.TrailingZeroCount(table.Length);
        return new Dominance(
            Lmg.Shares(table),
            Matrix.From(ConditionalOf(table, p)),
            Matrix.Create(p, p, (i, j) => i == j ? 0 : CompleteOf(table, i, j))
        );
    }

    private static double[,] ConditionalOf(double[] fits, int p)
    {
        var sums = new double[p, p];
        var counts = new double[p];
        for (var mask = 0; mask < fits.Length; mask++)
        {
            var size = BitOperations.PopCount((uint)mask);
            if (size < p)
            {
                counts[size]++;
            }

            for (var j = 0; j < p; j++)
            {
                if (((mask >> j) & 1) == 0)
                {
                    sums[j, size] += fits[mask | (1 << j)] - fits[mask];
                }
            }
        }

        for (var size = 0; size < p; size++)
        {
            // Of the models of this size, the share without driver j is (p - size)/p.
            var models = counts[size] * (p - size) / p;
            for (var j = 0; j < p; j++)
            {
                sums[j, size] /= models;
            }
        }

        return sums;
    }

    private static double CompleteOf(double[] fits, int i, int j)
    {
        var (wins, models) = (0, 0);
        for (var mask = 0; mask < fits.Length; mask++)
        {
            if (((mask >> i) & 1) == 0 && ((mask >> j) & 1) == 0)
            {
                models++;
                wins += fits[mask | (1 << i)] > fits[mask | (1 << j)] ? 1 : 0;
            }
        }

        return (double)wins / models;
    }
}
