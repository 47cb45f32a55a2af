using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Intervals;

public sealed class IntervalTests
{
    [Fact]
    public void Newcombes_published_example()
    {
        Comparison shares = Difference.OfShares(56, 70, 48, 80);

        Assert.Equal(0.0524, shares.Difference.Interval!.Value.Low, 4);
        Assert.Equal(0.3339, shares.Difference.Interval!.Value.High, 4);
    }

    [Fact]
    public void Benjamini_and_Hochberg_reject_four_in_their_own_example()
    {
        double?[] p =
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.324,
            0.4262,
            0.5719,
            0.6528,
            0.759,
            1,
        ];
        double?[] withGaps = [.. p.SelectMany(x => new[] { x, null })];

        Assert.Equal(4, FalseDiscovery.BenjaminiHochberg(p).Count(a => a <= 0.05));
        Assert.Equal(3, FalseDiscovery.Holm(p).Count(a => a <= 0.05));
        Assert.Equal(4, FalseDiscovery.BenjaminiHochberg(withGaps).Count(a => a <= 0.05));
        Assert.All(
            FalseDiscovery.BenjaminiHochberg(withGaps).Where((_, i) => i % 2 == 1),
            Assert.Null
        );
        Assert.Throws<ArgumentException>(() => FalseDiscovery.Holm([0.5, 1.5]));
    }

    [Fact]
    public void The_transform_gives_the_same_bootstrap_law_as_the_direct_convolution()
    {
        double[] one = [0.1, 0.07, 0.12, 0.27, 0.44];
        double[] direct = BootstrapLaw.Direct(one, 733);
        double[] byTransform = BootstrapLaw.ByTransform(one, 733);

        for (int i = 0; i < direct.Length; i++)
            Assert.Equal(direct[i], byTransform[i], 1e-13);
    }

    [Fact]
    public void A_bootstrap_beyond_five_thousand_answers_is_the_normal_approximation()
    {
        Estimate mean = ExactBootstrap.Of(new Histogram(1, 1000, 700, 1200, 2700, 4400));
        Estimate student = MeanInterval.StudentT(new Histogram(1, 1000, 700, 1200, 2700, 4400));

        Assert.Equal(student.Interval!.Value.Low, mean.Interval!.Value.Low, 3);
        Assert.Equal(student.Interval!.Value.High, mean.Interval!.Value.High, 3);
    }

    [Fact]
    public void Clopper_and_Pearson_never_cover_less_than_they_promise()
    {
        foreach (double p in new[] { 0.03, 0.2, 0.5, 0.81 })
        {
            double covered = 0;
            double term = Math.Pow(1 - p, 25);
            for (int x = 0; x <= 25; x++)
            {
                Interval interval = Proportion.ClopperPearson(x, 25);
                if (interval.Low <= p && p <= interval.High)
                    covered += term;
                term *= (25.0 - x) / (x + 1) * p / (1 - p);
            }

            Assert.InRange(covered, 0.95, 1);
        }
    }

    [Fact]
    public void A_slice_is_compared_with_its_rest_and_not_with_a_total_that_holds_it()
    {
        var slice = new Histogram(1, 0, 0, 10, 40, 150);
        var rest = new Histogram(1, 100, 100, 200, 300, 300);
        Comparison direct = Difference.OfMeans(slice, rest);
        Comparison fromWhole = SliceAgainstRest.OfMeans(slice, slice.Merge(rest));

        Assert.Equal(direct, fromWhole);
        Assert.Throws<ArgumentException>(() => SliceAgainstRest.OfMeans(rest, slice));
    }

    [Fact]
    public void A_difference_counts_only_when_it_is_both_sure_and_large_enough()
    {
        // A huge sample makes one point of a hundred sure, but not relevant.
        var slices = new List<KeyValuePair<string, Histogram>>
        {
            KeyValuePair.Create(
                "tiny difference",
                new Histogram(1, 10_000, 10_000, 10_000, 10_000, 10_000)
            ),
            KeyValuePair.Create("large difference", new Histogram(1, 0, 0, 0, 400, 600)),
            KeyValuePair.Create(
                "the others",
                new Histogram(1, 10_800, 10_400, 10_000, 9_600, 9_200)
            ),
        };
        IReadOnlyList<SliceComparison> compared = SliceAgainstRest.Compare(slices);

        Assert.True(compared[0].AdjustedPValue < 0.05);
        Assert.False(compared[0].Different);
        Assert.True(compared[1].Different);
    }

    [Fact]
    public void Small_slices_are_compared_with_smoothed_errors()
    {
        Comparison small = Difference.OfMeans(
            new Histogram(1, 0, 0, 0, 0, 5),
            new Histogram(1, 0, 0, 0, 5, 0)
        );

        Assert.Equal(EstimateStatus.Enough, small.Difference.Status);
        Assert.Equal(1, small.Difference.Value);
        Assert.InRange(small.PValue!.Value, 0.05, 1);
    }

    [Fact]
    public void What_cannot_be_compared_says_so()
    {
        Histogram none = Histogram.Empty(1, 5);
        Histogram one = none.Add(5);

        Assert.Equal(EstimateStatus.NoAnswers, Difference.OfMeans(none, one).Difference.Status);
        Assert.Equal(EstimateStatus.TooFew, Difference.Welch(one, one).Difference.Status);
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            Difference.Welch(one.Add(5), one.Add(5)).Difference.Status
        );
        Assert.Equal(EstimateStatus.NoAnswers, Difference.OfShares(0, 0, 1, 2).Difference.Status);
        Assert.Equal(
            EstimateStatus.NoAnswers,
            Difference
                .OfRecommendScores(Histogram.Empty(0, 10), Histogram.Empty(0, 10))
                .Difference.Status
        );
        Assert.Equal(1, Difference.OfShares(5, 5, 7, 7).PValue);
        Assert.Throws<ArgumentException>(() => Difference.OfMeans(one, Histogram.Empty(0, 10)));
        Assert.Throws<ArgumentException>(() => Proportion.Wilson(3, 2));
    }
}
