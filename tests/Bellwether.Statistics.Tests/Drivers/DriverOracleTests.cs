using Bellwether.Statistics.Drivers;
using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Tests.Drivers;

public sealed class DriverOracleTests
{
    [Theory]
    [InlineData("attitude")]
    [InlineData("mobi")]
    [InlineData("mobi_loyal")]
    [InlineData("swiss")]
    [InlineData("bfi_listwise")]
    public void Linear_drivers_agree_with_the_row_level_packages(string set)
    {
        var oracle = OracleSheet.Open("03_drivers.json");
        var moments = Moments.OfCorrelation(
            [oracle.At($"{set}/y").GetString()!, .. oracle.Words($"{set}/x")],
            Matrix.From(oracle.Table2($"{set}/cor")),
            (long)oracle.Number($"{set}/n")
        );

        var measures = DriverMeasures.Of(moments);
        var lmg = Lmg.Of(moments);
        var dominance = Dominance.Of(moments);

        oracle.Agrees($"{set}/r2", measures.R2, 1e-12);
        oracle.Agrees($"{set}/lmg", lmg, 1e-12);
        oracle.Agrees($"{set}/lmg_pct", lmg.Select(x => 100 * x / measures.R2), 1e-12);
        oracle.Agrees($"{set}/first", measures.First, 1e-12);
        oracle.Agrees($"{set}/last", measures.Last, 1e-12);
        oracle.Agrees($"{set}/betasq", measures.BetaSquared, 1e-12);
        oracle.Agrees($"{set}/std_beta", measures.Beta, 1e-12);
        oracle.Agrees($"{set}/pratt", measures.Pratt, 1e-12);
        oracle.Agrees($"{set}/car", measures.Car, 1e-12);
        oracle.Agrees($"{set}/vif", measures.Vif, 1e-12);
        oracle.Agrees($"{set}/johnson_rw", Johnson.Of(moments), 1e-12);
        oracle.Agrees($"{set}/genizi_relaimpo", Johnson.Of(moments), 1e-12);
        oracle.Agrees($"{set}/conditional_dominance", dominance.Conditional.ToArray(), 1e-12);
        var complete = oracle.Table2($"{set}/complete_dominance");
        for (var i = 0; i < lmg.Count; i++)
        {
            complete[i, i] = 0;
        }

        Assert.Equal(complete, dominance.Complete.ToArray());
        Assert.Equal(measures.R2, lmg.Sum(), 1e-12);
    }

    [Fact]
    public void Pairwise_correlations_give_the_pairwise_shares()
    {
        var oracle = OracleSheet.Open("03_drivers.json");
        var moments = Moments.OfCorrelation(
            oracle.Words("bfi_pairwise/vars"),
            Matrix.From(oracle.Table2("bfi_pairwise/cor")),
            (long)oracle.Table2("bfi_pairwise/pair_n").Cast<double>().Min()
        );

        oracle.Agrees("bfi_pairwise/lmg", Lmg.Of(moments), 1e-12);
        oracle.Agrees("bfi_pairwise/johnson_rw", Johnson.Of(moments), 1e-12);
        oracle.Agrees("bfi_pairwise/std_beta", DriverMeasures.Of(moments).Beta, 1e-12);
        oracle.Agrees("bfi_pairwise/r2", DriverMeasures.Of(moments).R2, 1e-12);
        oracle.Agrees(
            "bfi_pairwise/min_eigen",
            SymmetricEigen.Of(Matrix.From(oracle.Table2("bfi_pairwise/cor")).ToArray()).Smallest,
            1e-10
        );
    }

    [Fact]
    public void Copies_of_one_item_share_equally()
    {
        var oracle = OracleSheet.Open("03_drivers.json");
        var moments = Moments.OfCorrelation(
            ["y", "a", "b", "b again"],
            Matrix.From(oracle.Table2("degenerate/cor")),
            250
        );

        oracle.Agrees("degenerate/lmg_pinv", Lmg.Of(moments), 1e-12);
        Assert.All(Johnson.Of(moments), share => Assert.True(double.IsFinite(share)));
        Assert.Equal(Johnson.Of(moments)[1], Johnson.Of(moments)[2], 1e-12);
    }

    [Fact]
    public void Leaving_groups_out_gives_the_published_standard_errors()
    {
        var oracle = OracleSheet.Open("03_drivers.json");

        var attitude = Rows("attitude.csv", ["rating", .. oracle.Words("attitude/x")]);
        var mobi = Rows("mobi.csv", [oracle.At("mobi/y").GetString()!, .. oracle.Words("mobi/x")]);

        oracle.Agrees(
            "attitude_ci/jackknife_se",
            Spread(attitude, attitude.Count).StandardErrors,
            1e-10
        );
        oracle.Agrees("mobi_ci/jackknife_se", Spread(mobi, mobi.Count).StandardErrors, 1e-10);
        oracle.Agrees("mobi_ci/dagjk_se", Spread(mobi, 25).StandardErrors, 1e-10);
    }

    [Fact]
    public void Importance_and_performance_name_the_quadrants()
    {
        var oracle = OracleSheet.Open("03_drivers.json");
        var importance = oracle.Full("ipa/importance");
        var performance = oracle.Full("ipa/performance");

        var chart = ImportancePerformance.Of(
            oracle
                .Words("ipa/x")
                .Select((name, i) => new ImportancePoint(name, importance[i], performance[i]))
                .ToList()
        );

        oracle.Agrees("ipa/imp_cut", chart.ImportanceCut, 1e-12);
        oracle.Agrees("ipa/perf_cut", chart.PerformanceCut, 1e-12);
        Assert.Equal(
            oracle.Words("ipa/quadrant"),
            chart.Points.Select(p => p.Quadrant.ToString().ToLowerInvariant())
        );
    }

    internal static List<double[]> Rows(string file, string[] names)
    {
        var table = OracleSheet.Table(file);
        return Enumerable
            .Range(0, table[names[0]].Length)
            .Where(i => names.All(name => table[name][i].HasValue))
            .Select(i => names.Select(name => table[name][i]!.Value).ToArray())
            .ToList();
    }

    private static GroupJackknife Spread(List<double[]> rows, int groups)
    {
        var names = rows[0].Select((_, i) => $"v{i}").ToList();
        return GroupJackknife.Of(
            Enumerable
                .Range(0, groups)
                .Select(g =>
                    Lmg.Of(Moments.OfRows(names, rows.Where((_, i) => i % groups != g).ToList()))
                )
                .ToList()
        );
    }
}
