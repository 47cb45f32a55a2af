using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Sums;

public sealed class HistogramTests
{
    [Fact]
    public void Merging_two_slices_is_counting_their_rows_together()
    {
        var random = new Random(5);

        for (int i = 0; i < 200; i++)
        {
            int[] rows =
            [
                .. Enumerable.Range(0, random.Next(1, 80)).Select(_ => random.Next(1, 6)),
            ];
            int cut = random.Next(rows.Length + 1);
            Histogram first = Histogram.Of(1, 5, rows.AsSpan(0, cut));
            Histogram second = Histogram.Of(1, 5, rows.AsSpan(cut));
            Histogram all = Histogram.Of(1, 5, rows);

            Assert.Equal(all, first.Merge(second));
            Assert.Equal(all, second.Merge(first));
            Assert.Equal(first, all.Subtract(second));
            Assert.Equal(all, Histogram.Unpack(1, all.Pack()));
            Assert.Equal(rows.Sum(), (long)all.Sum);
            Assert.Equal(rows.Sum(x => x * x), (long)all.SumOfSquares);
        }
    }

    [Fact]
    public void One_answer_can_be_added_and_taken_away()
    {
        Histogram none = Histogram.Empty(0, 10);
        Histogram one = none.Add(10);

        Assert.Equal(1, one.N);
        Assert.Equal(1, one[10]);
        Assert.Equal(none, one.Add(10, -1));
    }

    [Fact]
    public void Malformed_shapes_are_refused()
    {
        Histogram five = Histogram.Empty(1, 5);

        Assert.Throws<ArgumentException>(() => new Histogram(1));
        Assert.Throws<ArgumentException>(() => new Histogram(1, 1, -1));
        Assert.Throws<ArgumentException>(() => five.Add(6));
        Assert.Throws<ArgumentException>(() => five.Merge(Histogram.Empty(0, 4)));
        Assert.Throws<ArgumentException>(() => five.Subtract(five.Add(1)));
        Assert.Throws<ArgumentException>(() => Histogram.Of(1, 5, 0));
        Assert.Throws<ArgumentException>(() => Histogram.Empty(5, 1));
    }
}
