using System.Text.Json;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Tests.Scores;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Tests.Intervals;

/// <summary>Expected values: oracle 01_scores.json (R 4.2.2, binom 1.1.1.1, boot 1.3-28.1).</summary>
public sealed class IntervalOracleTests
{
    private readonly OracleSheet sheet = OracleSheet.Open("01_scores.json");

    [Fact]
    public void Binomial_intervals_of_twelve_cases_at_three_levels()
    {
        for (int i = 0; i < sheet.At("binomial").GetArrayLength(); i++)
        {
            string key = $"binomial/{i}";
            double x = sheet.Number(key + "/x");
            double n = sheet.Number(key + "/n");
            double level = sheet.Number(key + "/level");

            sheet.Agrees(key + "/wilson", Ends(Proportion.Wilson(x, n, level)), 1e-10);
            sheet.Agrees(
                key + "/wilson_cc_proptest",
                Ends(Proportion.WilsonContinuity(x, n, level)),
                1e-10
            );
            sheet.Agrees(
                key + "/clopper_pearson",
                Ends(Proportion.ClopperPearson(x, n, level)),
                1e-10
            );
            double[] clipped =
            [
                .. sheet.Full(key + "/agresti_coull").Select(e => Math.Clamp(e, 0, 1)),
            ];
            double[] ours = Ends(Proportion.AgrestiCoull(x, n, level));
            Assert.Equal(clipped[0], ours[0], 10);
            Assert.Equal(clipped[1], ours[1], 10);
            sheet.Agrees(key + "/jeffreys", Ends(Proportion.Jeffreys(x, n, level)), 1e-10);
        }
    }

    [Fact]
    public void Fractional_effective_numbers()
    {
        for (int i = 0; i < sheet.At("fractional").GetArrayLength(); i++)
        {
            string key = $"fractional/{i}";
            double n = sheet.Number(key + "/neff");
            double x = sheet.Number(key + "/p") * n;

            sheet.Agrees(key + "/wilson", Ends(Proportion.Wilson(x, n)), 1e-10);
            sheet.Agrees(key + "/clopper_pearson", Ends(Proportion.ClopperPearson(x, n)), 1e-10);
        }
    }

    [Fact]
    public void The_exact_bootstrap_of_three_histograms()
    {
        foreach (JsonProperty example in sheet.At("exact_bootstrap").EnumerateObject())
        {
            string key = "exact_bootstrap/" + example.Name;
            Histogram answers = ScoreOracleTests.Counts(sheet, key + "/counts", 1);
            ExactBootstrap detail = ExactBootstrap.Detail(answers)!;

            sheet.Agrees(key + "/mean", ExactBootstrap.Of(answers).Value!.Value, 1e-10);
            sheet.Agrees(key + "/boot_se", detail.StandardError, 1e-10);
            sheet.Agrees(key + "/z0", detail.Bias, 1e-10);
            sheet.Agrees(key + "/a", detail.Acceleration, 1e-10);
            sheet.Agrees(
                key + "/adj_percentiles",
                [detail.AdjustedLow, detail.AdjustedHigh],
                1e-10
            );
            sheet.Agrees(key + "/percentile", Ends(detail.Percentile), 1e-10);
            sheet.Agrees(key + "/bca", Ends(detail.Bca), 1e-10);
        }
    }

    [Fact]
    public void Welch_of_two_departments()
    {
        Comparison welch = Difference.Welch(Department("15"), Department("5"));

        sheet.Agrees("welch/diff", welch.Difference.Value!.Value, 1e-10);
        sheet.Agrees("welch/df", welch.DegreesOfFreedom!.Value, 1e-10);
        sheet.Agrees("welch/se", welch.StandardError!.Value, 1e-10);
        sheet.Agrees("welch/t", welch.Difference.Value!.Value / welch.StandardError!.Value, 1e-10);
        sheet.Agrees("welch/p", welch.PValue!.Value, 1e-10);
        sheet.Agrees("welch/ci", Ends(welch.Difference.Interval!.Value), 1e-10);
    }

    [Fact]
    public void Differences_of_two_shares()
    {
        for (int i = 0; i < sheet.At("two_props").GetArrayLength(); i++)
        {
            string key = $"two_props/{i}";
            Comparison shares = Difference.OfShares(
                Count(key + "/x1"),
                Count(key + "/n1"),
                Count(key + "/x2"),
                Count(key + "/n2")
            );

            sheet.Agrees(key + "/diff", shares.Difference.Value!.Value, 1e-10);
            sheet.Agrees(key + "/newcombe", Ends(shares.Difference.Interval!.Value), 1e-10);
            sheet.Agrees(key + "/p_pooled", shares.PValue!.Value, 1e-10);
            sheet.Agrees(
                key + "/z_pooled",
                shares.Difference.Value!.Value / shares.StandardError!.Value,
                1e-10
            );
        }
    }

    [Fact]
    public void Departments_against_the_rest_with_their_adjusted_p_values()
    {
        string[] names = sheet.Words("dept_vs_rest/dept");
        var slices = names.Select(name => KeyValuePair.Create(name, Department(name))).ToList();
        IReadOnlyList<SliceComparison> compared = SliceAgainstRest.Compare(slices);
        double?[] p = [.. compared.Select(c => c.Comparison.PValue)];

        Relative("dept_vs_rest/p", p);
        Relative("dept_vs_rest/BH", [.. compared.Select(c => c.AdjustedPValue)]);
        Relative("dept_vs_rest/BY", FalseDiscovery.BenjaminiYekutieli(p));
        Relative("dept_vs_rest/holm", FalseDiscovery.Holm(p));
    }

    [Fact]
    public void The_example_of_Benjamini_and_Hochberg()
    {
        double?[] adjusted = FalseDiscovery.BenjaminiHochberg(sheet.Row("bh_1995_example/p"));

        sheet.Agrees("bh_1995_example/BH", adjusted.Select(p => p!.Value), 1e-10);
        Assert.Equal(4, adjusted.Count(p => p <= 0.05));
    }

    [Fact]
    public void Kish_and_effect_sizes()
    {
        double[] weights = sheet.Full("kish/w");
        Estimate effective = EffectiveSampleSize.Of(weights);

        sheet.Agrees("kish/neff", effective.Value!.Value, 1e-10);
        sheet.Agrees(
            "kish/deff",
            EffectiveSampleSize.DesignEffect([.. weights.Select(_ => 1L)], weights).Value!.Value,
            1e-10
        );
    }

    private Histogram Department(string name) =>
        ScoreOracleTests.Counts(sheet, $"insteval_by_dept/{name}/counts", 1);

    private long Count(string key) => (long)sheet.Number(key);

    // p-values of 1e-30 are compared relative to their size, not to 1.
    private void Relative(string key, double?[] actual)
    {
        double[] expected = sheet.Full(key);
        double worst = expected.Zip(actual, (e, a) => Math.Abs(a!.Value - e) / e).Max();

        Assert.True(worst < 1e-10, $"{key}: relative difference {worst:E2}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"ORACLE | 01_scores.json | {key} | {worst:E1} |"
        );
    }

    private static double[] Ends(Interval interval) => [interval.Low, interval.High];
}
