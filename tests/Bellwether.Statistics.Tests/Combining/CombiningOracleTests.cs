using Bellwether.Statistics.Combining;

namespace Bellwether.Statistics.Tests.Combining;

public sealed class CombiningOracleTests
{
    private const string Sheet = "06_combining.json";

    [Fact]
    public void The_error_of_a_feed_is_Mengs_identity()
    {
        var oracle = OracleSheet.Open(Sheet);
        var (error, sigma, f) = (
            oracle.Number("meng/error"),
            oracle.Number("meng/sigma"),
            oracle.Number("meng/f")
        );

        var defect = DataDefect.Of(error, 0, sigma, f);

        oracle.Agrees("meng/rho", defect.Correlation, 1e-12);
        oracle.Agrees("meng/n_eff", defect.EffectiveN!.Value, 1e-12);
        oracle.Agrees(
            "meng/identity",
            oracle.Number("meng/rho") * Math.Sqrt((1 - f) / f) * sigma,
            1e-12
        );
        Assert.Equal(defect.Correlation, DataDefect.ToMove(error, sigma, f), 1e-15);
    }

    [Theory]
    [InlineData("known_bias", 1444.0)]
    [InlineData("estimated_bias", null)]
    [InlineData("no_bias", 0.0)]
    public void The_composite_agrees(string set, double? bias)
    {
        var oracle = OracleSheet.Open(Sheet);
        double At(string key) => oracle.Number($"composite/{set}/{key}");

        var composite = CompositeEstimate.Of(
            At("survey"),
            At("v_survey"),
            At("feed"),
            At("v_feed"),
            100,
            bias
        );

        oracle.Agrees($"composite/{set}/bias2", composite.SquaredBias, 1e-12);
        oracle.Agrees($"composite/{set}/weight_survey", composite.SurveyWeight, 1e-12);
        oracle.Agrees($"composite/{set}/estimate", composite.Value.Value!.Value, 1e-12);
        oracle.Agrees($"composite/{set}/mse", composite.MeanSquaredError, 1e-12);
    }

    [Fact]
    public void Anchor_and_track_agrees_with_KFAS()
    {
        var oracle = OracleSheet.Open(Sheet);
        var periods = oracle
            .Row("anchor_track/survey")
            .Zip(
                oracle.Row("anchor_track/feed"),
                (survey, feed) => new TrackPeriod(survey, 2.25, feed, 0.64)
            )
            .ToList();
        var settings = new TrackSettings(0.0625, 0.0025, 70, 100, 0, 100, BreakAt: 0);

        var track = AnchorTrack.Of(periods, settings);

        oracle.Agrees("anchor_track/filtered_level", track.States.Select(s => s.Level), 1e-12);
        oracle.Agrees("anchor_track/filtered_bias", track.States.Select(s => s.Bias), 1e-12);
        oracle.Agrees(
            "anchor_track/filtered_var_level",
            track.States.Select(s => s.LevelVariance),
            1e-12
        );
        oracle.Agrees(
            "anchor_track/smoothed_level",
            track.States.Select(s => s.SmoothedLevel),
            1e-12
        );
        oracle.Agrees(
            "anchor_track/smoothed_var_level",
            track.States.Select(s => s.SmoothedVariance),
            1e-12
        );
        oracle.Agrees("anchor_track/loglik", track.LogLikelihood, 1e-12);
        var truth = oracle.Full("anchor_track/truth");
        oracle.Agrees(
            "anchor_track/rmse/filtered",
            Math.Sqrt(track.States.Zip(truth, (s, t) => (s.Level - t) * (s.Level - t)).Average()),
            1e-10
        );
    }

    [Fact]
    public void Estimated_drifts_track_better_than_the_last_survey()
    {
        var oracle = OracleSheet.Open(Sheet);
        var periods = oracle
            .Row("anchor_track/survey")
            .Zip(
                oracle.Row("anchor_track/feed"),
                (survey, feed) => new TrackPeriod(survey, 2.25, feed, 0.64)
            )
            .ToList();
        var truth = oracle.Full("anchor_track/truth");

        var track = AnchorTrack.Of(periods);
        var error = Math.Sqrt(
            track.States.Zip(truth, (s, t) => (s.Level - t) * (s.Level - t)).Average()
        );

        Assert.True(error < oracle.Number("anchor_track/rmse/survey_last_value"), $"{error}");
        Assert.True(track.BiasDrift <= track.LevelDrift * 1.0000001);
        Assert.True(track.LogLikelihood > -1000);
        Assert.InRange(track.FeedShare, 0.1, 1);
    }

    [Fact]
    public void Small_areas_agree_with_sae()
    {
        var oracle = OracleSheet.Open(Sheet);
        var milk = OracleSheet.Table("milk.csv");
        var areas = Enumerable
            .Range(0, 43)
            .Select(i => new Area(
                milk["yi"][i]!.Value,
                milk["SD"][i]!.Value * milk["SD"][i]!.Value,
                [1, .. Enumerable.Range(2, 3).Select(k => milk["MajorArea"][i] == k ? 1.0 : 0)],
                (long)milk["ni"][i]!.Value
            ))
            .ToList();

        var fit = FayHerriot.Of(areas);

        oracle.Agrees("fay_herriot_milk/A", fit.AreaVariance, 1e-9);
        oracle.Agrees("fay_herriot_milk/own_REML_A", fit.AreaVariance, 1e-9);
        oracle.Agrees("fay_herriot_milk/beta", fit.Coefficients, 1e-9);
        oracle.Agrees("fay_herriot_milk/beta_se", fit.StandardErrors, 1e-9);
        oracle.Agrees("fay_herriot_milk/eblup", fit.Areas.Select(a => a.Value.Value!.Value), 1e-9);
        oracle.Agrees("fay_herriot_milk/mse", fit.Areas.Select(a => a.MeanSquaredError), 1e-9);
        oracle.Agrees("fay_herriot_milk/loglik", fit.LogLikelihood, 1e-9);
        oracle.Agrees(
            "fay_herriot_milk/mean_cv_direct",
            areas.Average(a => Math.Sqrt(a.Variance) / a.Direct),
            1e-9
        );
        oracle.Agrees(
            "fay_herriot_milk/mean_cv_eblup",
            fit.Areas.Average(a => Math.Sqrt(a.MeanSquaredError) / a.Value.Value!.Value),
            1e-9
        );
        oracle.Agrees(
            "fay_herriot_milk/A_ML",
            FayHerriot.Of(areas, AreaVarianceMethod.MaximumLikelihood).AreaVariance,
            1e-5
        );
        oracle.Agrees(
            "fay_herriot_milk/A_FH",
            FayHerriot.Of(areas, AreaVarianceMethod.Moments).AreaVariance,
            1e-5
        );
    }
}
