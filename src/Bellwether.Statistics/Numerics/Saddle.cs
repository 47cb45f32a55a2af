namespace Bellwether.Statistics.Numerics;

/// <summary>
/// The two pieces of Loader's saddle-point form, which keep binomial, beta, t and gamma terms exact for large counts where
/// differences of log-gammas lose seven digits.
/// </summary>
/// <remarks>Source: Loader (2000), Fast and accurate computation of binomial probabilities.</remarks>
internal static class Saddle
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    /// <summary>log Gamma(x) for x above 0, about 1e-15 relative to the larger of the result and 1.</summary>
    public static double LogGamma(double x) =>
        StirlingError(x) + (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi;

    /// <summary>log Gamma(n+1) minus Stirling's formula; n above 0.</summary>
    public static double StirlingError(double n)
    {
        double sum = 0;
        for (; n < 16; n++)
            sum += (n + 0.5) * LogOnePlus(1 / n) - 1;
        double nn = n * n;
        double tail = 1.0 / 1680 - (1.0 / 1188 - (691.0 / 360360 - 1.0 / 156 / nn) / nn) / nn;
        return sum + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - tail / nn) / nn) / nn) / n;
    }

    /// <summary>log(1 + x) with every digit for small x; x above -1.</summary>
    /// <remarks>Source: Kahan's correction of log(u) by x / (u - 1).</remarks>
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>x log(x/m) + m - x without cancellation when x is near m; both at least 0, m above 0.</summary>
    public static double Deviance(double x, double m)
    {
        if (x <= 0)
            return m;
        if (Math.Abs(x - m) >= 0.1 * (x + m))
            return x * Math.Log(x / m) + m - x;
        double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double term = 2 * x * v;
        double vv = v * v;
        for (int j = 1; j < 1000; j++)
        {
            term *= vv;
            double next = sum + term / (2 * j + 1);
            if (next == sum)
                break;
            sum = next;
        }
        return sum;
    }

    /// <summary>x^a y^b / B(a,b) with y = 1 - x given exactly; a and b above 0.</summary>
    public static double BetaTerm(double x, double y, double a, double b)
    {
        if (x <= 0 || y <= 0)
            return 0;
        double n = a + b;
        double log =
            StirlingError(n)
            - StirlingError(a)
            - StirlingError(b)
            - Deviance(a, n * x)
            - Deviance(b, n * y);
        return Math.Exp(log) * Math.Sqrt(a * b / (2 * Math.PI * n));
    }

    /// <summary>x^a e^-x / Gamma(a); a and x above 0.</summary>
    public static double GammaTerm(double a, double x) =>
        x <= 0 ? 0 : Math.Exp(-StirlingError(a) - Deviance(a, x)) * Math.Sqrt(a / (2 * Math.PI));
}
