using Bellwether.Statistics.Gap;
using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Tests.Scores;

namespace Bellwether.Statistics.Tests.Gap;

public sealed class GapTests
{
    [Fact]
    public void The_typed_in_example_of_superiority()
    {
        Estimate a = Superiority.Of(
            new Histogram(1, 0, 0, 0, 0, 1, 1, 5, 18, 17, 24),
            new Histogram(1, 0, 1, 1, 3, 8, 15, 47, 69, 25, 15)
        );

        Assert.Equal(0.753829051383399, a.Value!.Value, 12);
        Assert.InRange(a.Interval!.Value.Low, 0.65, 0.7538);
        Assert.InRange(a.Interval!.Value.High, 0.7538, 0.83);
    }

    [Fact]
    public void Superiority_is_the_share_of_pairs_and_turns_around()
    {
        var random = new Random(20);
        for (int round = 0; round < 100; round++)
        {
            Histogram a = ScoreTests.RandomAnswers(random, 1, 5, random.Next(1, 30));
            Histogram b = ScoreTests.RandomAnswers(random, 1, 5, random.Next(1, 30));
            double pairs = 0;
            for (int x = 1; x <= 5; x++)
            {
                for (int y = 1; y <= 5; y++)
                    pairs +=
                        a[x]
                        * b[y]
                        * (
                            x > y ? 1
                            : x == y ? 0.5
                            : 0
                        );
            }

            Assert.Equal(pairs / a.N / b.N, Superiority.Of(a, b).Value!.Value, 12);
            Assert.Equal(
                1,
                Superiority.Of(a, b).Value!.Value + Superiority.Of(b, a).Value!.Value,
                12
            );
        }
    }

    [Fact]
    public void Few_staff_are_withheld_and_do_not_enter_the_overall_gap()
    {
        var many = new PerceptionItem(
            "ease",
            new Histogram(1, 1, 2, 3, 8, 9),
            new Histogram(1, 10, 20, 30, 20, 10)
        );
        PerceptionItem[] items =
        [
            many,
            many with
            {
                Key = "speed",
            },
            new("tone", new Histogram(1, 0, 0, 0, 0, 4), many.Customers),
        ];
        PerceptionGap gap = PerceptionGap.Of(items);

        Assert.Equal(EstimateStatus.Suppressed, gap.Items[2].Gap.Difference.Status);
        Assert.Null(gap.Items[2].Staff.Value);
        Assert.Equal(gap.Items[0].Gap.Difference.Value!.Value, gap.Level.Value!.Value, 12);
        Assert.Equal(0, gap.Shape.Value!.Value, 12);
        Assert.Equal(EstimateStatus.ZeroVariance, gap.RankAgreement.Status);
        Assert.Equal(EstimateStatus.TooFew, PerceptionGap.Of([items[2]]).Level.Status);
    }

    [Fact]
    public void Staff_who_all_say_the_same_still_get_an_interval()
    {
        var item = new PerceptionItem(
            "ease",
            new Histogram(1, 0, 0, 0, 0, 12),
            new Histogram(1, 0, 0, 0, 0, 15)
        );
        PerceptionGap gap = PerceptionGap.Of([item]);

        Assert.Equal(0, gap.Items[0].Gap.Difference.Value);
        Assert.True(gap.Items[0].Gap.StandardError > 0);
    }

    [Fact]
    public void Oaxaca_and_Blinder_says_why_there_is_no_split()
    {
        CompleteRowSums few = CompleteRowSums.Of(2, [1, 2, 2, 3]);
        CompleteRowSums copies = CompleteRowSums.Of(
            2,
            [.. Enumerable.Range(0, 20).SelectMany(i => new[] { 4, 1 + i % 5 })]
        );

        Assert.Equal(
            EstimateStatus.NoAnswers,
            OaxacaBlinder.Split(CompleteRowSums.Empty(2), few, ["x"]).Difference.Status
        );
        Assert.Equal(EstimateStatus.TooFew, OaxacaBlinder.Split(few, few, ["x"]).Difference.Status);
        Assert.Equal(
            EstimateStatus.NotPositiveDefinite,
            OaxacaBlinder.Split(copies, copies, ["x"]).Difference.Status
        );
        Assert.Throws<ArgumentException>(() => OaxacaBlinder.Split(few, few, []));
    }

    [Fact]
    public void Identical_groups_have_nothing_to_explain()
    {
        var random = new Random(21);
        CompleteRowSums group = CompleteRowSums.Of(
            3,
            [.. Enumerable.Range(0, 90).Select(_ => random.Next(1, 6))]
        );
        OaxacaResult split = OaxacaBlinder.Split(group, group, ["x", "y"]);

        Assert.Equal(0, split.Explained.Value!.Value, 12);
        Assert.Equal(0, split.Unexplained.Value!.Value, 12);
        Assert.True(split.Unexplained.Interval!.Value.Low < 0);
    }

    [Fact]
    public void A_missing_dimension_cannot_be_hidden_by_strengths()
    {
        Maturity lopsided = Maturity.Of([new("a", 5), new("b", 5), new("c", 1)]);

        Assert.Equal((0, "c", 1), (lopsided.Geometric, lopsided.Weakest, lopsided.LevelByFloor));
        Assert.Equal(200.0 / 3, lopsided.Arithmetic!.Value, 10);
        Assert.Equal(EstimateStatus.NoAnswers, Maturity.Of([]).Status);
        Assert.Throws<ArgumentException>(() => Maturity.Of([new("a", 6)]));
    }

    [Fact]
    public void Few_raters_get_a_range_and_no_interval()
    {
        MaturityRating three = Maturity.Rate(Histogram.Of(1, 5, 2, 3, 5));
        MaturityRating agreed = Maturity.Rate(Histogram.Of(1, 5, 3, 3, 3, 3));

        Assert.Null(three.Level.Interval);
        Assert.Equal((2, 5), (three.LowestRating, three.HighestRating));
        Assert.NotNull(agreed.Level.Interval);
        Assert.Equal(1, agreed.Agreement.Value);
        Assert.Equal(EstimateStatus.TooFew, Maturity.Rate(Histogram.Of(1, 5, 3)).Agreement.Status);
        Assert.Equal(EstimateStatus.NoAnswers, Maturity.Rate(Histogram.Empty(1, 5)).Level.Status);
    }

    [Fact]
    public void Gaps_of_merged_slices_are_the_gaps_of_all_rows()
    {
        var random = new Random(22);
        for (int round = 0; round < 30; round++)
        {
            Histogram[] h =
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(_ => ScoreTests.RandomAnswers(random, 1, 5, random.Next(5, 60))),
            ];
            PerceptionItem[] merged =
            [
                new("a", h[0].Merge(h[1]), h[2].Merge(h[3])),
                new("b", h[1], h[2]),
            ];
            PerceptionItem[] turned =
            [
                new("a", h[1].Merge(h[0]), h[3].Merge(h[2])),
                new("b", h[1], h[2]),
            ];

            Assert.Equal(PerceptionGap.Of(merged).Items, PerceptionGap.Of(turned).Items);
        }
    }

    [Fact]
    public void Effect_sizes_without_spread_do_not_exist()
    {
        Assert.Null(EffectSize.HedgesG(Histogram.Of(1, 5, 3, 3), Histogram.Of(1, 5, 3, 3)));
        Assert.Null(EffectSize.HedgesG(Histogram.Of(1, 5, 3), Histogram.Of(1, 5, 3, 4)));
        Assert.Equal(0.442143188002953, EffectSize.CohenH(0.8, 0.6), 12);
        Assert.Throws<ArgumentException>(() => EffectSize.CohenH(1.2, 0.5));
    }
}
