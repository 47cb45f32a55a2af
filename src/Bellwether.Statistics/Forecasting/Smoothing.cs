namespace Bellwether.Statistics.Forecasting;

/// <summary>What exponential smoothing of a series without season looks like.</summary>
public enum Trend
{
    /// <summary>A level only (simple exponential smoothing).</summary>
    None,

    /// <summary>A level and a trend that goes on (Holt).</summary>
    Lasting,

    /// <summary>A level and a trend that fades.</summary>
    Damped,
}

/// <summary>Exponential smoothing with additive errors: level, and a trend that lasts or fades.</summary>
/// <param name="Alpha">Weight of news on the level, 0 to 1.</param>
/// <param name="BetaStar">Weight of news about the level on the trend, 0 to 1.</param>
/// <param name="Phi">What is left of the trend after a step, 0.8 to 0.98; 1 when it lasts, 0 without a trend.</param>
/// <param name="StartLevel">Level before the first value.</param>
/// <param name="StartTrend">Trend before the first value.</param>
/// <param name="Level">Level after the last value.</param>
/// <param name="TrendNow">Trend after the last value.</param>
/// <param name="SquaredErrors">Sum of squared one-step errors.</param>
/// <param name="N">Values.</param>
public sealed record Smoothing(
    double Alpha,
    double BetaStar,
    double Phi,
    double StartLevel,
    double StartTrend,
    double Level,
    double TrendNow,
    double SquaredErrors,
    int N
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "smoothing";

    /// <summary>Log likelihood up to a constant, -n/2 log(sum of squares), as R forecast gives it.</summary>
    public double LogLikelihood => -0.5 * N * Math.Log(SquaredErrors);

    /// <summary>Runs the recursions with given parameters: e = y - l - phi b; l += phi b + alpha e; b = phi b + alpha beta e.</summary>
    /// <exception cref="ArgumentException">No values, or one that is not finite.</exception>
    /// <remarks>Source: Gardner and McKenzie (1985); Hyndman et al. (2008). Checked against: R on the Nile, to 1e-9. Cost: O(n).</remarks>
    public static Smoothing Run(
        IReadOnlyList<double> values,
        double alpha,
        double betaStar,
        double phi,
        double level,
        double trend
    )
    {
        Require(values);
        var (l, b, sse) = (level, trend, 0.0);
        foreach (var y in values)
        {
            var e = y - l - (phi * b);
            sse += e * e;
            l += (phi * b) + (alpha * e);
            b = (phi * b) + (alpha * betaStar * e);
        }

        return new Smoothing(alpha, betaStar, phi, level, trend, l, b, sse, values.Count);
    }

    /// <summary>Fits parameters and starting values by least squares.</summary>
    /// <param name="values">At least 4 finite values.</param>
    /// <param name="trend">None, lasting or damped.</param>
    /// <exception cref="ArgumentException">Too few values, or one that is not finite.</exception>
    /// <remarks>Errors are linear in the starting values, which are solved exactly for each set of parameters; the parameters by
    /// Nelder-Mead inside alpha 0.0001 to 0.9999, phi 0.8 to 0.98. Cost: O(n) per trial, about 200 trials.</remarks>
    public static Smoothing Fit(IReadOnlyList<double> values, Trend trend)
    {
        Require(values);
        if (values.Count < 4)
        {
            throw new ArgumentException("Smoothing takes at least 4 values.", nameof(values));
        }

        if (trend == Trend.None)
        {
            var alone = Numerical.Minimise(
                a => Solve(values, a, 0, 0).SquaredErrors,
                0.0001,
                0.9999,
                1e-8
            );
            return Best(values, [alone, 0.0001, 0.9999], a => Solve(values, a, 0, 0));
        }

        Smoothing At(double[] x) =>
            Solve(
                values,
                Inside(x[0], 0.0001, 0.9999),
                Inside(x[1], 0.0001, 0.9999),
                trend == Trend.Damped ? Inside(x[2], 0.8, 0.98) : 1
            );
        var best = new[] { (0.5, 0.1), (0.1, 0.1), (0.9, 0.5) }
            .Select(s =>
                trend == Trend.Damped
                    ? new[] { Outside(s.Item1), Outside(s.Item2), 1.0 }
                    : [Outside(s.Item1), Outside(s.Item2)]
            )
            .Select(start =>
                NelderMead.Minimise(
                    x => At(x).SquaredErrors,
                    start,
                    start.Select(_ => 0.8).ToArray(),
                    1e-9,
                    300,
                    1
                )
            )
            .MinBy(x => At(x).SquaredErrors)!;
        return At(best);
    }

    /// <summary>Forecasts 1 to <paramref name="horizon"/> steps ahead.</summary>
    public IReadOnlyList<double> Forecast(int horizon)
    {
        var forecast = new double[horizon];
        var (reach, power) = (0.0, Phi);
        for (var h = 0; h < horizon; h++)
        {
            reach += power;
            power *= Phi;
            forecast[h] = Level + (reach * TrendNow);
        }

        return forecast;
    }

    /// <summary>Starting values by least squares: the errors are e0 - l0 c1 - b0 c2.</summary>
    private static Smoothing Solve(
        IReadOnlyList<double> values,
        double alpha,
        double betaStar,
        double phi
    )
    {
        var (l, b) = (0.0, 0.0);
        var (l1, b1, l2, b2) = (1.0, 0.0, 0.0, 1.0);
        var (s11, s12, s22, r1, r2) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var gain = alpha * betaStar;
        foreach (var y in values)
        {
            var e = y - l - (phi * b);
            var (c1, c2) = (l1 + (phi * b1), l2 + (phi * b2));
            s11 += c1 * c1;
            s12 += c1 * c2;
            s22 += c2 * c2;
            r1 += c1 * e;
            r2 += c2 * e;
            (l, b) = (l + (phi * b) + (alpha * e), (phi * b) + (gain * e));
            (l1, b1) = (c1 * (1 - alpha), (phi * b1) - (gain * c1));
            (l2, b2) = (c2 * (1 - alpha), (phi * b2) - (gain * c2));
        }

        var determinant = (s11 * s22) - (s12 * s12);
        var (start, slope) =
            phi == 0 || determinant <= 1e-12 * s11 * s22
                ? (r1 / s11, 0)
                : (
                    ((r1 * s22) - (r2 * s12)) / determinant,
                    ((r2 * s11) - (r1 * s12)) / determinant
                );
        return Run(values, alpha, betaStar, phi, start, slope);
    }

    private static Smoothing Best(
        IReadOnlyList<double> values,
        double[] trials,
        Func<double, Smoothing> at
    ) => trials.Select(at).MinBy(s => s.SquaredErrors) ?? Run(values, 0.5, 0, 0, values[0], 0);

    internal static double Inside(double x, double low, double high) =>
        low + ((high - low) / (1 + Math.Exp(-x)));

    private static double Outside(double share) => Math.Log(share / (1 - share));

    private static void Require(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Any(v => !double.IsFinite(v)))
        {
            throw new ArgumentException("Give finite values.", nameof(values));
        }
    }
}
