namespace Bellwether.Statistics.Sums;

/// <summary>Level D1: sums in 64 random groups of respondents, for a delete-a-group jackknife of anything.</summary>
/// <remarks>A respondent's group is a hash of the respondent, so it never changes and erasure finds it again.
/// Source: Kott (2001), J. Off. Stat. 17:521-526. Checked against: merge and erasure laws. Cost: O(64 * width) to merge.</remarks>
public sealed record GroupSums
{
    /// <summary>Number of groups.</summary>
    public const int Count = 64;

    private GroupSums(KeyedSums sums) => Sums = sums;

    /// <summary>The sums, keyed by group 0 to 63.</summary>
    public KeyedSums Sums { get; }

    /// <summary>The group of a respondent, 0 to 63.</summary>
    /// <param name="respondent">The respondent's key (<see cref="SplitMix64.Key"/> for a Guid).</param>
    public static int GroupOf(ulong respondent) => (int)(SplitMix64.Mix(respondent) >> 58);

    /// <summary>Nothing yet.</summary>
    /// <param name="width">Sums per group.</param>
    public static GroupSums Empty(int width) => new(KeyedSums.Empty(width));

    /// <summary>Groups from stored sums.</summary>
    /// <param name="sums">Sums keyed by group.</param>
    /// <exception cref="ArgumentException">A key is not a group.</exception>
    public static GroupSums From(KeyedSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        return sums.Keys.Any(key => key is < 0 or >= Count)
            ? throw new ArgumentException("A group is 0 to 63.", nameof(sums))
            : new GroupSums(sums);
    }

    /// <summary>These sums and those of one respondent.</summary>
    /// <param name="respondent">The respondent's key.</param>
    /// <param name="vector">The respondent's sums; negated, an erasure.</param>
    public GroupSums Add(ulong respondent, params ReadOnlySpan<long> vector) =>
        new(Sums.Add(GroupOf(respondent), vector));

    /// <summary>The sums of both.</summary>
    /// <param name="other">Groups of the same width.</param>
    public GroupSums Merge(GroupSums other) => new(Sums.Merge(Other(other)));

    /// <summary>These sums without the others.</summary>
    /// <param name="other">Groups of the same width.</param>
    public GroupSums Subtract(GroupSums other) => new(Sums.Subtract(Other(other)));

    /// <summary>The total of all groups.</summary>
    public long[] Total() => Sums.Total();

    /// <summary>The total without one group: what each replicate of the jackknife is computed from. Empty groups are kept.</summary>
    /// <param name="group">0 to 63.</param>
    public long[] Without(int group)
    {
        long[] total = Total();
        ReadOnlySpan<long> left = Sums[group];
        for (int i = 0; i < total.Length; i++)
            total[i] -= left[i];
        return total;
    }

    /// <summary>Packed bytes.</summary>
    public byte[] Pack() => Sums.Pack();

    /// <summary>Groups from packed bytes.</summary>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static GroupSums Unpack(ReadOnlySpan<byte> packed) => From(KeyedSums.Unpack(packed));

    private static KeyedSums Other(GroupSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Sums;
    }
}
