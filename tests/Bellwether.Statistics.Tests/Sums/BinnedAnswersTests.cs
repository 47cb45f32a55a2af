using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Sums;

/// <summary>Numbers counted in bins say what the numbers themselves say, or less; never more.</summary>
public sealed class BinnedAnswersTests
{
    // 5 5 5 | 20 20 20 20 | 40 40 40 | 70 90, on 0 to 100.
    private static readonly long[] Numbers = [5, 5, 5, 20, 20, 20, 20, 40, 40, 40, 70, 90];

    private static BinnedAnswers Of(
        IReadOnlyList<long> lows,
        long highest,
        IReadOnlyCollection<long> numbers,
        bool squares = true
    )
    {
        var counts = new long[lows.Count];
        foreach (var number in numbers)
            counts[lows.Count(low => low <= number) - 1]++;
        return new BinnedAnswers(
            lows,
            highest,
            counts,
            numbers.Sum(),
            squares ? numbers.Sum(number => number * number) : null
        );
    }

    [Fact]
    public void The_mean_and_its_smoothed_interval_are_those_worked_out_by_hand()
    {
        var mean = Mean.Of(Of([0, 10, 30, 60], 100, Numbers));

        Assert.Equal(375 / 12.0, mean.Value!.Value, 1e-12);
        Assert.Equal("smoothed-t", mean.Method);
        // Pseudo-answer: mean 50, variance 850; smoothed mean 425/13, variance 686.98; t(12) = 2.1788.
        Assert.Equal(16.853, mean.Interval!.Value.Low, 2e-3);
        Assert.Equal(48.531, mean.Interval!.Value.High, 2e-3);
    }

    [Fact]
    public void The_median_stands_inside_its_bin_and_its_interval_takes_whole_bins()
    {
        var median = Median.Of(Of([0, 10, 30, 60], 100, Numbers));

        // Ranks 6 and 7 of 12 are the third and fourth of four answers in 10 to 29: 22 and 27.
        Assert.Equal(24.5, median.Value!.Value, 1e-12);
        // P(Binomial(12, 1/2) < 3) = 79/4096: ranks 3 and 10, bins 0 to 9 and 30 to 59.
        Assert.Equal((0.0, 59.0), (median.Interval!.Value.Low, median.Interval!.Value.High));
        Assert.Equal("binned-median", median.Method);
    }

    [Fact]
    public void Where_each_number_is_a_bin_nothing_is_lost()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var highest = random.Next(1, 20);
            int[] codes =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 200))
                    .Select(_ => random.Next(random.Next(highest + 1) + 1)),
            ];
            var histogram = Histogram.Of(0, highest, codes);
            var binned = Of(
                [.. Enumerable.Range(0, highest + 1).Select(code => (long)code)],
                highest,
                [.. codes.Select(code => (long)code)]
            );

            Assert.Equal(Mean.Of(histogram), Mean.Of(binned));
            Assert.Equal(Median.Of(histogram), Median.Of(binned));
        }
    }

    [Fact]
    public void What_bins_say_holds_wherever_in_them_the_answers_lie()
    {
        var random = new Random(12);
        for (var round = 0; round < 10_000; round++)
        {
            var highest = random.Next(5, 400);
            long[] lows =
            [
                0,
                .. Enumerable
                    .Range(0, random.Next(0, 6))
                    .Select(_ => (long)random.Next(1, highest))
                    .Distinct()
                    .Order(),
            ];
            long[] numbers =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 60))
                    .Select(_ => (long)random.Next(random.Next(highest + 1) + 1)),
            ];
            var exact = Histogram.Of(0, highest, [.. numbers.Select(number => (int)number)]);
            var (with, without) = (
                Of(lows, highest, numbers),
                Of(lows, highest, numbers, squares: false)
            );

            Assert.Equal(exact.SumOfSquares, with.LargestSumOfSquares);
            Assert.True(without.LargestSumOfSquares >= exact.SumOfSquares);
            var (binned, median) = (Median.Of(with).Interval!.Value, Median.Of(exact));
            Assert.InRange(median.Interval!.Value.Low, binned.Low, binned.High);
            Assert.InRange(median.Interval!.Value.High, binned.Low, binned.High);
            Assert.InRange(Median.Of(with).Value!.Value, binned.Low, binned.High);
            Assert.Equal(Mean.Of(exact).Value, Mean.Of(without).Value);
        }
    }

    [Fact]
    public void Without_squares_the_interval_of_the_mean_is_the_widest_possible()
    {
        long[] numbers = [.. Enumerable.Range(0, 400).Select(i => (long)(i * 7919 % 1000))];
        long[] lows = [.. Enumerable.Range(0, 10).Select(i => i * 100L)];
        var (exact, widest) = (
            Mean.Of(Of(lows, 999, numbers)),
            Mean.Of(Of(lows, 999, numbers, squares: false))
        );

        Assert.Equal(exact.Value, widest.Value);
        Assert.True(widest.Interval!.Value.Low <= exact.Interval!.Value.Low);
        Assert.True(widest.Interval!.Value.High >= exact.Interval!.Value.High);
        Assert.True(widest.Interval!.Value.High - widest.Interval!.Value.Low < 80);
    }

    [Fact]
    public void Nobody_is_no_number_and_sums_that_cannot_be_are_refused()
    {
        var nobody = Of([0, 10], 20, []);

        Assert.Equal(EstimateStatus.NoAnswers, Mean.Of(nobody).Status);
        Assert.Equal(EstimateStatus.NoAnswers, Median.Of(nobody).Status);
        Assert.Throws<ArgumentException>(() => new BinnedAnswers([0, 10], 20, [1, 1], 9, null));
        Assert.Throws<ArgumentException>(() => new BinnedAnswers([0, 10], 20, [1, 1], 30, null));
        Assert.Throws<ArgumentException>(() => new BinnedAnswers([1, 10], 20, [1, 1], 15, null));
        Assert.Throws<ArgumentException>(() => new BinnedAnswers([0, 10], 9, [1, 1], 15, null));
        Assert.Throws<ArgumentException>(() => new BinnedAnswers([0, 10], 20, [-1, 1], 15, null));
        Assert.Throws<ArgumentException>(() => new BinnedAnswers([0, 10], 20, [1], 15, null));
    }
}
