namespace Bellwether.Foundation.Tests;

public class IdsTests
{
    [Fact]
    public void Later_ids_sort_after_earlier_ones_byte_by_byte()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var earlier = Ids.New(start).ToByteArray(bigEndian: true);
        var later = Ids.New(start.AddMilliseconds(1)).ToByteArray(bigEndian: true);

        Assert.True(earlier.AsSpan().SequenceCompareTo(later) < 0);
    }

    [Fact]
    public void An_id_made_again_from_the_same_seed_is_the_same_and_a_version_7()
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var made = Ids.New(at, new Random(7));

        Assert.Equal(made, Ids.New(at, new Random(7)));
        Assert.Equal(7, made.Version);
        Assert.Equal(
            Ids.New(at).ToByteArray(bigEndian: true)[..6],
            made.ToByteArray(bigEndian: true)[..6]
        );
    }

    [Fact]
    public void The_same_name_gives_the_same_id_and_another_name_or_space_another()
    {
        var space = Guid.Parse("018f3f1e-0000-7000-8000-000000000001");

        Assert.Equal(Ids.From(space, "a"), Ids.From(space, "a"));
        Assert.NotEqual(Ids.From(space, "a"), Ids.From(space, "b"));
        Assert.NotEqual(Ids.From(space, "a"), Ids.From(Guid.Empty, "a"));
        Assert.Equal(8, Ids.From(space, "a").Version);
    }
}
