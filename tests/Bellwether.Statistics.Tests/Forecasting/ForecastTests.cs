using Bellwether.Statistics.Forecasting;

namespace Bellwether.Statistics.Tests.Forecasting;

public sealed class ForecastTests
{
    [Fact]
    public void The_table_of_Gans_Koole_and_Mandelbaum_is_reproduced()
    {
        // 50 agents, 48 calls a minute, one minute each, patience two minutes.
        var patient = ErlangC.Of(48, 1, 50);
        var real = ErlangA.Of(48, 1, 50, 2);

        Assert.Equal(20.8, 60 * patient.AverageWait, 0.05);
        Assert.Equal(58.1, 60 * ErlangC.WaitQuantile(48, 1, 50, 0.9)!.Value, 0.05);
        Assert.Equal(0.031, real.Abandon, 0.0005);
        Assert.Equal(3.7, 60 * real.AverageWait, 0.05);
        Assert.Equal(12.4, 60 * ErlangA.WaitQuantile(48, 1, 50, 2, 0.9), 0.05);
        Assert.Equal(0.93, real.Occupancy, 0.0005);
    }

    [Fact]
    public void Endless_patience_is_Erlang_C()
    {
        var (a, c) = (ErlangA.Of(20, 1, 25, 1e7), ErlangC.Of(20, 1, 25));

        Assert.Equal(c.Wait, a.Wait, 1e-4);
        Assert.Equal(c.AverageWait, a.AverageWait, 1e-4);
    }

    [Fact]
    public void More_work_than_agents_is_infeasible_and_said()
    {
        Assert.Equal(EstimateStatus.Infeasible, ErlangC.Of(50, 1, 50).Status);
        Assert.Null(ErlangC.ServiceLevel(60, 1, 50, 1));
        Assert.Equal(EstimateStatus.Enough, ErlangA.Of(60, 1, 50, 2).Status);
        Assert.Throws<ArgumentException>(() => ErlangC.Of(0, 1, 5));
    }

    [Fact]
    public void Uncertain_demand_takes_more_agents()
    {
        var certain = Staffing.Agents([(48, 1)], 1, 1 / 3.0, 0.8)!.Value;
        var uncertain = Staffing
            .Agents([(38, 0.25), (48, 0.5), (58, 0.25)], 1, 1 / 3.0, 0.8)!
            .Value;

        Assert.True(ErlangC.ServiceLevel(48, 1, certain, 1 / 3.0) >= 0.8);
        Assert.True(ErlangC.ServiceLevel(48, 1, certain - 1, 1 / 3.0) < 0.8);
        Assert.True(uncertain > certain);
    }

    [Fact]
    public void A_season_is_found_and_put_back()
    {
        var random = new Random(3);
        var values = Enumerable
            .Range(0, 72)
            .Select(t => (100 + t) * (1 + (0.3 * Math.Sin(t * Math.PI / 6))) + random.NextDouble())
            .ToList();

        var forecast = Forecast.Of(values, 12, 12);

        Assert.True(forecast.Seasonal);
        Assert.Equal("combination-seasonal", forecast.Used);
        for (var h = 0; h < 12; h++)
        {
            var truth = (172 + h) * (1 + (0.3 * Math.Sin((72 + h) * Math.PI / 6)));
            Assert.InRange(forecast.Steps[h].Value, truth * 0.93, truth * 1.07);
        }
    }

    [Fact]
    public void Intervals_hold_about_as_often_as_they_say()
    {
        var random = new Random(8);
        var (in80, in95, all) = (0, 0, 0);
        for (var series = 0; series < 8; series++)
        {
            var level = 50.0;
            var values = Enumerable
                .Range(0, 66)
                .Select(_ => (level += random.NextDouble() - 0.5) + (2 * random.NextDouble()))
                .ToList();
            var forecast = Forecast.Of(values.Take(60).ToList(), 1, 6, origins: 16);
            for (var h = 0; h < 6; h++, all++)
            {
                in80 +=
                    values[60 + h] >= forecast.Steps[h].Interval80!.Value.Low
                    && values[60 + h] <= forecast.Steps[h].Interval80!.Value.High
                        ? 1
                        : 0;
                in95 +=
                    values[60 + h] >= forecast.Steps[h].Interval95!.Value.Low
                    && values[60 + h] <= forecast.Steps[h].Interval95!.Value.High
                        ? 1
                        : 0;
            }
        }

        Assert.InRange(in80 / (double)all, 0.68, 0.95);
        Assert.InRange(in95 / (double)all, 0.86, 1);
    }

    [Fact]
    public void Short_intermittent_and_empty_series_have_their_own_rules()
    {
        Assert.Equal(EstimateStatus.NoAnswers, Forecast.Of([], 1, 3).Status);
        Assert.Equal(EstimateStatus.TooFew, Forecast.Of([1, 2], 1, 3).Status);
        var naive = Forecast.Of([3, 5, 4, 6, 5], 1, 3);
        Assert.Equal("naive", naive.Used);
        Assert.All(naive.Steps, s => Assert.Equal(5, s.Value));
        var rare = Forecast.Of([0, 0, 3, 0, 0, 0, 2, 0, 0, 4, 0, 0, 0, 1], 1, 2);
        Assert.Equal("intermittent", rare.Used);
        Assert.InRange(rare.Steps[0].Value, 0.3, 1.5);
        Assert.True(rare.Steps[0].Interval95!.Value.Low >= 0);
        Assert.Throws<ArgumentException>(() => Forecast.Of([1, double.NaN, 3], 1, 1));
    }

    [Fact]
    public void A_straight_line_goes_on_and_a_damped_one_bends()
    {
        var line = Enumerable.Range(0, 30).Select(t => 10 + (2.0 * t)).ToList();

        Assert.Equal(70, Smoothing.Fit(line, Trend.Lasting).Forecast(1)[0], 1e-6);
        Assert.True(Smoothing.Fit(line, Trend.Damped).Forecast(20)[19] <= 108.1);
    }

    [Fact]
    public void A_mean_absolute_error_without_change_in_the_history_is_undefined()
    {
        Assert.Null(ForecastErrors.Mase([5, 5, 5, 5], 1, [6], [5]));
        Assert.Equal(0, ForecastErrors.Smape([0, 0], [0, 0]));
    }
}
