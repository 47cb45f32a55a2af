namespace Bellwether.Statistics.Forecasting;

/// <summary>A season taken out of a series.</summary>
/// <param name="Figure">One number per position in the season: factors around 1, or differences around 0.</param>
/// <param name="Multiplicative">Whether they are factors.</param>
/// <param name="Trend">Centred moving average over a season; null at the ends.</param>
public sealed record Seasonality(
    IReadOnlyList<double> Figure,
    bool Multiplicative,
    IReadOnlyList<double?> Trend
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "seasonality";

    /// <summary>Whether a series repeats itself every season, at 90 % confidence.</summary>
    /// <param name="values">Series.</param>
    /// <param name="season">Values per season, at least 1.</param>
    /// <returns>False with fewer than two whole seasons and one value, a season of 1, or a constant series.</returns>
    /// <remarks>|r_m| against 1.645 sqrt((1 + 2 sum of r_k^2, k below m)/n). Source: the M4 competition's benchmark code; R forecast 8.20.</remarks>
    public static bool Present(IReadOnlyList<double> values, int season)
    {
        ArgumentNullException.ThrowIfNull(values);
        var n = values.Count;
        if (season < 2 || n <= 2 * season)
        {
            return false;
        }

        var mean = values.Average();
        var total = values.Sum(v => (v - mean) * (v - mean));
        if (!(total > 0))
        {
            return false;
        }

        double Lag(int k) =>
            Enumerable.Range(k, n - k).Sum(t => (values[t] - mean) * (values[t - k] - mean))
            / total;
        var noise = 1 + (2 * Enumerable.Range(1, season - 1).Sum(k => Lag(k) * Lag(k)));
        return Math.Abs(Lag(season)) > 1.6448536269514722 * Math.Sqrt(noise / n);
    }

    /// <summary>Classical decomposition by a centred moving average.</summary>
    /// <param name="values">At least two whole seasons.</param>
    /// <param name="season">Values per season, at least 2.</param>
    /// <param name="multiplicative">Factors (all values above 0) or differences.</param>
    /// <exception cref="ArgumentException">Too few values, or factors asked of values that are not positive.</exception>
    /// <remarks>Source: as in R decompose. Checked against: R 4.2.2 through Holt-Winters starting values, to 1e-9.</remarks>
    public static Seasonality Of(IReadOnlyList<double> values, int season, bool multiplicative)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (
            season < 2
            || values.Count < 2 * season
            || (multiplicative && values.Any(v => !(v > 0)))
        )
        {
            throw new ArgumentException(
                "Give two whole seasons, and positive values for factors.",
                nameof(values)
            );
        }

        var n = values.Count;
        var half = season / 2;
        var trend = new double?[n];
        for (var t = half; t + half < n; t++)
        {
            var sum = 0.0;
            for (var k = -half; k <= half; k++)
            {
                sum += values[t + k] * (season % 2 == 0 && Math.Abs(k) == half ? 0.5 : 1);
            }

            trend[t] = sum / season;
        }

        var figure = new double[season];
        for (var s = 0; s < season; s++)
        {
            var seen = Enumerable
                .Range(0, n)
                .Where(t => t % season == s && trend[t].HasValue)
                .Select(t =>
                    multiplicative ? values[t] / trend[t]!.Value : values[t] - trend[t]!.Value
                )
                .ToList();
            figure[s] =
                seen.Count > 0 ? seen.Average()
                : multiplicative ? 1
                : 0;
        }

        var mean = figure.Average();
        return new Seasonality(
            figure.Select(f => multiplicative ? f / mean : f - mean).ToList(),
            multiplicative,
            trend
        );
    }

    /// <summary>A value without its season.</summary>
    public double Without(double value, int t) => Multiplicative ? value / At(t) : value - At(t);

    /// <summary>A value with its season put back.</summary>
    public double With(double value, int t) => Multiplicative ? value * At(t) : value + At(t);

    private double At(int t) => Figure[t % Figure.Count];
}
