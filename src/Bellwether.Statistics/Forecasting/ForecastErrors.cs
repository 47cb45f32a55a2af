namespace Bellwether.Statistics.Forecasting;

/// <summary>How far forecasts were off, comparably over series.</summary>
public static class ForecastErrors
{
    /// <summary>Symmetric mean absolute percentage error, 0 to 200; two zeros count as no error.</summary>
    /// <exception cref="ArgumentException">No values, or other lengths.</exception>
    public static double Smape(IReadOnlyList<double> actual, IReadOnlyList<double> forecast)
    {
        Require(actual, forecast);
        return actual
            .Zip(
                forecast,
                (a, f) =>
                    Math.Abs(a) + Math.Abs(f) == 0
                        ? 0
                        : 200 * Math.Abs(a - f) / (Math.Abs(a) + Math.Abs(f))
            )
            .Average();
    }

    /// <summary>Mean absolute error over that of the seasonal naive forecast within the history; null when that is 0.</summary>
    /// <param name="history">Values before the forecast, more than a season of them.</param>
    /// <param name="season">Values per season, at least 1.</param>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was forecast.</param>
    /// <exception cref="ArgumentException">No values, or other lengths.</exception>
    /// <remarks>Source: Hyndman and Koehler (2006), Int. J. Forecasting 22:679-688.</remarks>
    public static double? Mase(
        IReadOnlyList<double> history,
        int season,
        IReadOnlyList<double> actual,
        IReadOnlyList<double> forecast
    )
    {
        Require(actual, forecast);
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count <= season)
        {
            return null;
        }

        var naive = Enumerable
            .Range(season, history.Count - season)
            .Average(t => Math.Abs(history[t] - history[t - season]));
        return naive > 0 ? actual.Zip(forecast, (a, f) => Math.Abs(a - f)).Average() / naive : null;
    }

    private static void Require(IReadOnlyList<double> actual, IReadOnlyList<double> forecast)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(forecast);
        if (actual.Count == 0 || actual.Count != forecast.Count)
        {
            throw new ArgumentException(
                "Give as many forecasts as values, at least one.",
                nameof(forecast)
            );
        }
    }
}
