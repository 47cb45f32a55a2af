using System.Text.Json;
using Bellwether.Statistics.Change;

namespace Bellwether.Statistics.Tests.Change;

public sealed class MonitoringOracleTests
{
    private const string Sheet = "05_monitoring.json";

    [Theory]
    [InlineData("pchart_orangejuice")]
    [InlineData("laney_large_n")]
    public void Control_charts_agree_with_qcc_and_Laney(string set)
    {
        var oracle = OracleSheet.Open(Sheet);
        var chart = ShareChart.Of(Whole(oracle, $"{set}/x"), Whole(oracle, $"{set}/n"));

        oracle.Agrees($"{set}/pbar", chart.Centre!.Value, 1e-12);
        oracle.Agrees($"{set}/sigma_z", chart.SigmaZ!.Value, 1e-12);
        oracle.Agrees($"{set}/p_lcl", chart.Points.Select(p => p.Low), 1e-12);
        oracle.Agrees($"{set}/p_ucl", chart.Points.Select(p => p.High), 1e-12);
        oracle.Agrees($"{set}/laney_lcl", chart.Points.Select(p => p.LaneyLow), 1e-12);
        oracle.Agrees($"{set}/laney_ucl", chart.Points.Select(p => p.LaneyHigh), 1e-12);
        oracle.Agrees($"{set}/signals_p", Signals(chart.Points.Select(p => p.Signal)), 0);
        oracle.Agrees($"{set}/signals_laney", Signals(chart.Points.Select(p => p.LaneySignal)), 0);
        if (set == "pchart_orangejuice")
        {
            oracle.Agrees($"{set}/qcc_center", chart.Centre!.Value, 1e-12);
            oracle.Agrees($"{set}/qcc_violations", Signals(chart.Points.Select(p => p.Signal)), 0);
            oracle.Agrees(
                $"{set}/qcc_limits/0",
                [chart.Points[0].Low, chart.Points[0].High],
                1e-12
            );
        }

        oracle.Agrees(
            $"{set}/sigma_z",
            Math.Sqrt(
                OverDispersion.Of(Whole(oracle, $"{set}/x"), Whole(oracle, $"{set}/n")).Value!.Value
            ),
            1e-12
        );
    }

    [Fact]
    public void Run_lengths_agree_with_spc()
    {
        var oracle = OracleSheet.Open(Sheet);
        for (var i = 0; i < 3; i++)
        {
            var h = oracle.Number($"arl/cusum_two_sided_k.5/{i}/h");
            oracle.Agrees($"arl/cusum_two_sided_k.5/{i}/ARL0", RunLength.Cusum(0.5, h), 1e-6);
            oracle.Agrees(
                $"arl/cusum_two_sided_k.5/{i}/ARL1_shift1",
                RunLength.Cusum(0.5, h, 1),
                1e-6
            );
            var wanted = oracle.Number($"arl/cusum_h_for_ARL0/{i}/ARL0");
            oracle.Agrees(
                $"arl/cusum_h_for_ARL0/{i}/h",
                RunLength.CusumThreshold(0.5, wanted),
                1e-6
            );
        }

        for (var i = 0; i < 2; i++)
        {
            var wanted = oracle.Number($"arl/cusum_one_sided/{i}/ARL0");
            oracle.Agrees(
                $"arl/cusum_one_sided/{i}/h",
                RunLength.CusumThreshold(0.25, wanted, twoSided: false),
                1e-6
            );
        }

        for (var i = 0; i < 5; i++)
        {
            var weight = oracle.Number($"arl/ewma/{i}/lambda");
            var width = RunLength.EwmaWidth(weight, 500);
            oracle.Agrees($"arl/ewma/{i}/L_for_ARL0_500", width, 1e-6);
            oracle.Agrees($"arl/ewma/{i}/L_for_ARL0_370", RunLength.EwmaWidth(weight, 370.4), 1e-6);
            oracle.Agrees($"arl/ewma/{i}/ARL1_shift1", RunLength.Ewma(weight, width, 1), 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_Bernoulli_chart_has_its_exact_run_lengths(int i)
    {
        var oracle = OracleSheet.Open(Sheet);
        var key = $"bernoulli_cusum/{i}";

        var chart = BernoulliCusum.Design(
            oracle.Number($"{key}/p0"),
            oracle.Number($"{key}/p1"),
            5000
        );

        oracle.Agrees($"{key}/m", chart.Lattice, 0);
        oracle.Agrees($"{key}/h_times_m", chart.Threshold, 0);
        oracle.Agrees($"{key}/ARL0_responses", chart.FalseAlarmAnswers, 1e-9);
        oracle.Agrees($"{key}/ARL1_responses", chart.DetectionAnswers, 1e-9);
        oracle.Agrees(
            $"{key}/ARL0_prev",
            BernoulliCusum.Length(chart.Usual, chart.Lattice, chart.Threshold - 1),
            1e-9
        );
    }

    [Fact]
    public void Averages_and_sums_of_the_Nile_agree()
    {
        var oracle = OracleSheet.Open(Sheet);
        var z = Nile(oracle);

        var ewma = Scan(new Ewma(), z, (e, x) => e.Step(x));
        oracle.Agrees("ewma_nile/ewma", ewma.Select(e => e.Value), 1e-12);
        oracle.Agrees("ewma_nile/limit", ewma.Select(e => e.Limit), 1e-12);
        oracle.Agrees("ewma_nile/first_alarm", 1 + ewma.FindIndex(e => e.Alarm), 0);

        var cusum = Scan(new Cusum(0.5, 5), z, (c, x) => c.Step(x));
        oracle.Agrees("cusum_nile/C_plus", cusum.Select(c => c.Up), 1e-12);
        oracle.Agrees("cusum_nile/C_minus", cusum.Select(c => c.Down), 1e-12);
        oracle.Agrees("cusum_nile/first_alarm", 1 + cusum.FindIndex(c => c.Alarm), 0);
        oracle.Agrees(
            "cusum_nile/change_estimate",
            cusum.First(c => c.Alarm).ChangeAfter!.Value,
            0
        );

        var page = Scan(new PageHinkley(), z, (c, x) => c.Step(x));
        oracle.Agrees("page_hinkley_nile/stat", page.Select(c => c.Value), 1e-12);
        oracle.Agrees("page_hinkley_nile/first_alarm", 1 + page.FindIndex(c => c.Alarm), 0);
    }

    [Fact]
    public void FOCuS_of_the_Nile_equals_the_brute_force_maximum()
    {
        var oracle = OracleSheet.Open(Sheet);
        var z = Nile(oracle);

        var known = new FocusMean();
        oracle.Agrees("focus_nile/glr_known_mean", z.Select(x => known.Step(x)), 1e-10);
        oracle.Agrees("focus_nile/changepoint_at_100", known.ChangeAfter, 0);
        var unknown = new FocusMean(knownMean: false);
        oracle.Agrees("focus_nile/glr_unknown_mean", z.Select(x => unknown.Step(x)), 1e-10);
        var down = new FocusMean(direction: Direction.Down);
        oracle.Agrees("focus_nile/glr_known_decrease_only", z.Select(x => down.Step(x)), 1e-10);
    }

    [Fact]
    public void Detectors_of_a_binomial_stream_agree()
    {
        var oracle = OracleSheet.Open(Sheet);
        var (x, n) = (Whole(oracle, "binomial_stream/x"), Whole(oracle, "binomial_stream/n"));
        var days = x.Zip(n).ToList();

        var focus = new FocusShare(0.8);
        oracle.Agrees(
            "binomial_stream/glr_bernoulli_decrease",
            days.Select(d => focus.Step(d.First, d.Second)),
            1e-10
        );
        var cusum = Scan(new ShareCusum(0.8, 0.7), days, (c, d) => c.Step(d.First, d.Second));
        oracle.Agrees("binomial_stream/llr_cusum", cusum.Select(c => c.Value), 1e-10);
        var sr = Scan(EDetector.Start(0.8), days, (e, d) => e.Step(d.First, d.Second));
        var page = Scan(
            EDetector.Start(0.8, cumulative: true),
            days,
            (e, d) => e.Step(d.First, d.Second)
        );
        oracle.Agrees(
            "binomial_stream/e_detector/sr",
            Flat(oracle, "binomial_stream/e_detector/sr"),
            sr.Select(e => Math.Exp(e.LogValue)),
            1e-10
        );
        oracle.Agrees(
            "binomial_stream/e_detector/cusum",
            Flat(oracle, "binomial_stream/e_detector/cusum"),
            page.Select(e => Math.Exp(e.LogValue)),
            1e-10
        );
        oracle.Agrees(
            "binomial_stream/e_detector/first_alarm_A370_sr",
            1 + sr.FindIndex(e => e.LogValue >= Math.Log(370)),
            0
        );
        oracle.Agrees(
            "binomial_stream/e_detector/first_alarm_A370_cusum",
            1 + page.FindIndex(e => e.LogValue >= Math.Log(370)),
            0
        );
    }

    [Fact]
    public void One_bet_stepped_by_answers_agrees_with_stcpR6()
    {
        var oracle = OracleSheet.Open(Sheet);
        var answers = Whole(oracle, "stcpR6_ber_sr/x");

        var steps = Scan(EDetector.Start(0.8, bets: [0.5]), answers, (e, x) => e.Step(x, 1));

        oracle.Agrees("stcpR6_ber_sr/log_value", steps.Select(e => e.LogValue), 1e-10);
    }

    [Fact]
    public void The_hull_keeps_the_exact_maximum_with_the_published_candidates()
    {
        var oracle = OracleSheet.Open("05f_focus_hull.json");
        var stream = OracleSheet.Open(Sheet);
        var (x, n) = (Whole(stream, "binomial_stream/x"), Whole(stream, "binomial_stream/n"));
        var focus = new FocusShare(0.8);
        var steps = new List<(double Value, double After, double Candidates)>();
        for (var t = 0; t < x.Length; t++)
        {
            var candidates = focus.Candidates;
            focus.Step(x[t], n[t]);
            steps.Add((focus.Value, focus.ChangeAfter, candidates));
        }

        oracle.Agrees("oracle_stream/stat", steps.Select(s => s.Value), 1e-10);
        oracle.Agrees("oracle_stream/argmax_change_after", steps.Select(s => s.After), 0);
        oracle.Agrees("oracle_stream/candidates", steps.Select(s => s.Candidates), 0);
    }

    [Fact]
    public void Bayesian_run_lengths_agree()
    {
        var oracle = OracleSheet.Open(Sheet);
        var nile = Bocpd.OfMean(prune: 0);
        var z = Nile(oracle);
        var (map, log) = (new List<double>(), new List<double>());
        for (var t = 0; t < z.Length; t++)
        {
            nile.Step(z[t]);
            map.Add(nile.LikeliestRun);
            log.Add(nile.LogPredictive);
            if (t == 9)
            {
                oracle.Agrees("bocpd_nile/posterior_t10", nile.Posterior, 1e-10);
            }

            if (t == 34)
            {
                oracle.Agrees("bocpd_nile/posterior_t35_first12", nile.Posterior.Take(12), 1e-10);
            }
        }

        oracle.Agrees("bocpd_nile/run_length_map", map, 0);
        oracle.Agrees("bocpd_nile/log_predictive", log, 1e-10);
        oracle.Agrees("bocpd_nile/log_evidence", nile.LogEvidence, 1e-10);
        oracle.Agrees("bocpd_nile/map_last_cp", z.Length - nile.LikeliestRun, 0);

        var share = Bocpd.OfShare(prune: 0);
        var (x, n) = (Whole(oracle, "binomial_stream/x"), Whole(oracle, "binomial_stream/n"));
        map.Clear();
        log.Clear();
        for (var t = 0; t < x.Length; t++)
        {
            share.Step(x[t], n[t]);
            map.Add(share.LikeliestRun);
            log.Add(share.LogPredictive);
        }

        oracle.Agrees("bocpd_betabinomial/run_length_map", map, 0);
        oracle.Agrees("bocpd_betabinomial/log_predictive", log, 1e-10);
        oracle.Agrees("bocpd_betabinomial/posterior_last", share.Posterior, 1e-10);
    }

    [Fact]
    public void Segments_of_the_Nile_agree_with_changepoint()
    {
        var oracle = OracleSheet.Open(Sheet);
        var z = Nile(oracle);
        var price = Math.Log(z.Length);

        oracle.Agrees(
            "pelt_nile/cpts_manual",
            Pelt.Of(z, oracle.Number("pelt_nile/penalty_manual")).Select(p => (double)p),
            0
        );
        oracle.Agrees(
            "pelt_nile/cpts_MBIC_mean",
            Pelt.Of(z, 3 * price, lengthTerm: true).Select(p => (double)p),
            0
        );
        oracle.Agrees(
            "pelt_nile/cpts_MBIC_meanvar",
            Pelt.Of(z, 4 * price, 2, SegmentCost.MeanAndVariance, true).Select(p => (double)p),
            0
        );
    }

    [Fact]
    public void Online_decisions_agree_with_onlineFDR()
    {
        var oracle = OracleSheet.Open(Sheet);
        var p = oracle.Full("online_fdr/p");
        var rules = new Dictionary<string, IReadOnlyList<OnlineVerdict>>
        {
            ["LORDpp"] = OnlineTests.Lord(p),
            ["SAFFRON"] = OnlineTests.Saffron(p),
            ["ADDIS"] = OnlineTests.Addis(p),
            ["LOND"] = OnlineTests.Lond(p),
        };
        foreach (var (name, verdicts) in rules)
        {
            oracle.Agrees($"online_fdr/{name}/alphai", verdicts.Select(v => v.Level), 1e-10);
            oracle.Agrees($"online_fdr/{name}/R", verdicts.Select(v => v.Believed ? 1.0 : 0), 0);
        }

        var logs = oracle.Full("e_bh/e").Select(e => Math.Log(e)).ToList();
        var believed = EValues.Believe(logs, 0.1);
        oracle.Agrees(
            "e_bh/R",
            Enumerable.Range(0, logs.Count).Select(i => believed.Contains(i) ? 1.0 : 0),
            0
        );
        oracle.Agrees("e_lond/alpha_t", EValues.Online(logs, 0.1).Select(v => v.Level), 1e-12);
        oracle.Agrees("e_lond/R", EValues.Online(logs, 0.1).Select(v => v.Believed ? 1.0 : 0), 0);
    }

    [Fact]
    public void Segmentation_scores_agree_with_the_Turing_benchmark()
    {
        var oracle = OracleSheet.Open("05c_tcpd.json");
        for (var i = 0; i < 6; i++)
        {
            var test = oracle.At($"metric_tests/{i}");
            var marks = test.GetProperty("annotations").EnumerateArray().Select(Points).ToList();
            var found = Points(test.GetProperty("predictions"));
            if (test.TryGetProperty("F1", out _))
            {
                oracle.Agrees($"metric_tests/{i}/F1", SegmentationScore.F1(marks, found), 1e-12);
            }
            else
            {
                oracle.Agrees(
                    $"metric_tests/{i}/cover",
                    SegmentationScore.Cover(marks, found, test.GetProperty("n").GetInt32()),
                    1e-12
                );
            }
        }
    }

    private static IReadOnlyList<int> Points(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().Select(e => e.GetInt32()).ToList()
            : [element.GetInt32()];

    private static double[] Nile(OracleSheet oracle)
    {
        var (mean, sd) = (oracle.Number("nile/baseline_mean"), oracle.Number("nile/baseline_sd"));
        return oracle.Full("nile/y").Select(y => (y - mean) / sd).ToArray();
    }

    private static long[] Whole(OracleSheet oracle, string key) =>
        oracle.Full(key).Select(x => (long)x).ToArray();

    private static double[] Flat(OracleSheet oracle, string key) =>
        oracle.Table2(key).Cast<double>().ToArray();

    private static IEnumerable<double> Signals(IEnumerable<bool> flags) =>
        flags.Select((f, i) => f ? i + 1.0 : 0).Where(i => i > 0);

    private static List<TState> Scan<TState, TItem>(
        TState start,
        IEnumerable<TItem> items,
        Func<TState, TItem, TState> step
    )
    {
        var states = new List<TState>();
        foreach (var item in items)
        {
            start = step(start, item);
            states.Add(start);
        }

        return states;
    }
}
