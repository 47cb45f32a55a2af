namespace Bellwether.Statistics.Numerics;

/// <summary>The F law: upper tail and quantiles.</summary>
internal static class FisherF
{
    /// <summary>P(F above <paramref name="f"/>) with the given degrees of freedom, small values kept small.</summary>
    public static double UpperTail(double f, double df1, double df2)
    {
        if (f <= 0)
            return 1;
        double total = df1 * f + df2;
        return BetaLaw.Tail(df2 / total, df1 * f / total, df2 / 2, df1 / 2);
    }

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    public static double Quantile(double p, double df1, double df2) =>
        df2 / df1 * Math.Exp(BetaLaw.LogOddsQuantile(p, df1 / 2, df2 / 2));
}
