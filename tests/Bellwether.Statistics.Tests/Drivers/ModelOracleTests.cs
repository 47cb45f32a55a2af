using Bellwether.Statistics.Drivers;
using Bellwether.Statistics.Reliability;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Drivers;

public sealed class ModelOracleTests
{
    private static readonly string[] Latents =
    [
        "Image",
        "Expectation",
        "Quality",
        "Value",
        "Satisfaction",
        "Complaints",
        "Loyalty",
    ];

    private static readonly string[][] Items =
    [
        ["IMAG1", "IMAG2", "IMAG3", "IMAG4", "IMAG5"],
        ["CUEX1", "CUEX2", "CUEX3"],
        ["PERQ1", "PERQ2", "PERQ3", "PERQ4", "PERQ5", "PERQ6", "PERQ7"],
        ["PERV1", "PERV2"],
        ["CUSA1", "CUSA2", "CUSA3"],
        ["CUSCO"],
        ["CUSL1", "CUSL2", "CUSL3"],
    ];

    internal static readonly PathDesign Ecsi = new(
        Latents
            .Select(
                (name, k) =>
                    (
                        name,
                        (IReadOnlyList<int>)
                            Enumerable
                                .Range(Items.Take(k).Sum(b => b.Length), Items[k].Length)
                                .ToList()
                    )
            )
            .ToList(),
        [
            (0, 1),
            (1, 2),
            (1, 3),
            (2, 3),
            (0, 4),
            (1, 4),
            (2, 4),
            (3, 4),
            (4, 5),
            (0, 6),
            (4, 6),
            (5, 6),
        ]
    );

    [Theory]
    [InlineData("centroid", InnerScheme.Centroid)]
    [InlineData("factorial", InnerScheme.Factorial)]
    [InlineData("pathWeighting", InnerScheme.Path)]
    public void The_satisfaction_index_model_agrees_with_semPLS(string set, InnerScheme scheme)
    {
        var oracle = OracleSheet.Open("03c_pls.json");
        var moments = Mobi();

        var model = PathModel.Of(moments, Ecsi, scheme);

        for (var k = 0; k < Latents.Length; k++)
        {
            var latent = model.Latents[k];
            for (var i = 0; i < Items[k].Length; i++)
            {
                oracle.Agrees($"{set}/weights/{Latents[k]}/{Items[k][i]}", latent.Weights[i], 1e-9);
                oracle.Agrees(
                    $"{set}/loadings/{Latents[k]}/{Items[k][i]}",
                    latent.Loadings[i],
                    1e-9
                );
            }

            oracle.AgreesWithGaps($"{set}/r2/{Latents[k]}", [latent.R2], 1e-9);
            oracle.Agrees($"{set}/index_0_100/{Latents[k]}", latent.Index.Value!.Value, 1e-9);
            oracle.Agrees($"{set}/index_sd/{Latents[k]}", latent.IndexSd!.Value, 1e-9);
            oracle.Agrees($"{set}/AVE/{Latents[k]}", latent.Ave, 1e-9);
            oracle.Agrees(
                $"{set}/composite_reliability/{Latents[k]}",
                latent.CompositeReliability,
                1e-9
            );
            oracle.AgreesWithGaps($"{set}/rho_A/{Latents[k]}", [latent.RhoA], 1e-9);
            oracle.AgreesWithGaps($"{set}/alpha_std/{Latents[k]}", [latent.Alpha], 1e-9);
        }

        oracle.Agrees($"{set}/paths", model.Paths.ToArray(), 1e-9);
        oracle.Agrees($"{set}/total_effects", model.TotalEffects.ToArray(), 1e-9);
        oracle.Agrees($"{set}/lv_cor", model.Correlations.ToArray(), 1e-9);
    }

    [Fact]
    public void Discriminant_ratios_of_the_index_model_agree_with_seminr()
    {
        var oracle = OracleSheet.Open("03c_pls.json");
        var moments = Mobi();
        var blocks = Ecsi.Blocks.SelectMany((b, k) => b.Items.Select(_ => k)).ToList();

        var table = Discriminant.Htmt(moments.Correlation(), blocks);

        for (var a = 0; a < 7; a++)
        {
            oracle.AgreesWithGaps(
                $"htmt/matrix/{a}",
                table[a].Select((x, b) => a == b ? null : x),
                1e-10
            );
        }
    }

    [Fact]
    public void Path_errors_by_leaving_groups_out_agree()
    {
        var oracle = OracleSheet.Open("03c_pls.json");
        var rows = DriverOracleTests.Rows("mobi.csv", Items.SelectMany(b => b).ToArray());
        var names = Items.SelectMany(b => b).ToList();
        var left = Enumerable
            .Range(0, 50)
            .Select(g =>
                Paths(
                    PathModel.Of(
                        Moments.OfRows(names, rows.Where((_, i) => i % 50 != g).ToList()),
                        Ecsi
                    )
                )
            )
            .ToList();

        oracle.Agrees("dagjk/path", Paths(PathModel.Of(Mobi(), Ecsi)), 1e-9);
        oracle.Agrees("dagjk/se", GroupJackknife.Of(left).StandardErrors, 1e-9);
    }

    [Fact]
    public void Missing_answers_by_maximum_likelihood_agree()
    {
        var oracle = OracleSheet.Open("03d_missing_patterns.json");
        var names = oracle.Words("vars");
        var sums = BfiPatterns(names);

        var fit = MissingAnswers.Of(sums, names);

        oracle.Agrees("n_patterns", sums.Sums.Keys.Length, 0);
        oracle.Agrees("em_mean", fit.Moments!.Means, 1e-8);
        oracle.Agrees("em_cov", fit.Moments.Covariance.ToArray(), 1e-8);
        oracle.Agrees("loglik", fit.LogLikelihood, 1e-10);
        oracle.Agrees("loglik_rows", fit.LogLikelihood, 1e-10);
        oracle.Agrees("lmg_fiml", Lmg.Of(fit.Moments), 1e-8);
        oracle.Agrees("r2_fiml", DriverMeasures.Of(fit.Moments).R2, 1e-8);
    }

    [Fact]
    public void Logistic_drivers_agree_with_glm_and_domir()
    {
        var oracle = OracleSheet.Open("03_drivers.json");
        var table = OracleSheet.Table("mobi_trust.csv");
        var predictors = oracle.Words("binary/x");
        var rows = Enumerable
            .Range(0, table["trust"].Length)
            .Select(i => new PatternRow(
                predictors.Select(x => table[x][i]!.Value).ToList(),
                (long)table["trust"][i]!.Value,
                1
            ))
            .ToList();

        var drivers = LogisticDrivers.Of(rows);

        oracle.Agrees("binary/logit_coef", drivers.Full.Coefficients, 1e-8);
        oracle.Agrees("binary/logit_se", drivers.Full.StandardErrors, 1e-8);
        oracle.Agrees("binary/loglik", drivers.Full.LogLikelihood, 1e-8);
        oracle.Agrees("binary/loglik0", drivers.Full.NullLogLikelihood, 1e-8);
        oracle.Agrees("binary/mcfadden", drivers.Full.McFadden, 1e-8);
        oracle.Agrees("binary/dominance_mcfadden_general", drivers.Dominance!.General, 1e-8);
        oracle.Agrees(
            "binary/dominance_conditional",
            drivers.Dominance.Conditional.ToArray(),
            1e-8
        );
        oracle.Agrees("binary/tonidandel_lebreton", drivers.RelativeWeights, 1e-8);
        oracle.Agrees("binary/tl_R2_OLS", drivers.RelativeWeights.Sum(), 1e-8);
        oracle.Agrees("binary/lpm_lmg", drivers.LinearShares, 1e-8);
        oracle.Agrees("binary/lpm_r2", drivers.LinearShares.Sum(), 1e-8);
        oracle.Agrees("binary/share_mcfadden", Share(drivers.Dominance.General), 1e-8);
        oracle.Agrees("binary/share_tl", Share(drivers.RelativeWeights), 1e-8);
        oracle.Agrees("binary/share_lpm_lmg", Share(drivers.LinearShares), 1e-8);
        oracle.Agrees("binary/ybar", rows.Average(r => (double)r.Yes), 1e-12);
    }

    [Fact]
    public void Check_boxes_from_pattern_counts_agree_with_glm_on_rows()
    {
        var oracle = OracleSheet.Open("03_drivers.json");
        string[] names = ["effectiveness", "ease", "efficiency", "employee", "trust"];
        var columns = names.Select(x => oracle.Full($"checkbox/patterns/{x}")).ToArray();
        var n = oracle.Full("checkbox/patterns/n");
        var counts = PatternCounts.Empty(5);
        for (var i = 0; i < n.Length; i++)
        {
            counts = counts.Add(
                Enumerable.Range(0, 5).Sum(k => (long)columns[k][i] << k),
                (long)n[i]
            );
        }

        var fit = LogisticFit.Of(LogisticFit.Rows(counts, 4));

        oracle.Agrees("checkbox/coef", fit.Coefficients, 1e-8);
        oracle.Agrees("checkbox/se", fit.StandardErrors, 1e-8);
    }

    internal static MissingPatternSums BfiPatterns(string[] names)
    {
        var table = OracleSheet.Table("bfi.csv");
        return MissingPatternSums.Of(
            names.Length,
            Enumerable
                .Range(0, table[names[0]].Length)
                .SelectMany(i => names.Select(name => (int)(table[name][i] ?? 0)))
                .ToArray()
        );
    }

    private static Moments Mobi()
    {
        var names = Items.SelectMany(b => b).ToArray();
        return Moments.OfRows(names, DriverOracleTests.Rows("mobi.csv", names));
    }

    private static IReadOnlyList<double> Paths(PathModel model) =>
        Ecsi.Paths.Select(a => model.Paths[a.From, a.To]).ToList();

    private static IEnumerable<double> Share(IReadOnlyList<double> values) =>
        values.Select(v => v / values.Sum());
}
