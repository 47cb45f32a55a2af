using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Tests.Weighting;

/// <summary>Expected values: oracle 02_weighting.json and 03b_additivity.json (R 4.2.2, survey 4.1-1).</summary>
public sealed class WeightingOracleTests
{
    private static readonly double[] Fractions = [100 / 4421.0, 50 / 755.0, 50 / 1018.0];
    private readonly OracleSheet sheet = OracleSheet.Open("02_weighting.json");
    private readonly SchoolSample schools = SchoolSample.Stratified();

    [Fact]
    public void The_stratified_mean_with_and_without_the_finite_population()
    {
        foreach (string item in new[] { "api00", "enroll" })
        {
            SampleCell[] cells = schools.Cells(item);
            Check("strat_fpc", item, WeightedMean.Domains(cells, schools.Unweighted(Fractions)));
            Check("strat_nofpc", item, WeightedMean.Domains(cells, schools.Unweighted()));
            Check("jkn", item, WeightedMean.Domains(cells, schools.Unweighted()));
            Check(
                "weights_only",
                item,
                WeightedMean.Domains(schools.Cells(item, strata: false), schools.Unweighted())
            );
            SampleDesign finite = schools.Unweighted(Fractions);
            sheet.Agrees(
                $"strat_fpc/deff/{item}",
                WeightedMean.DesignEffect(cells, finite, withReplacement: false).Value!.Value,
                1e-9
            );
            sheet.Agrees(
                $"strat_fpc/deff_replace/{item}",
                WeightedMean.DesignEffect(cells, finite).Value!.Value,
                1e-9
            );
        }
        WeightedMeans means = WeightedMean.Domains(
            schools.Cells("api00"),
            schools.Unweighted(Fractions)
        );
        sheet.Agrees("strat_fpc/df", means.DegreesOfFreedom, 0);
        sheet.Agrees("strat_fpc/ci/0", Ends(means.Means[0].Interval!.Value), 1e-9);
    }

    [Fact]
    public void Raking_nine_cells_to_three_margins()
    {
        WeightingResult raked = Raking.Fit(schools.Counts, schools.BaseWeights, schools.Margins);
        string[] type = sheet.Words("rake/cells/stype");
        string[] wide = sheet.Words("rake/cells/sch.wide");
        string[] awards = sheet.Words("rake/cells/awards");
        var order = Enumerable
            .Range(0, 9)
            .OrderBy(i => "EHM".IndexOf(type[i][0]))
            .ThenBy(i => wide[i])
            .ThenBy(i => awards[i])
            .ToArray();
        double[] expected = [.. order.Select(i => sheet.Full("rake/cells/weight")[i])];

        Assert.Equal(EstimateStatus.Enough, raked.Status);
        Assert.Empty(raked.Notes);
        Near(expected, raked.Weights, 1e-9, "rake/cells/weight");
        Near(
            [.. order.Select(i => sheet.Full("rake/cells/n")[i])],
            [.. schools.Counts.Select(n => (double)n)],
            0,
            "rake/cells/n"
        );
        sheet.Agrees("rake/kish_deff", raked.DesignEffect!.Value, 1e-9);
        sheet.Agrees("rake/kish_neff", raked.EffectiveN!.Value, 1e-9);
    }

    [Fact]
    public void Means_and_totals_after_raking_with_both_ways_of_forming_residuals()
    {
        foreach (string item in new[] { "api00", "enroll" })
        {
            SampleCell[] cells = schools.Cells(item);
            Check("rake", item, WeightedMean.Domains(cells, schools.Raked(ResidualRule.TenSweeps)));
            Check("calibrate_raking", item, WeightedMean.Domains(cells, schools.Raked()));
            WeightedMeans finite = WeightedMean.Domains(
                cells,
                schools.Raked(ResidualRule.TenSweeps, Fractions)
            );
            sheet.Agrees($"rake/se_with_fpc.{item}", finite.StandardError(0), 1e-9);
        }
        Estimate total = WeightedMean.Total(
            schools.Cells("enroll"),
            schools.Raked(ResidualRule.TenSweeps)
        );

        sheet.Agrees("rake/total_enroll", total.Value!.Value, 1e-9);
        sheet.Agrees("rake/total_se", ErrorOf(total, 197), 1e-9);
    }

    [Fact]
    public void Calibration_gives_the_weights_of_raking()
    {
        WeightingResult raked = Raking.Fit(schools.Counts, schools.BaseWeights, schools.Margins);
        WeightingResult newton = Calibration.Raked(
            schools.Counts,
            schools.BaseWeights,
            schools.Margins
        );

        Near([.. raked.Weights], newton.Weights, 1e-9, "calibrate_raking/max_weight_diff_vs_rake");
        Assert.InRange(newton.Rounds, 1, 10);
    }

    [Fact]
    public void The_regression_estimator()
    {
        WeightingResult greg = Calibration.Linear(
            schools.Counts,
            schools.BaseWeights,
            schools.Margins
        );
        var design = new SampleDesign(schools.BaseWeights, greg.Weights, schools.Margins);

        sheet.Agrees("greg_linear/weights_range", [greg.Weights.Min(), greg.Weights.Max()], 1e-9);
        foreach (string item in new[] { "api00", "enroll" })
            Check("greg_linear", item, WeightedMean.Domains(schools.Cells(item), design));
    }

    [Fact]
    public void Post_stratification_is_raking_to_one_margin()
    {
        WeightingResult post = Raking.Fit(schools.Counts, schools.BaseWeights, [schools.Type]);
        double[] equal = [.. schools.Counts.Select(_ => 6194 / 200.0)];
        WeightingResult fromEqual = Raking.Fit(schools.Counts, equal, [schools.Type]);
        foreach (string item in new[] { "api00", "enroll" })
        {
            SampleCell[] cells = schools.Cells(item, strata: false);
            Check(
                "poststrat",
                item,
                WeightedMean.Domains(
                    cells,
                    new SampleDesign(schools.BaseWeights, post.Weights, [schools.Type])
                )
            );
            Check(
                "poststrat_equal_w",
                item,
                WeightedMean.Domains(
                    cells,
                    new SampleDesign(equal, fromEqual.Weights, [schools.Type])
                )
            );
        }
    }

    [Fact]
    public void Trimmed_weights()
    {
        IReadOnlyList<double> raked = Raking
            .Fit(schools.Counts, schools.BaseWeights, schools.Margins)
            .Weights;
        TrimmingResult trimmed = Trimming.Strict(
            schools.Counts,
            raked,
            new WeightBounds(sheet.Number("trim/lower"), sheet.Number("trim/upper"))
        );
        double sum = schools.Counts.Zip(trimmed.Weights, (n, w) => n * w).Sum();
        var design = new SampleDesign(
            schools.BaseWeights,
            trimmed.Weights,
            schools.Margins,
            null,
            ResidualRule.TenSweeps,
            raked
        );
        Estimate mean = WeightedMean.Of(schools.Cells("api00"), design);

        sheet.Agrees("trim/range", [trimmed.Weights.Min(), trimmed.Weights.Max()], 1e-9);
        sheet.Agrees("trim/sum", sum, 1e-9);
        sheet.Agrees("trim/est/api00", mean.Value!.Value, 1e-9);
        sheet.Agrees("trim/se/api00", ErrorOf(mean, 197), 1e-9);
    }

    [Fact]
    public void Domains_and_their_contrast_after_raking()
    {
        WeightedMeans types = WeightedMean.Domains(
            schools.Cells(
                "api00",
                true,
                r => r["stype"] == "E",
                r => r["stype"] == "H",
                r => r["stype"] == "M"
            ),
            schools.Raked(ResidualRule.TenSweeps)
        );
        WeightedMeans improved = Improved(schools.Raked(ResidualRule.TenSweeps));
        Comparison contrast = WeightedMean.Contrast(types, 0, 1);
        Comparison test = WeightedMean.Contrast(improved, 1, 0);
        Comparison plain = WeightedMean.Contrast(Improved(schools.Unweighted(Fractions)), 1, 0);

        sheet.Agrees("by_stype/mean", types.Means.Select(m => m.Value!.Value), 1e-9);
        sheet.Agrees("by_stype/vcov", types.Covariance.ToArray(), 1e-9);
        sheet.Agrees("by_stype/se", Enumerable.Range(0, 3).Select(types.StandardError), 1e-9);
        sheet.Agrees("contrast_E_H/est", contrast.Difference.Value!.Value, 1e-9);
        sheet.Agrees("contrast_E_H/se", contrast.StandardError!.Value, 1e-9);
        sheet.Agrees("by_compimp/mean", improved.Means.Select(m => m.Value!.Value), 1e-9);
        sheet.Agrees("by_compimp/vcov", improved.Covariance.ToArray(), 1e-9);
        sheet.Agrees("by_compimp/se", Enumerable.Range(0, 2).Select(improved.StandardError), 1e-9);
        sheet.Agrees(
            "by_compimp_svyby_se",
            Enumerable.Range(0, 2).Select(improved.StandardError),
            1e-9
        );
        sheet.Agrees("by_compimp/diff", test.Difference.Value!.Value, 1e-9);
        sheet.Agrees("by_compimp/diff_se", test.StandardError!.Value, 1e-9);
        sheet.Agrees(
            "svyttest_compimp/t",
            test.Difference.Value!.Value / test.StandardError!.Value,
            1e-9
        );
        sheet.Agrees("svyttest_compimp/df", test.DegreesOfFreedom!.Value, 0);
        sheet.Agrees("svyttest_compimp/p", test.PValue!.Value, 1e-9);
        sheet.Agrees(
            "svyttest_compimp_ds/t",
            plain.Difference.Value!.Value / plain.StandardError!.Value,
            1e-9
        );
        sheet.Agrees("svyttest_compimp_ds/est", plain.Difference.Value!.Value, 1e-9);
        sheet.Agrees("svyttest_compimp_ds/p", plain.PValue!.Value, 1e-9);
    }

    [Fact]
    public void A_cluster_sample_raked_to_two_margins()
    {
        Dictionary<string, string>[] rows =
        [
            .. Csv.Rows(Path.Combine(OracleSheet.Folder("oracles/data"), "apiclus1.csv")),
        ];
        string[] types = ["E", "H", "M"];
        int CellOf(Dictionary<string, string> r) =>
            2 * Array.IndexOf(types, r["stype"]) + (r["sch.wide"] == "Yes" ? 1 : 0);
        string[] clusters = [.. rows.Select(r => r["dnum"]).Distinct()];
        double[] weights = [.. Enumerable.Repeat(SchoolSample.Number(rows[0], "pw"), 6)];
        long[] counts =
        [
            .. Enumerable.Range(0, 6).Select(c => (long)rows.Count(r => CellOf(r) == c)),
        ];
        SampleCell[] Cells(string item) =>
            [
                .. rows.GroupBy(r => (r["dnum"], CellOf(r)))
                    .Select(g => new SampleCell(
                        0,
                        Array.IndexOf(clusters, g.Key.Item1),
                        g.Key.Item2,
                        g.Count(),
                        [
                            new MomentSums(
                                g.Count(),
                                g.Sum(r => SchoolSample.Whole(r, item)),
                                g.Sum(r =>
                                    (long)SchoolSample.Whole(r, item) * SchoolSample.Whole(r, item)
                                )
                            ),
                        ]
                    )),
            ];
        Margin[] margins =
        [
            new("stype", [0, 0, 1, 1, 2, 2], [4421, 755, 1018]),
            new("sch.wide", [0, 1, 0, 1, 0, 1], [1072, 5122]),
        ];
        double[] fraction = [15 / 757.0];
        var plain = new SampleDesign(weights, weights, [], fraction);
        WeightedMeans mean = WeightedMean.Domains(Cells("api00"), plain);
        var raked = new SampleDesign(
            weights,
            Raking.Fit(counts, weights, margins).Weights,
            margins,
            fraction,
            ResidualRule.TenSweeps
        );

        Check("clus1", "api00", mean);
        sheet.Agrees("clus1/df", mean.DegreesOfFreedom, 0);
        sheet.Agrees(
            "clus1/deff",
            WeightedMean.DesignEffect(Cells("api00"), plain, withReplacement: false).Value!.Value,
            1e-9
        );
        Check("clus1_rake", "api00", WeightedMean.Domains(Cells("api00"), raked));
        Estimate total = WeightedMean.Total(Cells("enroll"), raked);
        sheet.Agrees("clus1_rake/total_enroll", total.Value!.Value, 1e-9);
        sheet.Agrees("clus1_rake/total_se", ErrorOf(total, 14), 1e-9);
    }

    [Fact]
    public void The_published_cell_sums_give_the_raked_mean_and_both_standard_errors()
    {
        OracleSheet cellSheet = OracleSheet.Open("03b_additivity.json");
        long[] n = Whole(cellSheet, "raking_cells/n");
        double[] d = cellSheet.Full("raking_cells/d0");
        int[] Category(string key, params string[] values) =>
            [.. cellSheet.Words("raking_cells/" + key).Select(v => Array.IndexOf(values, v))];
        Margin[] margins =
        [
            new("stype", Category("stype", "E", "H", "M"), [4421, 755, 1018]),
            new("sch.wide", Category("sch.wide", "No", "Yes"), [1072, 5122]),
            new("awards", Category("awards", "No", "Yes"), [2027, 4167]),
        ];
        WeightingResult raked = Raking.Fit(n, d, margins);
        (long[] s, long[] q) = (
            Whole(cellSheet, "raking_cells/S"),
            Whole(cellSheet, "raking_cells/Q")
        );
        int[] strata = Category("stype", "E", "H", "M");
        SampleCell[] cells =
        [
            .. Enumerable
                .Range(0, 9)
                .Select(c => new SampleCell(
                    strata[c],
                    -1,
                    c,
                    n[c],
                    [new MomentSums(n[c], s[c], q[c])]
                )),
        ];
        WeightedMeans ours = WeightedMean.Domains(
            cells,
            new SampleDesign(d, raked.Weights, margins)
        );
        WeightedMeans sweeps = WeightedMean.Domains(
            cells,
            new SampleDesign(d, raked.Weights, margins, null, ResidualRule.TenSweeps)
        );

        cellSheet.Agrees("raking_cells/raked_weight", raked.Weights, 1e-9);
        cellSheet.Agrees("raked/mean", ours.Means[0].Value!.Value, 1e-10);
        cellSheet.Agrees("raked/se_deville_sarndal", ours.StandardError(0), 1e-10);
        cellSheet.Agrees("raked/se_survey_rake", sweeps.StandardError(0), 1e-10);
    }

    private WeightedMeans Improved(SampleDesign design) =>
        WeightedMean.Domains(
            schools.Cells("api00", true, r => r["comp.imp"] == "No", r => r["comp.imp"] == "Yes"),
            design
        );

    private void Check(string key, string item, WeightedMeans means)
    {
        sheet.Agrees($"{key}/est/{item}", means.Means[0].Value!.Value, 1e-9);
        sheet.Agrees($"{key}/se/{item}", means.StandardError(0), 1e-9);
    }

    private static long[] Whole(OracleSheet sheet, string key) =>
        [.. sheet.Full(key).Select(x => (long)x)];

    private static double ErrorOf(Estimate estimate, double df) =>
        (estimate.Interval!.Value.High - estimate.Interval.Value.Low)
        / 2
        / Bellwether.Statistics.Numerics.StudentT.Critical(0.95, df);

    private static double[] Ends(Interval interval) => [interval.Low, interval.High];

    private static void Near(
        double[] expected,
        IReadOnlyList<double> actual,
        double tolerance,
        string key
    )
    {
        double worst = expected
            .Zip(actual, (e, a) => Math.Abs(a - e) / Math.Max(1, Math.Abs(e)))
            .Max();
        Assert.True(expected.Length == actual.Count && worst <= tolerance, $"{key}: {worst:E2}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"ORACLE | 02_weighting.json | {key} | {worst:E1} |"
        );
    }
}
