using System.Text.Json;
using Bellwether.Statistics.Durations;

namespace Bellwether.Statistics.Tests.Durations;

public sealed class DurationOracleTests
{
    private const string Sheet = "10_time_to_decision.json";

    [Fact]
    public void The_curve_of_lung_agrees_with_survival()
    {
        var oracle = OracleSheet.Open(Sheet);
        var curve = KaplanMeier.Of(Lung());

        oracle.Agrees("km/time", curve.Points.Select(p => (double)p.Day), 0);
        oracle.Agrees("km/n_risk", curve.Points.Select(p => (double)p.AtRisk), 0);
        oracle.Agrees("km/n_event", curve.Points.Select(p => (double)p.Events), 0);
        oracle.Agrees("km/n_censor", curve.Points.Select(p => (double)p.Censored), 0);
        oracle.Agrees("km/surv", curve.Points.Select(p => p.Survival), 1e-12);
        oracle.Agrees("km/std_err_cumhaz", curve.Points.Select(p => p.StandardError), 1e-12);
        oracle.Agrees(
            "km/lower_loglog",
            curve.Points.Select(p => curve.At(p.Day).Interval!.Value.Low),
            1e-12
        );
        oracle.Agrees(
            "km/upper_loglog",
            curve.Points.Select(p => curve.At(p.Day).Interval!.Value.High),
            1e-12
        );
        oracle.Agrees(
            "km/lower_log",
            curve.Points.Select(p => curve.At(p.Day, SurvivalInterval.Log).Interval!.Value.Low),
            1e-12
        );
        oracle.Agrees(
            "km/upper_log",
            curve.Points.Select(p => curve.At(p.Day, SurvivalInterval.Log).Interval!.Value.High),
            1e-12
        );
        var quantiles = oracle.Full("km/quantiles/p").Select(p => curve.Quantile(p)).ToList();
        oracle.AgreesWithGaps("km/quantiles/est", quantiles.Select(q => (double?)q.Days), 0);
        oracle.AgreesWithGaps("km/quantiles/lo", quantiles.Select(q => (double?)q.Low), 0);
        oracle.AgreesWithGaps("km/quantiles/hi", quantiles.Select(q => (double?)q.High), 0);
        var mean = curve.RestrictedMean(365);
        oracle.Agrees("km/rmst365", mean.Value!.Value, 1e-10);
        oracle.Agrees(
            "km/rmst365_se",
            (mean.Interval!.Value.High - mean.Value!.Value) / 1.959963984540054,
            1e-10
        );
    }

    [Fact]
    public void Remaining_time_agrees()
    {
        var oracle = OracleSheet.Open(Sheet);
        var curve = KaplanMeier.Of(Lung());
        for (var i = 0; i < 4; i++)
        {
            var open = (int)oracle.Number($"conditional/{i}/open_for");
            oracle.Agrees(
                $"conditional/{i}/S_s",
                open == 0 ? 1 : curve.At(open).Value!.Value,
                1e-12
            );
            foreach (var (key, share) in new[] { ("p50", 0.5), ("p80", 0.8), ("p90", 0.9) })
            {
                var expected = oracle.At($"conditional/{i}/remaining/{key}");
                Assert.Equal(
                    expected.ValueKind == JsonValueKind.Null ? null : expected.GetInt32(),
                    curve.Remaining(open, share).Days
                );
            }

            oracle.Agrees(
                $"conditional/{i}/prob_done_within_90_more",
                1 - curve.Between(open, open + 90).Value!.Value,
                1e-12
            );
        }

        for (var i = 0; i < 2; i++)
        {
            var key = $"conditional_ci/{i}";
            var between = curve.Between(
                (int)oracle.Number($"{key}/s"),
                (int)oracle.Number($"{key}/t")
            );
            oracle.Agrees($"{key}/S", between.Value!.Value, 1e-12);
            oracle.Agrees(
                $"{key}/ci_loglog",
                [between.Interval!.Value.Low, between.Interval!.Value.High],
                1e-12
            );
        }
    }

    [Fact]
    public void Late_entries_agree()
    {
        var oracle = OracleSheet.Open(Sheet);
        var entry = oracle.Full("left_truncated/entry");
        var time = oracle.Full("left_truncated/time");
        var ended = oracle
            .At("left_truncated/ev")
            .EnumerateArray()
            .Select(e => e.GetBoolean())
            .ToList();
        var curve = KaplanMeier.Of(
            DurationTable.OfCases(
                time.Select((t, i) => new CaseLife((int)t, ended[i] ? 0 : null, (int)entry[i]))
            ),
            fewestAtRisk: 1
        );
        var at = oracle.Full("left_truncated/at").Select(d => (int)d).ToList();

        oracle.Agrees("left_truncated/surv", at.Select(d => curve.At(d).Value!.Value), 1e-12);
        oracle.Agrees(
            "left_truncated/n_risk",
            at.Select(d => (double)curve.Points.First(p => p.Day >= d).AtRisk),
            0
        );
    }

    [Fact]
    public void The_log_rank_test_of_sex_agrees()
    {
        var oracle = OracleSheet.Open(Sheet);

        var test = LogRank.Of(Lung(1), Lung(2));

        oracle.Agrees("logrank_sex/obs", test.Observed, 0);
        oracle.Agrees("logrank_sex/exp", test.Expected, 1e-12);
        oracle.Agrees("logrank_sex/chisq", test.ChiSquare!.Value, 1e-12);
    }

    [Fact]
    public void The_band_for_published_curves_is_near_that_of_km_ci()
    {
        var oracle = OracleSheet.Open(Sheet);
        var band = SurvivalBand.EqualPrecision(
            KaplanMeier.Of(Lung()),
            (int)oracle.Number("bands/logep/tl"),
            (int)oracle.Number("bands/logep/tu")
        );

        oracle.Agrees("bands/logep/lower", band.Select(b => b.Low), 1e-4);
        oracle.Agrees("bands/logep/upper", band.Select(b => b.High), 1e-4);
    }

    [Fact]
    public void The_edges_agree()
    {
        var same = KaplanMeier.Of(DurationTable.Of([new DurationDay(5, [4])]));
        var open = KaplanMeier.Of(
            DurationTable.OfCases([
                new CaseLife(3, null),
                new CaseLife(7, null),
                new CaseLife(9, null),
            ])
        );

        Assert.Equal(0, same.At(5).Value);
        Assert.All(open.Points, p => Assert.Equal(1, p.Survival));
        Assert.Equal(EstimateStatus.NotIdentified, open.Quantile(0.5).Status);
        Assert.Null(open.Quantile(0.5).Days);
    }

    private static DurationTable Lung(int? sex = null)
    {
        var lung = OracleSheet.Table("lung.csv");
        return DurationTable.OfCases(
            Enumerable
                .Range(0, lung["time"].Length)
                .Where(i => sex is null || lung["sex"][i] == sex)
                .Select(i => new CaseLife(
                    (int)lung["time"][i]!.Value,
                    lung["ev"][i] == 1 ? 0 : null
                ))
        );
    }
}
