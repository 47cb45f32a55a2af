namespace Bellwether.Statistics.Sums;

/// <summary>Level H: per duration in days, how many cases entered observation, were censored, and ended in each way. Enough for
/// Kaplan-Meier, Aalen-Johansen, log-rank, restricted means and the period form with delayed entry.</summary>
/// <remarks>Sums per day: entered, censored, then one per way of ending (approved, refused, withdrawn). A case contributes its entry
/// day and its last day. Cohorts or services: one <see cref="DurationSums"/> each, or keys of a <see cref="KeyLayout"/> regrouped.
/// Checked against: merge and erasure laws; oracle 10_time_to_decision.json through the curves. Cost: O(days).</remarks>
public sealed record DurationSums
{
    private DurationSums(int ways, KeyedSums sums)
    {
        Ways = ways;
        Sums = sums;
    }

    /// <summary>Number of ways in which a case can end.</summary>
    public int Ways { get; }

    /// <summary>Sums keyed by day.</summary>
    public KeyedSums Sums { get; private init; }

    /// <summary>Nothing yet.</summary>
    /// <param name="ways">Ways of ending, 1 or more.</param>
    /// <exception cref="ArgumentException">There is no way of ending.</exception>
    public static DurationSums Empty(int ways = 1) =>
        ways < 1
            ? throw new ArgumentException("A case can end in at least one way.", nameof(ways))
            : new DurationSums(ways, KeyedSums.Empty(2 + ways));

    /// <summary>These sums and one more case.</summary>
    /// <param name="entered">Day of its life on which observation began; 0 unless it was open already.</param>
    /// <param name="left">Day of its life on which it ended or was last seen, not before <paramref name="entered"/>.</param>
    /// <param name="way">0-based way of ending; null when it was still open (censored).</param>
    /// <param name="times">How many such cases; negative to erase.</param>
    /// <exception cref="ArgumentException">Days are negative or in the wrong order, or there is no such way.</exception>
    public DurationSums Add(long entered, long left, int? way, long times = 1)
    {
        if (entered < 0 || left < entered)
            throw new ArgumentException(
                "A case enters on day 0 or later and does not leave before it entered.",
                nameof(left)
            );
        if (way is < 0 || way >= Ways)
            throw new ArgumentException($"There is no way of ending {way}.", nameof(way));
        var entry = new long[2 + Ways];
        entry[0] = times;
        var exit = new long[2 + Ways];
        exit[way is { } w ? 2 + w : 1] = times;
        return this with { Sums = Sums.Add(entered, entry).Add(left, exit) };
    }

    /// <summary>Sums many cases at once.</summary>
    /// <param name="ways">Ways of ending.</param>
    /// <param name="cases">Entry day, last day, way of ending or null.</param>
    public static DurationSums Of(int ways, IEnumerable<(long Entered, long Left, int? Way)> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        DurationSums empty = Empty(ways);
        IEnumerable<KeyedSums> each = cases.Select(c => empty.Add(c.Entered, c.Left, c.Way).Sums);
        return empty with
        {
            Sums = KeyedSums.Of(
                2 + ways,
                each.SelectMany(s =>
                    s.Keys.Select(day => KeyValuePair.Create(day, s[day].ToArray()))
                )
            ),
        };
    }

    /// <summary>Cases that entered on a day.</summary>
    /// <param name="day">Day of their life.</param>
    public long Entered(long day) => Sums[day][0];

    /// <summary>Cases last seen open on a day.</summary>
    /// <param name="day">Day of their life.</param>
    public long Censored(long day) => Sums[day][1];

    /// <summary>Cases that ended in one way on a day.</summary>
    /// <param name="day">Day of their life.</param>
    /// <param name="way">0-based way of ending.</param>
    public long Ended(long day, int way = 0) => Sums[day][2 + way];

    /// <summary>The sums of both.</summary>
    /// <param name="other">Sums with as many ways of ending.</param>
    /// <exception cref="ArgumentException">The numbers of ways differ.</exception>
    public DurationSums Merge(DurationSums other) => this with { Sums = Sums.Merge(Other(other)) };

    /// <summary>These sums without the others.</summary>
    /// <param name="other">Sums with as many ways of ending.</param>
    /// <exception cref="ArgumentException">The numbers of ways differ.</exception>
    public DurationSums Subtract(DurationSums other) =>
        this with
        {
            Sums = Sums.Subtract(Other(other)),
        };

    /// <summary>Packed bytes.</summary>
    public byte[] Pack() => Sums.Pack();

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static DurationSums Unpack(ReadOnlySpan<byte> packed)
    {
        KeyedSums sums = KeyedSums.Unpack(packed);
        return Empty(sums.Width - 2) with { Sums = sums };
    }

    private KeyedSums Other(DurationSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Sums;
    }
}
