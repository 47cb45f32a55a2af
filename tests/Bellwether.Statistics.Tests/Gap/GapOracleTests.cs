using System.Text.Json;
using Bellwether.Statistics.Gap;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Gap;

/// <summary>Expected values: oracles 08_gap_kpi.json and 01_scores.json (effect), R 4.2.2.</summary>
public sealed class GapOracleTests
{
    private readonly OracleSheet sheet = OracleSheet.Open("08_gap_kpi.json");

    [Fact]
    public void The_perception_gap_of_seven_items()
    {
        Dictionary<string, double?[]> mobi = OracleSheet.Table("mobi.csv");
        bool[] staff = [.. mobi["IMAG1"].Select(x => x >= 9)];
        string[] names = [.. Enumerable.Range(1, 7).Select(i => $"PERQ{i}")];
        PerceptionItem[] items =
        [
            .. names.Select(name => new PerceptionItem(
                name,
                Answers(mobi[name], staff, true),
                Answers(mobi[name], staff, false)
            )),
        ];
        PerceptionGap gap = PerceptionGap.Of(
            items,
            10,
            Pairs(mobi, names, staff, true),
            Pairs(mobi, names, staff, false)
        );

        for (int i = 0; i < 7; i++)
        {
            string key = $"perception_gap/items/{i}";
            ItemGap item = gap.Items[i];
            sheet.Agrees(key + "/staff", item.Staff.Value!.Value, 1e-10);
            sheet.Agrees(key + "/customer", item.Customers.Value!.Value, 1e-10);
            sheet.Agrees(key + "/gap", item.Gap.Difference.Value!.Value, 1e-10);
            sheet.Agrees(key + "/se", item.Gap.StandardError!.Value, 1e-10);
            sheet.Agrees(key + "/df", item.Gap.DegreesOfFreedom!.Value, 1e-10);
            sheet.Agrees(
                key + "/ci",
                [item.Gap.Difference.Interval!.Value.Low, item.Gap.Difference.Interval!.Value.High],
                1e-10
            );
            sheet.Agrees(key + "/p", item.Gap.PValue!.Value, 1e-10);
            sheet.Agrees(key + "/hedges_g", item.HedgesG!.Value, 1e-10);
        }
        sheet.Agrees("perception_gap/n_staff", items[0].Staff.N, 0);
        sheet.Agrees("perception_gap/n_customer", items[0].Customers.N, 0);
        sheet.Agrees("perception_gap/mean_gap", gap.Level.Value!.Value, 1e-10);
        sheet.Agrees("perception_gap/rms_gap", gap.Size.Value!.Value, 1e-10);
        sheet.Agrees("perception_gap/shape_gap", gap.Shape.Value!.Value, 1e-10);
        sheet.Agrees(
            "perception_gap/rank_agreement_spearman",
            gap.RankAgreement.Value!.Value,
            1e-10
        );
        sheet.Agrees("perception_gap/bh_p", gap.Items.Select(i => i.AdjustedPValue!.Value), 1e-10);
        Assert.InRange(gap.Level.Interval!.Value.Low, 11, 14);
    }

    [Fact]
    public void The_probability_of_superiority_is_Wilcoxons()
    {
        Histogram Read(string key) =>
            new(
                1,
                [.. sheet.Full("perception_gap/prob_superiority_PERQ1/" + key).Select(x => (long)x)]
            );
        Estimate a = Superiority.Of(Read("staff_hist"), Read("customer_hist"));

        sheet.Agrees("perception_gap/prob_superiority_PERQ1/A", a.Value!.Value, 1e-10);
        sheet.Agrees("perception_gap/prob_superiority_PERQ1/wilcox_check", a.Value!.Value, 1e-10);
    }

    [Fact]
    public void Oaxaca_and_Blinder_on_four_drivers()
    {
        Dictionary<string, double?[]> mobi = OracleSheet.Table("mobi.csv");
        string[] drivers = sheet.Words("oaxaca/x");
        string outcome = mobi.Keys.Single(name =>
            Explains(mobi, name, sheet.Number("oaxaca/diff"))
        );
        bool[] second = [.. mobi["IMAG1"].Select(x => x >= 9)];
        CompleteRowSums Sums(bool group) =>
            CompleteRowSums.Of(
                5,
                [
                    .. Enumerable
                        .Range(0, second.Length)
                        .Where(i => second[i] == group)
                        .SelectMany(i =>
                            drivers.Append(outcome).Select(name => (int)mobi[name][i]!)
                        ),
                ]
            );
        OaxacaResult split = OaxacaBlinder.Split(Sums(false), Sums(true), drivers);

        sheet.Agrees("oaxaca/diff", split.Difference.Value!.Value, 1e-10);
        sheet.Agrees("oaxaca/explained", split.Parts.Skip(1).Select(p => p.Explained), 1e-10);
        sheet.Agrees("oaxaca/unexplained", split.Parts.Select(p => p.Unexplained), 1e-10);
        sheet.Agrees("oaxaca/coef0", split.FirstCoefficients, 1e-10);
        sheet.Agrees("oaxaca/coef1", split.SecondCoefficients, 1e-10);
        sheet.Agrees(
            "oaxaca/mean0",
            Enumerable.Range(0, 4).Select(i => (double)Sums(false).Sum(i) / Sums(false).N),
            1e-10
        );
        sheet.Agrees(
            "oaxaca/mean1",
            Enumerable.Range(0, 4).Select(i => (double)Sums(true).Sum(i) / Sums(true).N),
            1e-10
        );
        Assert.Equal(
            split.Difference.Value!.Value,
            split.Explained.Value!.Value + split.Unexplained.Value!.Value,
            12
        );
    }

    [Fact]
    public void Maturity_composites()
    {
        MaturityDimension[] dimensions =
        [
            .. sheet
                .At("maturity/dims")
                .EnumerateObject()
                .Select((JsonProperty d) => new MaturityDimension(d.Name, d.Value.GetDouble())),
        ];
        Maturity maturity = Maturity.Of(dimensions);

        sheet.Agrees("maturity/arithmetic_0_100", maturity.Arithmetic!.Value, 1e-10);
        sheet.Agrees("maturity/geometric_0_100", maturity.Geometric!.Value, 1e-10);
        sheet.Agrees("maturity/imbalance_penalty", maturity.Penalised!.Value, 1e-10);
        sheet.Agrees("maturity/level_by_floor", maturity.LevelByFloor!.Value, 0);
        Assert.Equal(sheet.At("maturity/weakest").GetString(), maturity.Weakest);
    }

    [Fact]
    public void Cohens_h()
    {
        OracleSheet scores = OracleSheet.Open("01_scores.json");

        scores.Agrees("effect/cohen_h", EffectSize.CohenH(56 / 70.0, 48 / 80.0), 1e-10);
    }

    private static bool Explains(Dictionary<string, double?[]> mobi, string name, double difference)
    {
        double[] high =
        [
            .. mobi[name].Where((_, i) => mobi["IMAG1"][i] >= 9).Select(x => x!.Value),
        ];
        double[] low = [.. mobi[name].Where((_, i) => mobi["IMAG1"][i] < 9).Select(x => x!.Value)];
        return Math.Abs(high.Average() - low.Average() - difference) < 1e-9;
    }

    private static Histogram Answers(double?[] column, bool[] staff, bool group) =>
        Histogram.Of(1, 10, [.. column.Where((_, i) => staff[i] == group).Select(x => (int)x!)]);

    private static PairSums Pairs(
        Dictionary<string, double?[]> mobi,
        string[] names,
        bool[] staff,
        bool group
    ) =>
        PairSums.Of(
            names.Length,
            [
                .. Enumerable
                    .Range(0, staff.Length)
                    .Where(i => staff[i] == group)
                    .SelectMany(i => names.Select(n => (int)mobi[n][i]!)),
            ]
        );
}
