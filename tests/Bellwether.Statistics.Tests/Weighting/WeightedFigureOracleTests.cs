using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Tests.Weighting;

/// <summary>Expected values: oracle 02_weighting.json (R 4.2.2, survey 4.1-1), for figures other than means.</summary>
public sealed class WeightedFigureOracleTests
{
    private static readonly double[] Fractions = [100 / 4421.0, 50 / 755.0, 50 / 1018.0];
    private readonly OracleSheet sheet = OracleSheet.Open("02_weighting.json");
    private readonly SchoolSample schools = SchoolSample.Stratified();

    [Fact]
    public void Six_intervals_of_a_share()
    {
        WeightedMeans means = WeightedMean.Domains(
            schools.Cells("comp.imp"),
            schools.Unweighted(Fractions)
        );
        sheet.Agrees("svyciprop/mean/est", means.Means[0].Value!.Value, 1e-9);
        sheet.Agrees("prop_se", means.StandardError(0), 1e-9);
        var share = new DesignProportion(
            means.Means[0].Value!.Value,
            means.StandardError(0),
            200,
            means.DegreesOfFreedom
        );

        sheet.Agrees("svyciprop/logit/ci", Ends(share.Logit()), 1e-9);
        sheet.Agrees("svyciprop/xlogit/ci", Ends(share.Logit()), 1e-9);
        sheet.Agrees("svyciprop/likelihood/ci", Ends(share.Likelihood()), 5e-6);
        sheet.Agrees("svyciprop/asin/ci", Ends(share.ArcSine()), 1e-9);
        sheet.Agrees("svyciprop/beta/ci", Ends(share.KornGraubard()), 1e-9);
        sheet.Agrees("svyciprop/mean/ci", Ends(share.Plain()), 1e-9);
    }

    [Fact]
    public void Weighted_regression_with_design_based_errors()
    {
        RegressionCell[] cells =
        [
            .. schools.ByCell.Select(c => new RegressionCell(
                c.Stratum,
                -1,
                c.Cell,
                c.Rows.Length,
                FourthMoments.Of(
                    4,
                    [
                        .. c.Rows.SelectMany(r =>
                            new[] { "ell", "meals", "enroll", "api00" }.Select(name =>
                                SchoolSample.Whole(r, name)
                            )
                        ),
                    ]
                )
            )),
        ];
        CheckFit("svyglm_gaussian", WeightedRegression.Of(cells, schools.Unweighted(Fractions)));
        CheckFit(
            "svyglm_gaussian_raked",
            WeightedRegression.Of(cells, schools.Raked(ResidualRule.TenSweeps))
        );
        WeightedFit fit = WeightedRegression.Of(cells, schools.Unweighted(Fractions));

        sheet.Agrees("svyglm_gaussian/df", fit.DegreesOfFreedom, 0);
        sheet.Agrees("svyglm_gaussian/vcov", fit.Covariance!.ToArray(), 1e-9);
    }

    [Fact]
    public void A_ratio_of_totals()
    {
        PairCell[] cells =
        [
            .. schools.ByCell.Select(c => new PairCell(
                c.Stratum,
                -1,
                c.Cell,
                c.Rows.Length,
                CompleteRowSums.Of(
                    2,
                    [
                        .. c.Rows.SelectMany(r =>
                            new[] { SchoolSample.Whole(r, "api00"), SchoolSample.Whole(r, "api99") }
                        ),
                    ]
                )
            )),
        ];
        Estimate ratio = WeightedRatio.Of(cells, schools.Unweighted(Fractions));

        sheet.Agrees("ratio_api00_api99/est", ratio.Value!.Value, 1e-9);
        sheet.Agrees("ratio_api00_api99/se", ErrorOf(ratio, 197), 1e-9);
    }

    [Fact]
    public void Weighted_quantiles()
    {
        HistogramCell[] cells =
        [
            .. schools.ByCell.Select(c => new HistogramCell(
                c.Stratum,
                -1,
                c.Cell,
                c.Rows.Length,
                Histogram.Of(200, 1000, [.. c.Rows.Select(r => SchoolSample.Whole(r, "api00"))])
            )),
        ];
        double[] shares = sheet.Full("svyquantile/q");
        Estimate[] quantiles =
        [
            .. shares.Select(q => WeightedQuantile.Of(cells, schools.Unweighted(Fractions), q)),
        ];

        sheet.Agrees("svyquantile/est", quantiles.Select(q => q.Value!.Value), 1e-9);
        sheet.Agrees("svyquantile/se", quantiles.Select(q => ErrorOf(q, 197)), 1e-9);
    }

    private void CheckFit(string key, WeightedFit fit)
    {
        string[] names = ["(Intercept)", "ell", "meals", "enroll"];
        for (int i = 0; i < names.Length; i++)
        {
            sheet.Agrees($"{key}/est/{names[i]}", fit.Coefficients[i].Value!.Value, 1e-9);
            sheet.Agrees($"{key}/se/{names[i]}", Math.Sqrt(fit.Covariance![i, i]), 1e-9);
        }
    }

    private static double ErrorOf(Estimate estimate, double df) =>
        (estimate.Interval!.Value.High - estimate.Interval.Value.Low)
        / 2
        / Bellwether.Statistics.Numerics.StudentT.Critical(0.95, df);

    private static double[] Ends(Interval interval) => [interval.Low, interval.High];
}
