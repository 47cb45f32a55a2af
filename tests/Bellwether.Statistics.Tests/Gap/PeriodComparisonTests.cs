using System.Globalization;
using Bellwether.Statistics.Gap;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Tests.Scores;

namespace Bellwether.Statistics.Tests.Gap;

public sealed class PeriodComparisonTests
{
    [Fact]
    public void Kitagawa_over_fourteen_departments()
    {
        OracleSheet sheet = OracleSheet.Open("08_gap_kpi.json");
        string[] keys = sheet.Words("kitagawa/dept");
        (double[] n0, double[] s0) = (sheet.Full("kitagawa/n0"), sheet.Full("kitagawa/S0"));
        (double[] n1, double[] s1) = (sheet.Full("kitagawa/n1"), sheet.Full("kitagawa/S1"));
        var units = keys.Select(
                (key, i) =>
                    new UnitPeriods(
                        key,
                        new((long)n0[i], s0[i] / n0[i], null),
                        new((long)n1[i], s1[i] / n1[i], null)
                    )
            )
            .ToList();
        KitagawaResult split = Kitagawa.Split(units);

        sheet.Agrees("kitagawa/mean0", split.From.Value!.Value, 1e-10);
        sheet.Agrees("kitagawa/mean1", split.To.Value!.Value, 1e-10);
        sheet.Agrees("kitagawa/change", split.Change.Value!.Value, 1e-10);
        sheet.Agrees("kitagawa/rate", split.Parts.Select(p => p.Rate), 1e-10);
        sheet.Agrees("kitagawa/mix", split.Parts.Select(p => p.Mix), 1e-10);
        sheet.Agrees("kitagawa/rate_total", split.Rate.Value!.Value, 1e-10);
        sheet.Agrees("kitagawa/mix_total", split.Mix.Value!.Value, 1e-10);
        Assert.Null(split.Rate.Interval);
    }

    [Fact]
    public void Nine_tenths_of_the_federal_gain_in_trust_is_composition()
    {
        Dictionary<string, Histogram> before = FederalTrust("2021", "2");
        Dictionary<string, Histogram> after = FederalTrust("2022", "2");
        UnitPeriods[] units =
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(key =>
                    UnitPeriods.Of(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key))
                ),
        ];
        UnitPeriods[] both = [.. units.Where(u => u.From is not null && u.To is not null)];
        PeriodComparison comparison = PeriodComparison.Of(both);

        Assert.Equal(17, both.Length);
        Assert.Equal(3.993, comparison.Pooled.From.Value!.Value, 3);
        Assert.Equal(4.124, comparison.Pooled.To.Value!.Value, 3);
        Assert.Equal(0.013, comparison.Rate.Value!.Value, 3);
        Assert.Equal(0.118, comparison.Mix.Value!.Value, 3);
        AddsUp(PeriodComparison.Of(units));
    }

    [Fact]
    public void A_worked_example_with_a_unit_that_came_and_one_that_went()
    {
        // stays: 100 at 4.0 then 300 at 4.2; grows not: 100 at 3.0 then 100 at 3.0; left: 50 at 2.0; entered: 100 at 5.0.
        UnitPeriods[] units =
        [
            new("stays", new(100, 4.0, 1), new(300, 4.2, 1)),
            new("flat", new(100, 3.0, 1), new(100, 3.0, 1)),
            new("left", new(50, 2.0, 1), null),
            new("entered", null, new(100, 5.0, 1)),
        ];
        PeriodComparison comparison = PeriodComparison.Of(units);

        Assert.Equal(3.2, comparison.Pooled.From.Value!.Value, 12);
        Assert.Equal(4.12, comparison.Pooled.To.Value!.Value, 12);
        Assert.Equal(3.0, comparison.UnitMean.From.Value!.Value, 12);
        Assert.Equal(12.2 / 3, comparison.UnitMean.To.Value!.Value, 12);
        Assert.Equal(0.1, comparison.Matched.Change.Value!.Value, 12);
        Assert.Equal(0.125, comparison.Rate.Value!.Value, 12);
        Assert.Equal(0.275, comparison.Mix.Value!.Value, 12);
        Assert.Equal(4.12 - 3.9, comparison.Entered.Value!.Value, 12);
        Assert.Equal(3.5 - 3.2, comparison.Left.Value!.Value, 12);
        Assert.Equal(
            (3, 3, 2),
            (comparison.Pooled.UnitsFrom, comparison.Pooled.UnitsTo, comparison.Matched.UnitsTo)
        );
        AddsUp(comparison);
    }

    [Fact]
    public void The_parts_always_add_to_the_pooled_change()
    {
        var random = new Random(12);

        for (int round = 0; round < 300; round++)
        {
            UnitPeriods[] units =
            [
                .. Enumerable
                    .Range(0, random.Next(2, 12))
                    .Select(i =>
                        UnitPeriods.Of($"unit {i}", RandomUnit(random), RandomUnit(random))
                    ),
                UnitPeriods.Of("anchor", Histogram.Of(1, 5, 3), Histogram.Of(1, 5, 4)),
            ];
            AddsUp(PeriodComparison.Of(units));
        }
    }

    [Fact]
    public void Intervals_of_the_matched_change_hold_the_truth_as_often_as_they_say()
    {
        var random = new Random(13);
        int inside = 0;
        for (int round = 0; round < 800; round++)
        {
            UnitPeriods[] units =
            [
                .. Enumerable
                    .Range(0, 6)
                    .Select(i =>
                        UnitPeriods.Of(
                            $"unit {i}",
                            Draw(random, 0.3 + 0.1 * i, 15 + 5 * i),
                            Draw(random, 0.35 + 0.1 * i, 40)
                        )
                    ),
            ];
            Interval interval = PeriodComparison.Of(units).Matched.Change.Interval!.Value;
            if (interval.Low <= 0.2 && 0.2 <= interval.High)
                inside++;
        }

        Assert.InRange(inside / 800.0, 0.92, 0.98);
    }

    [Fact]
    public void Without_a_common_unit_the_parts_are_not_identified()
    {
        PeriodComparison comparison = PeriodComparison.Of([
            new("a", new(5, 3, 1), null),
            new("b", null, new(5, 4, 1)),
        ]);

        Assert.Equal(EstimateStatus.NotIdentified, comparison.Rate.Status);
        Assert.Equal(EstimateStatus.NotIdentified, comparison.Matched.Change.Status);
        Assert.Equal(1, comparison.Pooled.Change.Value!.Value, 12);
        Assert.Equal(
            EstimateStatus.NoAnswers,
            PeriodComparison.Of([new("a", new(5, 3, 1), null)]).Pooled.Change.Status
        );
        Assert.Equal(EstimateStatus.NoAnswers, PeriodComparison.Of([]).Pooled.From.Status);
    }

    [Fact]
    public void One_answer_borrows_a_spread_instead_of_claiming_certainty()
    {
        UnitFigures one = UnitFigures.Of(Histogram.Of(1, 5, 5))!;
        PeriodComparison unknown = PeriodComparison.Of([
            new("a", new(1, 5, null), new(9, 4, 0.5)),
            new("b", new(8, 4, 0.7), new(9, 4, 0.5)),
        ]);

        Assert.True(one.Variance > 0);
        Assert.True(UnitFigures.Of(Histogram.Of(1, 5, 5, 5, 5))!.Variance > 0);
        Assert.True(unknown.Pooled.From.Interval!.Value.Low < unknown.Pooled.From.Value);
        Assert.Throws<ArgumentException>(() => PeriodComparison.Of([new("a", new(0, 5, 1), null)]));
        Assert.Throws<ArgumentException>(() =>
            PeriodComparison.Of([new("a", new(1, 5, 1), null), new("a", new(1, 5, 1), null)])
        );
        Assert.Throws<ArgumentException>(() => Kitagawa.Split([]));
    }

    private static void AddsUp(PeriodComparison c)
    {
        double sum =
            c.Rate.Value!.Value + c.Mix.Value!.Value + c.Entered.Value!.Value + c.Left.Value!.Value;
        Assert.Equal(c.Pooled.Change.Value!.Value, sum, 1e-12);
        Assert.Equal(c.Pooled.To.Value!.Value - c.Pooled.From.Value!.Value, sum, 1e-12);
    }

    private static Histogram? RandomUnit(Random random) =>
        random.Next(4) == 0 ? null : ScoreTests.RandomAnswers(random, 1, 5, random.Next(0, 20));

    // Mean 1 + 4p of a five-point item.
    private static Histogram Draw(Random random, double p, int n)
    {
        int[] codes =
        [
            .. Enumerable
                .Range(0, n)
                .Select(_ => 1 + Enumerable.Range(0, 4).Count(_ => random.NextDouble() < p)),
        ];
        return Histogram.Of(1, 5, codes);
    }

    private static Dictionary<string, Histogram> FederalTrust(string year, string quarter)
    {
        string file = Path.Combine(OracleSheet.Folder("data/a11"), "trust_survey_counts_quick.csv");
        string[] names =
        [
            "strongly_disagree_num",
            "disagree_num",
            "neutral_num",
            "agree_num",
            "strongly_agree_num",
        ];
        return Csv.Rows(file)
            .Where(row => row["fiscal_year"] == year && row["quarter"] == quarter)
            .GroupBy(row => row["service_id"], StringComparer.Ordinal)
            .Select(group =>
                (
                    group.Key,
                    Counts: new Histogram(
                        1,
                        [
                            .. names.Select(n =>
                                group.Sum(row =>
                                    long.TryParse(
                                        row[n],
                                        NumberStyles.None,
                                        CultureInfo.InvariantCulture,
                                        out long c
                                    )
                                        ? c
                                        : 0
                                )
                            ),
                        ]
                    )
                )
            )
            .Where(unit => unit.Counts.N > 0)
            .ToDictionary(unit => unit.Key, unit => unit.Counts, StringComparer.Ordinal);
    }
}
