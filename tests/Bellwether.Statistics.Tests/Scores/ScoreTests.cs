using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Tests.Scores;

public sealed class ScoreTests
{
    [Fact]
    public void The_recommend_score_of_the_mobile_phone_survey()
    {
        // 95 promoters, 95 passives, 60 detractors: 14 points, adjusted Wald 4.294 to 23.374, score 4.274 to 23.433.
        Histogram answers = ScoreOracleTests.Recommend(95, 95, 60);
        Estimate shown = RecommendScore.Of(answers);
        Estimate expert = RecommendScore.WithScoreInterval(answers);

        Assert.Equal(14, shown.Value!.Value, 10);
        Assert.Equal(4.29372839276973, shown.Interval!.Value.Low, 10);
        Assert.Equal(23.3742557969536, shown.Interval!.Value.High, 10);
        Assert.Equal(4.27423652451189, expert.Interval!.Value.Low, 6);
        Assert.Equal(23.432801745498, expert.Interval!.Value.High, 6);
    }

    [Fact]
    public void Seven_fives_are_four_point_one_to_five_and_one_five_says_nothing()
    {
        Estimate seven = Mean.Of(new Histogram(1, 0, 0, 0, 0, 7));
        Estimate one = Mean.Of(new Histogram(1, 0, 0, 0, 0, 1));

        Assert.Equal((5, "smoothed-t"), (seven.Value, seven.Method));
        Assert.Equal(4.05680807151678, seven.Interval!.Value.Low, 10);
        Assert.Equal(5, seven.Interval!.Value.High);
        Assert.Equal((1, 5), (one.Interval!.Value.Low, one.Interval!.Value.High));
    }

    [Fact]
    public void From_a_hundred_answers_on_the_plain_t_is_used()
    {
        Assert.Equal("smoothed-t", Mean.Of(new Histogram(1, 20, 19, 20, 20, 20)).Method);
        Assert.Equal("student-t", Mean.Of(new Histogram(1, 20, 20, 20, 20, 20)).Method);
    }

    [Fact]
    public void A_hundred_like_answers_keep_an_interval_instead_of_vanishing()
    {
        Estimate mean = Mean.Of(new Histogram(1, 0, 0, 0, 0, 400));

        Assert.Equal((EstimateStatus.Enough, 5), (mean.Status, mean.Value));
        Assert.InRange(mean.Interval!.Value.Low, 4.9, 4.999);
    }

    [Fact]
    public void Nothing_is_claimed_without_answers()
    {
        Histogram none = Histogram.Empty(1, 5);
        Estimate[] estimates =
        [
            Mean.Of(none),
            Mean.OutOf100(none),
            Mean.StandardDeviation(none),
            ShareScore.Top(none),
            NetScore.Of(none),
            RecommendScore.Of(Histogram.Empty(0, 10)),
            ExactBootstrap.Of(none),
            Mean.Of(WeightedHistogram.Of(none)),
            ShareScore.Of(WeightedHistogram.Of(none), 4, 5),
            Median.Of(none),
        ];

        Assert.All(
            estimates,
            e => Assert.Equal((EstimateStatus.NoAnswers, null), (e.Status, e.Value))
        );
    }

    [Fact]
    public void What_one_answer_cannot_tell_is_said()
    {
        Histogram one = Histogram.Of(1, 5, 4);

        Assert.Equal(EstimateStatus.TooFew, Mean.StandardDeviation(one).Status);
        Assert.Equal(EstimateStatus.TooFew, MeanInterval.StudentT(one).Status);
        Assert.Equal(EstimateStatus.TooFew, ExactBootstrap.Of(one).Status);
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            MeanInterval.StudentT(Histogram.Of(1, 5, 4, 4)).Status
        );
        Assert.Equal(
            EstimateStatus.ZeroVariance,
            ExactBootstrap.Of(Histogram.Of(1, 5, 4, 4)).Status
        );
    }

    [Fact]
    public void Every_interval_contains_its_estimate_and_stays_on_its_scale()
    {
        var random = new Random(9);

        for (int i = 0; i < 500; i++)
        {
            Histogram five = RandomAnswers(random, 1, 5, random.Next(1, 150));
            Histogram eleven = RandomAnswers(random, 0, 10, random.Next(1, 150));
            double level = 0.05 + 0.94 * random.NextDouble();
            Within(Mean.Of(five, level), 1, 5);
            Within(Mean.OutOf100(eleven, level), 0, 100);
            Within(ShareScore.Top(five, 2, level), 0, 1);
            Within(NetScore.Of(five, 2, level), -1, 1);
            Within(RecommendScore.Of(eleven, level), -100, 100);
            Within(RecommendScore.WithScoreInterval(eleven, level), -100, 100);
            Within(Median.Of(five, level), 1, 5);
        }
    }

    [Fact]
    public void Every_score_of_merged_slices_is_the_score_of_all_their_rows()
    {
        var random = new Random(10);

        for (int i = 0; i < 100; i++)
        {
            Histogram a = RandomAnswers(random, 0, 10, random.Next(0, 90));
            Histogram b = RandomAnswers(random, 0, 10, random.Next(1, 90));
            int[] rows = [.. Rows(a).Concat(Rows(b))];
            random.Shuffle(rows);
            Histogram all = Histogram.Of(0, 10, rows);

            foreach (Func<Histogram, Estimate> metric in Metrics)
            {
                Assert.Equal(metric(all), metric(a.Merge(b)));
                Assert.Equal(metric(a), metric(all.Subtract(b)));
            }
        }
    }

    [Fact]
    public void Weights_of_one_change_nothing_and_doubling_all_weights_changes_nothing()
    {
        var random = new Random(11);

        for (int i = 0; i < 100; i++)
        {
            Histogram a = RandomAnswers(random, 1, 5, random.Next(1, 200));
            Histogram b = RandomAnswers(random, 1, 5, random.Next(1, 200));
            Estimate plain = Mean.Of(a.Merge(b));
            Estimate ones = Mean.Of(WeightedHistogram.OfCells([a, b], [1, 1]));
            Estimate twos = Mean.Of(WeightedHistogram.OfCells([a, b], [2, 2]));
            Estimate share = ShareScore.Of(WeightedHistogram.OfCells([a, b], [3, 3]), 4, 5);

            Near(plain, ones);
            Near(plain, twos);
            Near(ShareScore.Top(a.Merge(b)), share);
        }
    }

    [Fact]
    public void Malformed_questions_are_refused()
    {
        Histogram five = Histogram.Empty(1, 5);

        Assert.Throws<ArgumentException>(() => RecommendScore.Of(five));
        Assert.Throws<ArgumentException>(() => NetScore.Of(five, 3));
        Assert.Throws<ArgumentException>(() => ShareScore.Of(five, 0, 2));
        Assert.Throws<ArgumentException>(() => Mean.OutOf100(Histogram.Empty(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mean.Of(five.Add(1), 1));
        Assert.Throws<ArgumentException>(() => WeightedHistogram.OfCells([five], [1, 2]));
        Assert.Throws<ArgumentException>(() => WeightedHistogram.OfCells([five], [-1]));
    }

    [Fact]
    public void The_median_has_an_interval_of_order_statistics()
    {
        Estimate median = Median.Of(new Histogram(1, 1, 0, 2, 6, 11));
        Estimate even = Median.Of(Histogram.Of(1, 5, 1, 2, 4, 5));

        Assert.Equal(5, median.Value);
        Assert.Equal((4, 5), (median.Interval!.Value.Low, median.Interval!.Value.High));
        Assert.Equal(3, even.Value);
    }

    private static IEnumerable<Func<Histogram, Estimate>> Metrics =>
        [
            h => Mean.Of(h),
            h => Mean.OutOf100(h),
            h => Mean.StandardDeviation(h),
            h => ShareScore.Top(h),
            h => NetScore.Of(h),
            h => RecommendScore.Of(h),
            h => ExactBootstrap.Of(h),
            h => Median.Of(h),
        ];

    internal static Histogram RandomAnswers(Random random, int lowest, int highest, int n)
    {
        int middle = random.Next(lowest, highest + 1);
        int[] codes =
        [
            .. Enumerable
                .Range(0, n)
                .Select(_ => Math.Clamp(middle + random.Next(-3, 4), lowest, highest)),
        ];
        return Histogram.Of(lowest, highest, codes);
    }

    private static IEnumerable<int> Rows(Histogram answers) =>
        answers.Counts.SelectMany((count, k) => Enumerable.Repeat(answers.Lowest + k, (int)count));

    private static void Within(Estimate estimate, double low, double high)
    {
        Assert.Equal(EstimateStatus.Enough, estimate.Status);
        Interval interval = estimate.Interval!.Value;
        Assert.InRange(interval.Low, low, estimate.Value!.Value + 1e-12);
        Assert.InRange(interval.High, estimate.Value!.Value - 1e-12, high);
    }

    private static void Near(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Value!.Value, actual.Value!.Value, 10);
        Assert.Equal(expected.Interval!.Value.Low, actual.Interval!.Value.Low, 10);
        Assert.Equal(expected.Interval!.Value.High, actual.Interval!.Value.High, 10);
        Assert.Equal(expected.N, actual.N);
        Assert.Equal(expected.Method, actual.Method);
    }
}
