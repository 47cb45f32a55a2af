namespace Bellwether.Statistics.Forecasting;

/// <summary>Smoothing of level, trend and season with given weights.</summary>
/// <param name="Level">Level after the last value.</param>
/// <param name="TrendNow">Trend after the last value, per step.</param>
/// <param name="Season">Seasonal figures of the next season's positions, in the order of the forecasts.</param>
/// <param name="SquaredErrors">Sum of squared one-step errors after the first season.</param>
/// <param name="Multiplicative">Factors instead of differences.</param>
public sealed record HoltWinters(
    double Level,
    double TrendNow,
    IReadOnlyList<double> Season,
    double SquaredErrors,
    bool Multiplicative
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "holt-winters";

    /// <summary>Runs the recursions.</summary>
    /// <param name="values">At least two seasons and one value; positive for factors.</param>
    /// <param name="season">Values per season, at least 2.</param>
    /// <param name="alpha">Weight on the level, 0 to 1.</param>
    /// <param name="beta">Weight on the trend, 0 to 1.</param>
    /// <param name="gamma">Weight on the season, 0 to 1.</param>
    /// <param name="multiplicative">Factors instead of differences.</param>
    /// <exception cref="ArgumentException">Too few values, or factors asked of values that are not positive.</exception>
    /// <remarks>Starting values from the decomposition of the first two seasons. Source: Winters (1960). Checked against: R 4.2.2
    /// HoltWinters on AirPassengers, to 1e-9. Cost: O(n).</remarks>
    public static HoltWinters Run(
        IReadOnlyList<double> values,
        int season,
        double alpha,
        double beta,
        double gamma,
        bool multiplicative
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < (2 * season) + 1)
        {
            throw new ArgumentException("Give two seasons and one value.", nameof(values));
        }

        var start = Seasonality.Of(values.Take(2 * season).ToList(), season, multiplicative);
        var trend = start.Trend.Where(t => t.HasValue).Select(t => t!.Value).ToList();
        var centre = (trend.Count + 1) / 2.0;
        var slope =
            trend.Select((y, i) => (i + 1 - centre) * y).Sum()
            / Enumerable.Range(1, trend.Count).Sum(i => (i - centre) * (i - centre));
        var (level, step) = (trend.Average() - (slope * centre), slope);
        var figure = start.Figure.ToArray();
        var errors = 0.0;
        for (var t = season; t < values.Count; t++)
        {
            var s = figure[t % season];
            var forecast = multiplicative ? (level + step) * s : level + step + s;
            errors += (values[t] - forecast) * (values[t] - forecast);
            var plain = multiplicative ? values[t] / s : values[t] - s;
            var next = (alpha * plain) + ((1 - alpha) * (level + step));
            step = (beta * (next - level)) + ((1 - beta) * step);
            level = next;
            figure[t % season] =
                (gamma * (multiplicative ? values[t] / level : values[t] - level))
                + ((1 - gamma) * s);
        }

        return new HoltWinters(
            level,
            step,
            Enumerable.Range(0, season).Select(k => figure[(values.Count + k) % season]).ToList(),
            errors,
            multiplicative
        );
    }

    /// <summary>Forecasts 1 to <paramref name="horizon"/> steps ahead.</summary>
    public IReadOnlyList<double> Forecast(int horizon) =>
        Enumerable
            .Range(1, horizon)
            .Select(h =>
            {
                var s = Season[(h - 1) % Season.Count];
                var plain = Level + (h * TrendNow);
                return Multiplicative ? plain * s : plain + s;
            })
            .ToList();
}
