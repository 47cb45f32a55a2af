namespace Bellwether.Statistics.Numerics;

/// <summary>Student's t law for any positive degrees of freedom, fractions allowed; infinity is the normal law.</summary>
internal static class StudentT
{
    /// <summary>P(T above <paramref name="t"/>), small values kept small.</summary>
    public static double UpperTail(double t, double df)
    {
        double half = TwoSided(t, df) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>P(|T| at least |<paramref name="t"/>|): the usual p-value.</summary>
    public static double TwoSided(double t, double df)
    {
        if (df <= 0)
            throw new ArgumentOutOfRangeException(
                nameof(df),
                df,
                "Degrees of freedom are above 0."
            );
        if (double.IsPositiveInfinity(df))
            return Gaussian.TwoSided(t);
        double square = t * t;
        return BetaLaw.Tail(df / (df + square), square / (df + square), df / 2, 0.5);
    }

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    public static double Quantile(double p, double df)
    {
        Probability.Require(p);
        if (double.IsPositiveInfinity(df))
            return Gaussian.Quantile(p);
        if (p == 0.5)
            return 0;
        double tail = 2 * Math.Min(p, 1 - p);
        double t = Math.Sqrt(df * Math.Exp(-BetaLaw.LogOddsQuantile(tail, df / 2, 0.5)));
        return p > 0.5 ? t : -t;
    }

    /// <summary>The two-sided critical value of a level: 2.228 for 0.95 and 10 degrees of freedom.</summary>
    public static double Critical(double level, double df) =>
        -Quantile((1 - Probability.Require(level)) / 2, df);
}
