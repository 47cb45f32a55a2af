using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Sums;

/// <summary>Expected values: oracle data/mobi_slice_sums.csv and 11_poisson_privacy.json, exact integers.</summary>
public sealed class SumsOracleTests
{
    [Fact]
    public void The_slices_of_the_mobile_phone_survey_sum_as_published_and_merge_into_the_whole()
    {
        (int[][] rows, int[] slices) = Mobi();
        int p = rows[0].Length;
        CompleteRowSums[] parts =
        [
            .. Enumerable
                .Range(1, 7)
                .Select(s =>
                    CompleteRowSums.Of(
                        p,
                        [.. rows.Where((_, i) => slices[i] == s).SelectMany(r => r)]
                    )
                ),
        ];
        CompleteRowSums total = parts.Aggregate((a, b) => a.Merge(b));
        PairSums pairs = PairSums.Of(p, [.. rows.SelectMany(r => r)]);
        Dictionary<string, double?[]> expected = OracleSheet.Table("mobi_slice_sums.csv");

        for (int row = 0; row < expected["i"].Length; row++)
        {
            int i = (int)expected["i"][row]!;
            int j = (int)expected["j"][row]!;
            for (int s = 0; s < 7; s++)
                Assert.Equal((long)expected[$"slice{s + 1}"][row]!, At(parts[s], i, j));
            Assert.Equal((long)expected["total"][row]!, At(total, i, j));
            if (i > 0)
                Assert.Equal(At(total, i, j), pairs.Q(i - 1, j - 1));
        }
    }

    [Fact]
    public void The_Poisson_bootstrap_gives_the_published_weights_sums_and_interval()
    {
        OracleSheet sheet = OracleSheet.Open("11_poisson_privacy.json");
        int[] answers = [.. OracleSheet.Table("mobi.csv")["CUSA1"].Select(x => (int)x!)];
        PoissonReplicates replicates = PoissonReplicates.Of(
            200,
            2,
            Keyed(answers, 0, answers.Length)
        );
        double[] means = [.. replicates.Distribution(s => (double)s[1] / s[0]).Order()];
        double centre = means.Average();

        Assert.Equal(
            sheet
                .At("poisson_bootstrap/first_mix")
                .EnumerateArray()
                .Select(e => ulong.Parse(e.GetString()!)),
            Enumerable.Range(0, 3).Select(i => SplitMix64.Mix((ulong)i))
        );
        sheet.Agrees(
            "poisson_bootstrap/first_u",
            new[] { (0, 0), (0, 1), (1, 0), (249, 199) }.Select(at =>
                SplitMix64.Uniform((ulong)at.Item1, at.Item2)
            ),
            0
        );
        sheet.Agrees(
            "poisson_bootstrap/poisson_cuts",
            PoissonReplicates.PoissonCuts.Take(8),
            1e-15
        );
        sheet.Agrees(
            "poisson_bootstrap/weights_rep0_first20",
            Enumerable.Range(0, 20).Select(i => (double)PoissonReplicates.Weight((ulong)i, 0)),
            0
        );
        for (int b = 0; b < 5; b++)
            sheet.Agrees(
                $"poisson_bootstrap/rep_N_S_first5/{b}",
                replicates.Sums[b].ToArray().Select(x => (double)x),
                0
            );
        sheet.Agrees("poisson_bootstrap/mean", answers.Average(), 1e-12);
        sheet.Agrees(
            "poisson_bootstrap/se_poisson",
            Math.Sqrt(means.Sum(m => (m - centre) * (m - centre)) / 199),
            1e-12
        );
        sheet.Agrees(
            "poisson_bootstrap/ci95_percentile_type7",
            [Type7(means, 0.025), Type7(means, 0.975)],
            1e-12
        );
    }

    [Fact]
    public void The_Poisson_bootstrap_merges_exactly()
    {
        int[] answers = [.. OracleSheet.Table("mobi.csv")["CUSA1"].Select(x => (int)x!)];
        PoissonReplicates first = PoissonReplicates.Of(200, 2, Keyed(answers, 0, 100));
        PoissonReplicates second = PoissonReplicates.Of(
            200,
            2,
            Keyed(answers, 100, answers.Length)
        );

        Assert.Equal(
            PoissonReplicates.Of(200, 2, Keyed(answers, 0, answers.Length)),
            first.Merge(second)
        );
    }

    internal static (int[][] Rows, int[] Slices) Mobi()
    {
        Dictionary<string, double?[]> table = OracleSheet.Table("mobi.csv");
        int n = table.First().Value.Length;
        int[][] rows =
        [
            .. Enumerable
                .Range(0, n)
                .Select(i => table.Values.Select(column => (int)column[i]!).ToArray()),
        ];
        int[] slices = [.. OracleSheet.Table("mobi_slices.csv")["slice"].Select(s => (int)s!)];
        return (rows, slices);
    }

    private static IEnumerable<KeyValuePair<ulong, long[]>> Keyed(int[] answers, int from, int to)
    {
        for (int i = from; i < to; i++)
            yield return KeyValuePair.Create((ulong)i, new long[] { 1, answers[i] });
    }

    private static double Type7(double[] sorted, double p)
    {
        double at = (sorted.Length - 1) * p;
        int low = (int)at;
        return sorted[low]
            + (at - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]);
    }

    // The table counts from 0 = the constant 1.
    private static long At(CompleteRowSums sums, int i, int j) =>
        (i, j) switch
        {
            (0, 0) => sums.N,
            (0, _) => sums.Sum(j - 1),
            _ => sums.Product(i - 1, j - 1),
        };
}
