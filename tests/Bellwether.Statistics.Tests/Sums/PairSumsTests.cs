using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Sums;

public sealed class PairSumsTests
{
    [Fact]
    public void Every_sum_is_what_its_definition_says()
    {
        var random = new Random(6);
        const int p = 5;
        int[] rows = RandomRows(random, 40, p);
        PairSums sums = PairSums.Of(p, rows);

        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                (long n, long s, long q, long v) = Naive(rows, p, i, j);
                Assert.Equal(
                    (n, s, q, v),
                    (sums.N(i, j), sums.S(i, j), sums.Q(i, j), sums.V(i, j))
                );
            }
        }
    }

    [Fact]
    public void S_and_V_are_not_symmetric_when_answers_are_missing()
    {
        PairSums sums = PairSums.Of(2, [3, 5, 2, 0]);

        Assert.Equal(3, sums.S(0, 1));
        Assert.Equal(5, sums.S(1, 0));
        Assert.Equal(9, sums.V(0, 1));
        Assert.Equal(25, sums.V(1, 0));
        Assert.Equal(5, sums.S(0, 0));
    }

    [Fact]
    public void Any_split_in_any_order_gives_the_same_integers_and_erasure_is_exact()
    {
        var random = new Random(7);

        for (int round = 0; round < 100; round++)
        {
            int p = random.Next(1, 8);
            int count = random.Next(1, 30);
            int[] rows = RandomRows(random, count, p);
            int cut = random.Next(count + 1) * p;
            PairSums all = PairSums.Of(p, rows);
            PairSums first = PairSums.Of(p, rows.AsSpan(0, cut));
            PairSums second = PairSums.Of(p, rows.AsSpan(cut));

            Assert.Equal(all, second.Merge(first));
            Assert.Equal(first, all.Subtract(second));
            Assert.Equal(all, PairSums.Unpack(p, all.Pack()));
        }
    }

    [Fact]
    public void A_block_lives_inside_a_longer_vector()
    {
        int[] codes = [4, -1, 2];
        var vector = new long[7 + PairSums.Size(3) + 2];

        PairSums.Add(codes, vector, 7, 1);

        Assert.Equal(PairSums.Of(3, codes), PairSums.From(3, vector, 7));
        Assert.All(vector[..7], value => Assert.Equal(0, value));
        Assert.All(vector[^2..], value => Assert.Equal(0, value));
        PairSums.Add(codes, vector, 7, -1);
        Assert.All(vector, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(255)]
    public void Columns_summed_many_at_a_time_give_the_integers_of_the_rows(int largest)
    {
        var random = new Random(25);
        foreach (int count in new[] { 0, 1, 15, 16, 17, 1000, 5003 })
        {
            const int p = 4;
            int[] rows =
            [
                .. Enumerable
                    .Range(0, count * p)
                    .Select(_ => random.Next(5) == 0 ? 0 : random.Next(1, largest + 1)),
            ];
            byte[] columns =
            [
                .. Enumerable
                    .Range(0, p)
                    .SelectMany(i => Enumerable.Range(0, count).Select(r => (byte)rows[r * p + i])),
            ];

            Assert.Equal(PairSums.Of(p, rows), PairSums.OfColumns(p, columns, count));
        }
        Assert.Throws<ArgumentException>(() => PairSums.OfColumns(2, new byte[5], 3));
    }

    [Fact]
    public void Malformed_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairSums.Add([1, 2], new long[5], 0, 1));
        Assert.Throws<ArgumentException>(() => PairSums.Of(2, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => PairSums.Size(0));
        Assert.Throws<ArgumentException>(() => PairSums.Empty(2).Merge(PairSums.Empty(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairSums.Empty(2).N(0, 2));
    }

    internal static int[] RandomRows(Random random, int count, int items) =>
        [
            .. Enumerable
                .Range(0, count * items)
                .Select(_ => random.Next(4) == 0 ? 0 : random.Next(1, 11)),
        ];

    private static (long N, long S, long Q, long V) Naive(int[] rows, int p, int i, int j)
    {
        long n = 0,
            s = 0,
            q = 0,
            v = 0;
        for (int row = 0; row < rows.Length; row += p)
        {
            int x = rows[row + i];
            int y = rows[row + j];
            if (x <= 0 || y <= 0)
                continue;
            n++;
            s += x;
            q += x * y;
            v += x * x;
        }
        return (n, s, q, v);
    }
}
