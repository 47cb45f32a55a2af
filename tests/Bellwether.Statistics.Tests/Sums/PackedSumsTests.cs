using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Tests.Sums;

public sealed class PackedSumsTests
{
    [Fact]
    public void Random_vectors_come_back_unchanged()
    {
        var random = new Random(1);

        for (int i = 0; i < 2000; i++)
        {
            long[] values = RandomVector(random, random.Next(0, 60));
            byte[] packed = PackedSums.Pack(values);

            Assert.Equal(values.Length, PackedSums.Length(packed));
            Assert.Equal(values, PackedSums.Unpack(packed));
        }
    }

    [Fact]
    public void Adding_and_subtracting_packed_vectors_is_adding_and_subtracting_their_values()
    {
        var random = new Random(2);

        for (int i = 0; i < 2000; i++)
        {
            int length = random.Next(0, 60);
            long[] a = RandomVector(random, length, 40);
            long[] b = RandomVector(random, length, 40);
            long[] sum = [.. a.Zip(b, (x, y) => x + y)];

            byte[] added = PackedSums.Add(PackedSums.Pack(a), PackedSums.Pack(b));

            Assert.Equal(PackedSums.Pack(sum), added);
            Assert.Equal(PackedSums.Pack(a), PackedSums.Subtract(added, PackedSums.Pack(b)));
        }
    }

    [Fact]
    public void Adding_into_an_open_vector_and_taking_away_again_leaves_it_as_it_was()
    {
        var random = new Random(3);

        for (int i = 0; i < 500; i++)
        {
            long[] a = RandomVector(random, 30, 40);
            long[] b = RandomVector(random, 30, 40);
            long[] target = [.. a];
            PackedSums.AddTo(PackedSums.Pack(b), target);

            Assert.Equal(a.Zip(b, (x, y) => x + y), target);
            PackedSums.SubtractFrom(PackedSums.Pack(b), target);
            Assert.Equal(a, target);
        }
    }

    [Fact]
    public void A_thousand_zeros_take_five_bytes()
    {
        Assert.Equal(5, PackedSums.Pack(new long[1000]).Length);
    }

    [Fact]
    public void The_smallest_and_the_largest_values_survive()
    {
        long[] values = [long.MinValue, long.MaxValue, 0, -1, 1];

        Assert.Equal(values, PackedSums.Unpack(PackedSums.Pack(values)));
    }

    [Fact]
    public void A_sum_that_does_not_fit_is_a_crash_and_not_a_wrong_figure()
    {
        byte[] largest = PackedSums.Pack([long.MaxValue]);
        byte[] one = PackedSums.Pack([1]);

        Assert.Throws<OverflowException>(() => PackedSums.Add(largest, one));
    }

    [Fact]
    public void Vectors_of_unequal_length_are_refused()
    {
        byte[] two = PackedSums.Pack([1, 2]);
        byte[] three = PackedSums.Pack([1, 2, 3]);

        Assert.Throws<ArgumentException>(() => PackedSums.Add(two, three));
        Assert.Throws<ArgumentException>(() => PackedSums.Subtract(two, three));
        Assert.Throws<ArgumentException>(() => PackedSums.AddTo(two, new long[3]));
        Assert.Throws<ArgumentException>(() => PackedSums.Unpack(two, new long[3]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("03")]
    [InlineData("0302")]
    [InlineData("03020202FF")]
    [InlineData("0302020202")]
    [InlineData("030005")]
    [InlineData("0300")]
    [InlineData("038000")]
    [InlineData("01FFFFFFFFFFFFFFFFFF02")]
    [InlineData("01FFFFFFFFFFFFFFFFFFFFFF01")]
    [InlineData("FFFFFFFF0F00FFFFFF7F")]
    public void Damaged_bytes_are_named_as_damaged(string hex)
    {
        byte[] damaged = Convert.FromHexString(hex);

        Assert.Throws<InvalidDataException>(() => PackedSums.Unpack(damaged));
    }

    [Fact]
    public void Random_damage_never_does_worse_than_a_clear_refusal_or_other_values()
    {
        var random = new Random(4);

        for (int i = 0; i < 5000; i++)
        {
            byte[] packed = PackedSums.Pack(RandomVector(random, 20));
            packed[random.Next(1, packed.Length)] ^= (byte)random.Next(1, 256);
            Exception? failure = Record.Exception(() => PackedSums.Unpack(packed));

            Assert.True(failure is null or InvalidDataException, failure?.ToString());
        }
    }

    private static long[] RandomVector(Random random, int length, int largestBits = 63)
    {
        var values = new long[length];
        for (int i = 0; i < length; i++)
        {
            if (random.Next(2) == 0)
                continue;
            values[i] =
                random.NextInt64(long.MinValue, long.MaxValue)
                >> (64 - random.Next(1, largestBits + 1));
        }
        return values;
    }
}
