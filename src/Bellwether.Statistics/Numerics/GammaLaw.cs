namespace Bellwether.Statistics.Numerics;

/// <summary>Regularised incomplete gamma functions and the chi-square tail, exact far out where 1 - CDF would be 0.</summary>
/// <remarks>Source: DLMF 8.7.1 (series) and 8.9.2 (continued fraction). Checked against: R pchisq(300, 1, lower = FALSE).
/// Cost: O(sqrt(a)).</remarks>
internal static class GammaLaw
{
    /// <summary>Upper share Q(a, x): P(X above x) for shape a above 0 and scale 1.</summary>
    public static double GammaQ(double a, double x)
    {
        if (a <= 0)
            throw new ArgumentOutOfRangeException(
                nameof(a),
                a,
                "The shape of the gamma law is above 0."
            );
        if (x <= 0)
            return 1;
        return x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);
    }

    /// <summary>Lower share P(a, x) = 1 - Q(a, x), small values kept small.</summary>
    public static double GammaP(double a, double x)
    {
        if (a <= 0)
            throw new ArgumentOutOfRangeException(
                nameof(a),
                a,
                "The shape of the gamma law is above 0."
            );
        if (x <= 0)
            return 0;
        return x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);
    }

    /// <summary>P(chi-square with <paramref name="df"/> degrees of freedom above <paramref name="x"/>).</summary>
    public static double ChiSquareUpperTail(double x, double df) => GammaQ(df / 2, x / 2);

    private static double Series(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (int i = 1; i < 200_000; i++)
        {
            term *= x / (a + i);
            sum += term;
            if (term < sum * 1e-17)
                break;
        }
        return sum * Saddle.GammaTerm(a, x);
    }

    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 200_000; i++)
        {
            double term = -i * (i - a);
            b += 2;
            d = 1 / (term * d + b);
            c = b + term / c;
            double delta = c * d;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
                break;
        }
        return h * Saddle.GammaTerm(a, x);
    }
}
