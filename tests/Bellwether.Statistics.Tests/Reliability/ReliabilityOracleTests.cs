using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Reliability;
using Bellwether.Statistics.Tests.Drivers;

namespace Bellwether.Statistics.Tests.Reliability;

public sealed class ReliabilityOracleTests
{
    [Theory]
    [InlineData("bfi_A_reversed")]
    [InlineData("bfi_N")]
    [InlineData("mobi_quality")]
    [InlineData("mobi_satisfaction")]
    [InlineData("attitude")]
    public void Reliability_agrees_with_psych_and_lavaan(string set)
    {
        var oracle = OracleSheet.Open("04_reliability.json");
        var names = oracle.Words($"{set}/items");
        var moments = new Moments(
            names,
            new double[names.Length],
            Matrix.From(oracle.Table2($"{set}/cov")),
            (long)oracle.Number($"{set}/n")
        );

        var alpha = Alpha.Of(moments);
        var value = alpha.Value.Value!.Value;
        var half = 1.959963984540054 * Alpha.StandardError(moments);
        var bonett = Alpha.Bonett(value, names.Length, moments.N);

        oracle.Agrees($"{set}/alpha", value, 1e-10);
        oracle.Agrees($"{set}/alpha_std", alpha.Standardised!.Value, 1e-10);
        oracle.Agrees($"{set}/mean_r", alpha.MeanCorrelation!.Value, 1e-10);
        oracle.Agrees(
            $"{set}/feldt95",
            [alpha.Value.Interval!.Value.Low, alpha.Value.Interval!.Value.High],
            1e-10
        );
        oracle.Agrees($"{set}/bonett95", [bonett.Low, bonett.High], 1e-10);
        oracle.Agrees($"{set}/ase", Alpha.StandardError(moments), 1e-10);
        oracle.Agrees($"{set}/vanzyl95", [value - half, value + half], 1e-10);
        oracle.Agrees(
            $"{set}/alpha_if_dropped",
            alpha.Items.Select(i => i.AlphaWithout!.Value),
            1e-10
        );
        oracle.Agrees($"{set}/item_rest", alpha.Items.Select(i => i.ItemRest!.Value), 1e-10);
        oracle.Agrees($"{set}/guttman_lambda6", ScaleHalves.Of(moments)!.Lambda6, 1e-10);
        oracle.Agrees($"{set}/split_half_sb_odd_even", ScaleHalves.Of(moments)!.SplitHalf, 1e-10);

        var omega = Omega.Of(moments);
        oracle.Agrees($"{set}/cfa/loading", omega.Model.Loadings, 5e-6);
        oracle.Agrees($"{set}/cfa/uniqueness", omega.Model.Uniqueness, 5e-6);
        oracle.Agrees($"{set}/cfa/std_loading", omega.Model.StandardLoadings, 5e-6);
        oracle.Agrees($"{set}/cfa/fit/chisq", omega.Model.Fit!.ChiSquare, 5e-6);
        oracle.Agrees($"{set}/cfa/fit/df", omega.Model.Fit.DegreesOfFreedom, 0);
        oracle.Agrees($"{set}/cfa/fit/cfi", omega.Model.Fit.Cfi, 5e-6);
        oracle.Agrees($"{set}/cfa/fit/tli", omega.Model.Fit.Tli, 5e-6);
        oracle.Agrees($"{set}/cfa/fit/rmsea", omega.Model.Fit.Rmsea, 5e-6);
        oracle.Agrees($"{set}/cfa/fit/srmr", omega.Model.Fit.Srmr, 5e-6);
        oracle.Agrees($"{set}/cfa/fit/logl", omega.Model.Fit.LogLikelihood, 5e-6);
        oracle.Agrees($"{set}/cfa/omega_u", omega.Value.Value!.Value, 5e-6);
        oracle.Agrees($"{set}/cfa/omega_obs_denominator", omega.ObservedDenominator!.Value, 5e-6);
        oracle.Agrees($"{set}/cfa/AVE", omega.AverageVarianceExtracted!.Value, 5e-6);
        oracle.Agrees($"{set}/cfa/CR", omega.CompositeReliability!.Value, 5e-6);
    }

    [Fact]
    public void Two_correlated_factors_agree_with_lavaan_and_their_ratio_with_semTools()
    {
        var oracle = OracleSheet.Open("04_reliability.json");
        string[] names = ["E1", "E2", "E3", "E4", "E5", "N1", "N2", "N3", "N4", "N5"];
        int[] factor = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
        var rows = DriverOracleTests.Rows("bfi.csv", names);
        rows.ForEach(row => (row[0], row[1]) = (7 - row[0], 7 - row[1]));
        var moments = Moments.OfRows(names, rows);

        var model = FactorModel.Of(moments, factor);

        oracle.Agrees("cfa_EN/n", rows.Count, 0);
        oracle.Agrees(
            "cfa_EN/std_loadings",
            Matrix
                .Create(10, 2, (i, f) => factor[i] == f ? model.StandardLoadings[i] : 0)
                .ToArray(),
            5e-6
        );
        oracle.Agrees("cfa_EN/factor_cor", model.FactorCorrelation.ToArray(), 5e-6);
        oracle.Agrees("cfa_EN/fit/chisq", model.Fit!.ChiSquare, 5e-6);
        oracle.Agrees("cfa_EN/fit/cfi", model.Fit.Cfi, 5e-6);
        oracle.Agrees("cfa_EN/fit/tli", model.Fit.Tli, 5e-6);
        oracle.Agrees("cfa_EN/fit/rmsea", model.Fit.Rmsea, 5e-6);
        oracle.Agrees("cfa_EN/fit/srmr", model.Fit.Srmr, 5e-6);
        oracle.Agrees(
            "cfa_EN/htmt_arith",
            Square(Discriminant.Htmt(moments.Correlation(), factor)),
            1e-10
        );
        oracle.Agrees(
            "cfa_EN/htmt2_geo",
            Square(Discriminant.Htmt(moments.Correlation(), factor, geometric: true)),
            1e-10
        );
    }

    [Fact]
    public void Polychoric_correlations_and_the_ordinal_alpha_agree_with_psych()
    {
        var oracle = OracleSheet.Open("04_reliability.json");
        string[] names = ["A1", "A2", "A3", "A4", "A5"];
        var table = OracleSheet.Table("bfi.csv");
        var items = names.Select(name => table[name]).ToArray();
        items[0] = items[0].Select(x => 7 - x).ToArray();
        var margins = items
            .Select(item =>
                Enumerable.Range(1, 6).Select(k => (long)item.Count(x => x == k)).ToArray()
            )
            .ToArray();

        var rho = Matrix.Create(
            5,
            5,
            (i, j) =>
                i == j
                    ? 1
                    : Polychoric.Of(Counts(items[i], items[j]), margins[i], margins[j]).Value!.Value
        );

        oracle.Agrees("polychoric_A/rho", rho.ToArray(), 1e-4);
        oracle.Agrees(
            "polychoric_A/ordinal_alpha",
            Alpha.Of(Moments.OfCorrelation(names, rho, 2709)).Value.Value!.Value,
            1e-4
        );
    }

    [Fact]
    public void The_edges_agree()
    {
        var oracle = OracleSheet.Open("04_reliability.json");
        string[] names = ["A1", "A2", "A3", "A4", "A5"];

        var unreversed = Alpha.Of(Moments.OfRows(names, DriverOracleTests.Rows("bfi.csv", names)));
        var two = Alpha.Of(
            Moments.OfRows(
                ["PERV1", "PERV2"],
                DriverOracleTests.Rows("mobi.csv", ["PERV1", "PERV2"])
            )
        );

        oracle.Agrees("edge/negative_alpha", unreversed.Value.Value!.Value, 1e-10);
        Assert.Equal(["A1"], unreversed.Reversed);
        oracle.Agrees("edge/two_items/r", two.MeanCorrelation!.Value, 1e-10);
        oracle.Agrees("edge/two_items/alpha_raw", two.Value.Value!.Value, 1e-10);
        Assert.All(two.Items, item => Assert.Null(item.AlphaWithout));
    }

    private static double[,] Square(IReadOnlyList<IReadOnlyList<double?>> table) =>
        Matrix.Create(table.Count, table.Count, (i, j) => table[i][j]!.Value).ToArray();

    private static long[,] Counts(double?[] first, double?[] second)
    {
        var counts = new long[6, 6];
        foreach (var (x, y) in first.Zip(second))
        {
            if (x is { } a && y is { } b)
            {
                counts[(int)a - 1, (int)b - 1]++;
            }
        }

        return counts;
    }
}
