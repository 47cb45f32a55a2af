using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Bellwether.Statistics.Numerics;

/// <summary>The standard normal law: density, both tails and quantiles, exact to about 1e-14 relative.</summary>
internal static class Gaussian
{
    private const double InverseRootTwoPi = 0.3989422804014327;

    /// <summary>Height of the density at <paramref name="z"/>.</summary>
    public static double Density(double z) => InverseRootTwoPi * Math.Exp(-0.5 * z * z);

    /// <summary>P(Z at most <paramref name="z"/>), small values kept small (no 1 - x).</summary>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>P(Z above <paramref name="z"/>), small values kept small.</summary>
    public static double UpperTail(double z) => 0.5 * SpecialFunctions.Erfc(z / Constants.Sqrt2);

    /// <summary>P(|Z| at least |<paramref name="z"/>|).</summary>
    public static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>The value below which a share <paramref name="p"/> (0 to 1, ends excluded) lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1.</exception>
    public static double Quantile(double p)
    {
        Probability.Require(p);
        double z = Normal.InvCDF(0, 1, p);
        double density = Density(z);
        if (density <= 0)
            return z;
        double error = p < 0.5 ? Cdf(z) - p : 1 - p - UpperTail(z);
        return z - error / density;
    }

    /// <summary>The two-sided critical value of a level: 1.959964 for 0.95.</summary>
    public static double Critical(double level) => -Quantile((1 - Probability.Require(level)) / 2);
}
