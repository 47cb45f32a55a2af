using Bellwether.Statistics;
using Bellwether.Statistics.Forecasting;

namespace Bellwether.Cli.Analyze;

/// <summary>What to expect of a series.</summary>
internal sealed record ForecastReport(
    IReadOnlyList<double> Forecast,
    IReadOnlyList<Interval?> Interval80,
    IReadOnlyList<Interval?> Interval95,
    string Method,
    bool Seasonal,
    int N,
    EstimateStatus Status
);

/// <summary>Forecasts a column of a file in time order.</summary>
internal static class AnalyzeForecast
{
    public static ForecastReport Run(
        AnalyzeTable table,
        string name,
        int season,
        int horizon,
        CancellationToken cancel
    )
    {
        if (season < 1 || horizon is < 1 or > 1000)
        {
            throw AnalyzeFault.Request("The season is at least 1 and the horizon 1 to 1,000.");
        }

        var (values, _) = ReadSeries.Run(table, name, cancel);
        if (values.Count > 20_000)
        {
            throw AnalyzeFault.Request(
                $"The series has {values.Count:N0} values; sum it by day or week first."
            );
        }

        var forecast = Forecast.Of(values, season, horizon);
        return new ForecastReport(
            forecast.Steps.Select(s => s.Value).ToList(),
            forecast.Steps.Select(s => s.Interval80).ToList(),
            forecast.Steps.Select(s => s.Interval95).ToList(),
            forecast.Used,
            forecast.Seasonal,
            values.Count,
            forecast.Status
        );
    }
}
