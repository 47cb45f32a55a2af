using Bellwether.Statistics.Drivers;
using Bellwether.Statistics.Reliability;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Drivers;

/// <summary>metric(merge of slices) == metric(rows), to the last bit, for what is computed from pair sums.</summary>
public sealed class SumsTests
{
    private static readonly string[] Names = ["y", "a", "b", "c", "d"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Drivers_and_alpha_of_merged_slices_equal_those_of_all_rows(int seed)
    {
        var random = new Random(seed);
        var rows = Answers(random, 600);
        var whole = PairSums.Of(5, rows.SelectMany(r => r).ToArray());
        var slices = rows.GroupBy(_ => random.Next(7))
            .Select(g => PairSums.Of(5, g.SelectMany(r => r).ToArray()))
            .ToList();

        var merged = slices
            .OrderBy(_ => random.Next())
            .Aggregate(PairSums.Empty(5), (sum, slice) => sum.Merge(slice));
        var erased = merged.Merge(slices[0]).Subtract(slices[0]);

        foreach (var sums in new[] { merged, erased })
        {
            Assert.Equal(
                Lmg.Of(PairMoments.Of(whole, Names)!),
                Lmg.Of(PairMoments.Of(sums, Names)!)
            );
            Assert.Equal(
                Johnson.Of(PairMoments.Of(whole, Names)!),
                Johnson.Of(PairMoments.Of(sums, Names)!)
            );
            Assert.Equal(
                Alpha.Of(PairMoments.Of(whole, Names)!).Value,
                Alpha.Of(PairMoments.Of(sums, Names)!).Value
            );
        }
    }

    [Fact]
    public void Pair_sums_give_the_pairwise_correlations_of_R()
    {
        var oracle = OracleSheet.Open("03_drivers.json");
        var names = oracle.Words("bfi_pairwise/vars");
        var table = OracleSheet.Table("bfi.csv");
        var rows = Enumerable
            .Range(0, table["E4"].Length)
            .SelectMany(i => names.Select(name => (int)(table[name][i] ?? 0)))
            .ToArray();

        var moments = PairMoments.Of(PairSums.Of(7, rows), names)!;

        oracle.Agrees("bfi_pairwise/cor", moments.Correlation().ToArray(), 1e-12);
        oracle.Agrees("bfi_pairwise/lmg", Lmg.Of(moments), 1e-12);
        Assert.Equal(oracle.Table2("bfi_pairwise/pair_n").Cast<double>().Min(), moments.N);
    }

    [Fact]
    public void Groups_left_out_give_intervals_and_agree_with_rows()
    {
        var rows = Answers(new Random(8), 640, missing: false);
        var groups = Enumerable
            .Range(0, 64)
            .Select(g =>
                PairSums.Of(5, rows.Where((_, i) => i % 64 == g).SelectMany(r => r).ToArray())
            )
            .ToList();

        var left = PairMoments.WithoutEach(groups, [0, 1, 2, 3, 4], Names)!;
        var fromRows = Moments.OfRows(
            Names,
            rows.Where((_, i) => i % 64 != 5)
                .Select(r => r.Select(x => (double)x).ToArray())
                .ToList()
        );

        Assert.Equal(Lmg.Of(fromRows), Lmg.Of(left[5]), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(
            EstimateStatus.Enough,
            DriverAnalysis
                .Of(PairMoments.Of(PairSums.Of(5, rows.SelectMany(r => r).ToArray()), Names)!, left)
                .Status
        );
    }

    [Fact]
    public void A_pair_nobody_answered_together_has_no_moments() =>
        Assert.Null(PairMoments.Of(PairSums.Of(2, [1, 0, 2, 0, 0, 3]), ["a", "b"]));

    private static List<int[]> Answers(Random random, int n, bool missing = true) =>
        Enumerable
            .Range(0, n)
            .Select(_ =>
            {
                var mood = random.Next(1, 4);
                return Enumerable
                    .Range(0, 5)
                    .Select(_ => missing && random.Next(12) == 0 ? 0 : mood + random.Next(0, 3))
                    .ToArray();
            })
            .ToList();
}
