using Bellwether.Statistics.Forecasting;

namespace Bellwether.Statistics.Tests.Forecasting;

public sealed class ForecastOracleTests
{
    private const string Sheet = "09_forecast.json";

    [Theory]
    [InlineData("mult", true)]
    [InlineData("add", false)]
    public void Holt_and_Winters_agree_with_R(string set, bool multiplicative)
    {
        var oracle = OracleSheet.Open(Sheet);

        var fit = HoltWinters.Run(
            oracle.Full("holtwinters_fixed/y"),
            12,
            0.3,
            0.05,
            0.2,
            multiplicative
        );

        oracle.Agrees($"holtwinters_fixed/{set}/SSE", fit.SquaredErrors, 1e-9);
        oracle.Agrees($"holtwinters_fixed/{set}/fc12", fit.Forecast(12), 1e-9);
        if (multiplicative)
        {
            oracle.Agrees(
                $"holtwinters_fixed/{set}/coef",
                [fit.Level, fit.TrendNow, .. fit.Season],
                1e-9
            );
        }
    }

    [Fact]
    public void Damped_smoothing_agrees_with_R()
    {
        var oracle = OracleSheet.Open(Sheet);
        var nile = OracleSheet.Open("05_monitoring.json").Full("nile/y");

        var fit = Smoothing.Run(nile, 0.4, 0.1, 0.9, 1100, 0);
        var start = Smoothing.Run(
            nile,
            0.4,
            0.1,
            0.9,
            oracle.Number("damped_fixed/ets_check/l0"),
            oracle.Number("damped_fixed/ets_check/b0")
        );

        oracle.Agrees("damped_fixed/sse", fit.SquaredErrors, 1e-9);
        oracle.Agrees("damped_fixed/fc", fit.Forecast(6), 1e-9);
        oracle.Agrees("damped_fixed/ets_check/loglik", start.LogLikelihood, 1e-9);
        oracle.Agrees("damped_fixed/ets_check/fc", start.Forecast(6), 1e-9);
        Assert.True(Smoothing.Fit(nile, Trend.Damped).LogLikelihood >= start.LogLikelihood - 1e-6);
    }

    [Theory]
    [InlineData("N1402")]
    [InlineData("N1451")]
    [InlineData("N1501")]
    [InlineData("N1601")]
    [InlineData("N1701")]
    [InlineData("N1901")]
    [InlineData("N2101")]
    [InlineData("N2301")]
    [InlineData("N2501")]
    [InlineData("N2801")]
    public void Theta_agrees_with_thetaf_within_one_percent(string series)
    {
        var oracle = OracleSheet.Open(Sheet);
        var x = oracle.Full($"ets_examples/{series}/x");
        var actual = oracle.Full($"ets_examples/{series}/actual");
        var seasonal = Seasonality.Present(x, 12) ? Seasonality.Of(x, 12, true) : null;
        var plain = Theta.Of(seasonal is null ? x : x.Select(seasonal.Without).ToArray(), 18);
        var theta = plain
            .Select((v, h) => seasonal is null ? v : seasonal.With(v, x.Length + h))
            .ToList();
        var naive = Enumerable.Range(0, 18).Select(h => x[x.Length - 12 + (h % 12)]).ToList();

        oracle.Agrees($"ets_examples/{series}/theta", theta, 0.01);
        oracle.Agrees($"ets_examples/{series}/snaive", naive, 0);
        oracle.Agrees(
            $"ets_examples/{series}/sMAPE/theta",
            ForecastErrors.Smape(actual, theta),
            0.01
        );
        oracle.Agrees(
            $"ets_examples/{series}/sMAPE/snaive",
            ForecastErrors.Smape(actual, naive),
            1e-9
        );
        oracle.Agrees(
            $"ets_examples/{series}/MASE/theta",
            ForecastErrors.Mase(x, 12, actual, theta)!.Value,
            0.01
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Erlang_C_agrees_with_queueing(int i)
    {
        var oracle = OracleSheet.Open(Sheet);
        var key = $"erlang_c/{i}";
        double At(string name) => oracle.Number($"{key}/{name}");
        var (lambda, mu, c) = (At("lambda"), At("mu"), (int)At("c"));

        var figures = ErlangC.Of(lambda, mu, c);

        oracle.Agrees($"{key}/rho", figures.Occupancy, 1e-9);
        oracle.Agrees($"{key}/erlang_b", ErlangC.Blocking(lambda / mu, c), 1e-9);
        oracle.Agrees($"{key}/p_wait", figures.Wait, 1e-9);
        oracle.Agrees($"{key}/asa", figures.AverageWait, 1e-9);
        oracle.Agrees($"{key}/lq", figures.Queue, 1e-9);
        oracle.Agrees(
            $"{key}/service_level",
            ErlangC.ServiceLevel(lambda, mu, c, At("T"))!.Value,
            1e-9
        );
        oracle.Agrees($"{key}/wait_p90", ErlangC.WaitQuantile(lambda, mu, c, 0.9)!.Value, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Erlang_A_agrees(int i)
    {
        var oracle = OracleSheet.Open(Sheet);
        var key = $"erlang_a/{i}";
        double At(string name) => oracle.Number($"{key}/{name}");
        var (lambda, mu, n, patience) = (At("lambda"), At("mu"), (int)At("n"), 1 / At("theta"));

        var figures = ErlangA.Of(lambda, mu, n, patience);

        oracle.Agrees($"{key}/p_wait", figures.Wait, 1e-9);
        oracle.Agrees($"{key}/p_abandon", figures.Abandon, 1e-9);
        oracle.Agrees($"{key}/asa_all", figures.AverageWait, 1e-9);
        oracle.Agrees($"{key}/Lq", figures.Queue, 1e-9);
        oracle.Agrees($"{key}/occupancy", figures.Occupancy, 1e-9);
        if (i == 0)
        {
            oracle.Agrees(
                $"{key}/p_wait_gt_20s",
                ErlangA.WaitingAfter(lambda, mu, n, patience, 1 / 3.0),
                1e-9
            );
            oracle.Agrees(
                $"{key}/wait_p90_seconds",
                60 * ErlangA.WaitQuantile(lambda, mu, n, patience, 0.9),
                1e-9
            );
        }
    }
}
