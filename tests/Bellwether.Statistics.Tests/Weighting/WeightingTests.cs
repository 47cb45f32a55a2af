using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Tests.Weighting;

public sealed class WeightingTests
{
    // Six cells: three regions by two ages; published cell sums of the school sample typed in where numbers are compared.
    private static readonly long[] Counts = [9, 18, 73, 24, 10, 16, 15, 11, 24];
    private static readonly double[] Base =
    [
        44.21,
        44.21,
        44.21,
        15.1,
        15.1,
        15.1,
        20.36,
        20.36,
        20.36,
    ];
    private static readonly Margin[] Margins =
    [
        new("stype", [0, 0, 0, 1, 1, 1, 2, 2, 2], [4421, 755, 1018]),
        new("sch.wide", [0, 1, 1, 0, 1, 1, 0, 1, 1], [1072, 5122]),
        new("awards", [0, 0, 1, 0, 0, 1, 0, 0, 1], [2027, 4167]),
    ];

    [Fact]
    public void The_published_weights_of_the_school_sample()
    {
        WeightingResult raked = Raking.Fit(Counts, Base, Margins);

        Assert.Equal(EstimateStatus.Enough, raked.Status);
        Assert.Equal(43.7726034, raked.Weights[0], 5);
        Assert.Equal(21.8168282, raked.Weights[8], 5);
        Assert.Equal(1.1962159, raked.DesignEffect!.Value, 6);
        Assert.InRange(raked.LargestGap, 0, 1e-10);
    }

    [Fact]
    public void Raking_meets_every_margin_and_agrees_with_calibration()
    {
        var random = new Random(17);
        for (int round = 0; round < 100; round++)
        {
            long[] counts = [.. Enumerable.Range(0, 12).Select(_ => (long)random.Next(1, 60))];
            double[] weights = [.. counts.Select(_ => 0.5 + random.NextDouble())];
            Margin[] margins =
            [
                new(
                    "a",
                    [.. Enumerable.Range(0, 12).Select(c => c / 4)],
                    [300 + random.Next(200), 400, 500]
                ),
                new(
                    "b",
                    [.. Enumerable.Range(0, 12).Select(c => c % 4)],
                    [250, 250 + random.Next(100), 300, 400]
                ),
            ];
            WeightingResult raked = Raking.Fit(counts, weights, margins);
            WeightingResult newton = Calibration.Raked(counts, weights, margins);

            Assert.Equal(EstimateStatus.Enough, raked.Status);
            for (int c = 0; c < 12; c++)
                Assert.Equal(raked.Weights[c], newton.Weights[c], 1e-8 * raked.Weights[c]);
        }
    }

    [Fact]
    public void Multiplying_all_base_weights_changes_nothing()
    {
        IReadOnlyList<double> once = Raking.Fit(Counts, Base, Margins).Weights;
        IReadOnlyList<double> scaled = Raking
            .Fit(Counts, [.. Base.Select(d => 7 * d)], Margins)
            .Weights;

        for (int c = 0; c < once.Count; c++)
            Assert.Equal(once[c], scaled[c], 1e-9 * once[c]);
    }

    [Fact]
    public void Margins_with_another_total_are_rescaled_and_noted()
    {
        Margin[] margins = [Margins[0], Margins[1] with { Targets = [10.72, 51.22] }, Margins[2]];
        WeightingResult raked = Raking.Fit(Counts, Base, margins);

        Assert.Equal(43.7726034, raked.Weights[0], 5);
        Assert.Equal([new WeightingNote(WeightingNoteKind.Rescaled, "sch.wide", -1)], raked.Notes);
    }

    [Fact]
    public void A_category_nobody_answered_in_joins_its_neighbour_or_makes_weights_impossible()
    {
        var margin = new Margin("region", [0, 0, 1], [100, 200, 50]);
        WeightingResult refused = Raking.Fit([5, 5, 10], [1, 1, 1], [margin]);
        WeightingResult joined = Raking.Fit(
            [5, 5, 10],
            [1, 1, 1],
            [margin with { Neighbours = [1, 0, 1] }]
        );

        Assert.Equal(EstimateStatus.Infeasible, refused.Status);
        Assert.Equal([new WeightingNote(WeightingNoteKind.Empty, "region", 2)], refused.Notes);
        Assert.Equal([10, 10, 25], joined.Weights);
        Assert.Equal([new WeightingNote(WeightingNoteKind.Collapsed, "region", 2)], joined.Notes);
        Assert.Equal(
            EstimateStatus.Infeasible,
            Calibration.Raked([5, 5, 10], [1, 1, 1], [margin]).Status
        );
    }

    [Fact]
    public void A_category_without_people_weighs_nothing_and_a_missing_one_keeps_its_share()
    {
        WeightingResult none = Raking.Fit([5, 10], [1, 1], [new Margin("region", [0, 1], [0, 90])]);
        WeightingResult missing = Raking.Fit(
            [10, 10, 5],
            [1, 1, 1],
            [new Margin("age", [0, 1, -1], [50, 50])]
        );

        Assert.Equal([0, 9], none.Weights);
        Assert.Contains(none.Notes, n => n.Kind == WeightingNoteKind.NoPeople);
        Assert.Equal([4, 4, 4], missing.Weights.Select(w => Math.Round(w, 9)));
        Assert.Contains(missing.Notes, n => n.Kind == WeightingNoteKind.MissingCategory);
    }

    [Fact]
    public void Contradicting_margins_do_not_converge_and_say_so()
    {
        // Both variables split the cells alike but their targets differ.
        Margin[] margins = [new("a", [0, 1], [70, 30]), new("b", [0, 1], [30, 70])];
        WeightingResult raked = Raking.Fit([10, 10], [1, 1], margins);

        Assert.Equal(EstimateStatus.NotConverged, raked.Status);
        Assert.Equal(1000, raked.Rounds);
    }

    [Fact]
    public void Nobody_answered()
    {
        Assert.Equal(
            EstimateStatus.NoAnswers,
            Raking.Fit([0, 0], [1, 1], [new("a", [0, 1], [1, 1])]).Status
        );
        Assert.Equal(
            EstimateStatus.NoAnswers,
            Trimming.Strict([0], [1], new WeightBounds(0, 2)).Status
        );
        Assert.Null(Trimming.UsualBounds([0], [1]));
        Assert.Equal(EstimateStatus.NoAnswers, EffectiveSampleSize.Of([]).Status);
        Assert.Equal(EstimateStatus.NoAnswers, NonresponseAdjustment.Of([10], [0]).Response.Status);
    }

    [Fact]
    public void A_weight_a_hundred_times_another_is_noted()
    {
        WeightingResult raked = Raking.Fit([1000, 1], [1, 1], [new("a", [0, 1], [1000, 500])]);

        Assert.Contains(raked.Notes, n => n.Kind == WeightingNoteKind.ExtremeWeights);
    }

    [Fact]
    public void Trimmed_weights_stay_inside_and_keep_their_sum()
    {
        var random = new Random(18);
        for (int round = 0; round < 100; round++)
        {
            long[] counts = [.. Enumerable.Range(0, 10).Select(_ => (long)random.Next(1, 40))];
            double[] weights = [.. counts.Select(_ => Math.Exp(2 * random.NextDouble()))];
            WeightBounds bounds = new(1.5, 5.5);
            TrimmingResult trimmed = Trimming.Strict(counts, weights, bounds);

            Assert.Equal(
                counts.Zip(weights, (n, w) => n * w).Sum(),
                counts.Zip(trimmed.Weights, (n, w) => n * w).Sum(),
                8
            );
            Assert.All(trimmed.Weights, w => Assert.InRange(w, 1.5 - 1e-12, 5.5 + 1e-12));
            Assert.True(trimmed.DesignEffectAfter <= trimmed.DesignEffectBefore + 1e-12);
        }
        Assert.Equal(
            EstimateStatus.Infeasible,
            Trimming.Strict([3], [9], new WeightBounds(1, 5)).Status
        );
    }

    [Fact]
    public void Re_raking_after_trimming_reports_the_gap_that_remains()
    {
        IReadOnlyList<double> raked = Raking.Fit(Counts, Base, Margins).Weights;
        TrimmingResult again = Trimming.ThenRakeOnce(
            Counts,
            raked,
            new WeightBounds(14, 40),
            Margins
        );

        Assert.Equal(EstimateStatus.Enough, again.Status);
        Assert.InRange(again.LargestGap!.Value, 1e-6, 0.2);
        Assert.All(again.Weights, w => Assert.InRange(w, 14 - 1e-9, 40 + 1e-9));
        WeightBounds usual = Trimming.UsualBounds(Counts, raked)!;
        Assert.InRange(usual.Upper, raked.Max(), 5 * 6194 / 200.0);
    }

    [Fact]
    public void Response_classes_that_are_too_small_join_their_neighbours()
    {
        NonresponseAdjustment fine = NonresponseAdjustment.Of([100, 80], [50, 40]);
        NonresponseAdjustment coarse = NonresponseAdjustment.Of([100, 30, 80], [50, 5, 40]);

        Assert.Equal([2, 2], fine.Factors);
        Assert.Equal(1, fine.Representativity.Value!.Value, 12);
        Assert.Equal([2, 110 / 45.0, 110 / 45.0], coarse.Factors);
        Assert.Equal([0, 1, 1], coarse.ClassOf);
        Assert.True(coarse.Representativity.Value < 1);
        Assert.Equal(105.0 / 210, NonresponseAdjustment.Of([210], [105]).Response.Value);
    }

    [Fact]
    public void Cells_merged_in_any_order_give_the_same_weighted_mean()
    {
        var random = new Random(19);
        for (int round = 0; round < 30; round++)
        {
            int[] cellOf = [.. Enumerable.Range(0, 120).Select(_ => random.Next(6))];
            int[] answers = [.. cellOf.Select(_ => random.Next(1, 6))];
            KeyedSums Sum(IEnumerable<int> rows) =>
                KeyedSums.Of(
                    3,
                    rows.Select(i =>
                        KeyValuePair.Create(
                            (long)cellOf[i],
                            new long[] { 1, answers[i], answers[i] * answers[i] }
                        )
                    )
                );
            int[] order = [.. Enumerable.Range(0, 120)];
            random.Shuffle(order);
            Estimate all = MeanOf(Sum(Enumerable.Range(0, 120)));
            Estimate merged = MeanOf(Sum(order[..50]).Merge(Sum(order[50..])));

            Assert.Equal(all, merged);
        }
    }

    [Fact]
    public void Without_margins_or_strata_the_variance_is_that_of_a_simple_sample()
    {
        var h = new Histogram(1, 4, 3, 8, 20, 15);
        var sums = new MomentSums(h.N, (long)h.Sum, (long)h.SumOfSquares);
        WeightedMeans means = WeightedMean.Domains(
            [new SampleCell(0, -1, 0, h.N, [sums])],
            new SampleDesign([3], [3], [])
        );
        double error = Statistics.Scores.AnswerMoments.Of(h)!.Value.StandardError!.Value;

        Assert.Equal((double)h.Sum / h.N, means.Means[0].Value!.Value, 12);
        Assert.Equal(error, means.StandardError(0), 12);
        Assert.Equal(49, means.DegreesOfFreedom);
    }

    [Fact]
    public void A_stratum_with_one_unit_is_flagged_and_an_empty_domain_has_no_mean()
    {
        SampleCell[] cells =
        [
            new(0, -1, 0, 20, [new(20, 60, 200), new(0, 0, 0)]),
            new(1, -1, 0, 1, [new(1, 5, 25), new(0, 0, 0)]),
        ];
        WeightedMeans means = WeightedMean.Domains(cells, new SampleDesign([1], [1], []));

        Assert.True(means.LonelyStratum);
        Assert.Equal(EstimateStatus.NoAnswers, means.Means[1].Status);
        Assert.Equal(
            EstimateStatus.NoAnswers,
            WeightedMean.Contrast(means, 0, 1).Difference.Status
        );
        Assert.Equal(
            EstimateStatus.TooFew,
            WeightedMean
                .Of([new(0, -1, 0, 1, [new(1, 5, 25)])], new SampleDesign([1], [1], []))
                .Status
        );
    }

    [Fact]
    public void Malformed_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Raking.Fit([1, 2], [1], Margins));
        Assert.Throws<ArgumentException>(() => Raking.Fit([1], [1], []));
        Assert.Throws<ArgumentException>(() => Raking.Fit([1], [1], [new("a", [1], [1])]));
        Assert.Throws<ArgumentException>(() => Raking.Fit([1], [double.NaN], [new("a", [0], [1])]));
        Assert.Throws<ArgumentException>(() => Raking.Fit([1], [1], [new("a", [0], [0])]));
        Assert.Throws<ArgumentException>(() => Trimming.Strict([1], [1], new WeightBounds(2, 1)));
        Assert.Throws<ArgumentException>(() => EffectiveSampleSize.Of([-1]));
        Assert.Throws<ArgumentException>(() => NonresponseAdjustment.Of([1], [2]));
        Assert.Throws<ArgumentException>(() =>
            WeightedMean.Of([new(0, -1, 0, 1, [new(2, 2, 2)])], new SampleDesign([1], [1], []))
        );
        Assert.Throws<ArgumentException>(() =>
            WeightedMean.Of([new(0, -1, 3, 1, [new(1, 2, 4)])], new SampleDesign([1], [1], []))
        );
    }

    private static Estimate MeanOf(KeyedSums sums)
    {
        long[] counts = [.. sums.Keys.Select(key => sums[key][0])];
        Margin[] margins =
        [
            new("a", [.. sums.Keys.Select(key => (int)key % 2)], [60, 40]),
            new("b", [.. sums.Keys.Select(key => (int)key / 2)], [30, 30, 40]),
        ];
        double[] ones = [.. counts.Select(_ => 1.0)];
        IReadOnlyList<double> weights = Raking.Fit(counts, ones, margins).Weights;
        SampleCell[] cells =
        [
            .. sums.Keys.Select(
                (key, c) =>
                    new SampleCell(
                        0,
                        -1,
                        c,
                        counts[c],
                        [new(sums[key][0], sums[key][1], sums[key][2])]
                    )
            ),
        ];
        return WeightedMean.Of(cells, new SampleDesign(ones, weights, margins));
    }
}
