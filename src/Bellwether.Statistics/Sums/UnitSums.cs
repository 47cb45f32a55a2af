namespace Bellwether.Statistics.Sums;

/// <summary>What one unit, or one stream in one time bucket, has: number of answers, their sum and their sum of squares.</summary>
/// <param name="N">Answers.</param>
/// <param name="Sum">Sum of the answers (favourable answers, for a share).</param>
/// <param name="SumOfSquares">Sum of the squared answers (the same as the sum, for a share).</param>
public readonly record struct MomentSums(long N, long Sum, long SumOfSquares);

/// <summary>Level F: moments of one item per unit (office, team, lecturer), and level G: per stream and time bucket. Enough for
/// intraclass correlations, shrinkage, small-area estimates, control charts and change detectors.</summary>
/// <remarks>For G, make the key with a <see cref="KeyLayout"/> of (stream, bucket) or give the bucket as the key of one stream's sums;
/// the order inside a bucket is lost, so the bucket is the interval of decisions. Several items per unit: <see cref="KeyedSums"/> of
/// <see cref="PairSums"/> blocks. Checked against: merge and erasure laws. Cost: O(units).</remarks>
public sealed record UnitSums
{
    private UnitSums(KeyedSums sums) => Sums = sums;

    /// <summary>Nothing yet.</summary>
    public static UnitSums Empty { get; } = new(KeyedSums.Empty(3));

    /// <summary>n, sum and sum of squares by unit.</summary>
    public KeyedSums Sums { get; }

    /// <summary>The moments of one unit.</summary>
    /// <param name="unit">The unit's key.</param>
    public MomentSums this[long unit]
    {
        get
        {
            ReadOnlySpan<long> sums = Sums[unit];
            return new MomentSums(sums[0], sums[1], sums[2]);
        }
    }

    /// <summary>Every unit that has answers, with its moments, in order of keys.</summary>
    public IEnumerable<KeyValuePair<long, MomentSums>> Units
    {
        get
        {
            foreach (long unit in Sums.Keys)
                yield return KeyValuePair.Create(unit, this[unit]);
        }
    }

    /// <summary>Sums answers by unit.</summary>
    /// <param name="answers">Units with answer codes, in any order.</param>
    public static UnitSums Of(IEnumerable<KeyValuePair<long, int>> answers) =>
        new(
            KeyedSums.Of(
                3,
                answers.Select(a =>
                    KeyValuePair.Create(a.Key, new long[] { 1, a.Value, (long)a.Value * a.Value })
                )
            )
        );

    /// <summary>Units from stored sums.</summary>
    /// <param name="sums">Three sums per key.</param>
    /// <exception cref="ArgumentException">The width is not three.</exception>
    public static UnitSums From(KeyedSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        return sums.Width == 3
            ? new UnitSums(sums)
            : throw new ArgumentException(
                "A unit has three sums: n, sum and sum of squares.",
                nameof(sums)
            );
    }

    /// <summary>These sums and some answers with one code.</summary>
    /// <param name="unit">The unit's key.</param>
    /// <param name="code">The answer code.</param>
    /// <param name="times">How many; negative to erase.</param>
    public UnitSums Add(long unit, int code, long times = 1) =>
        new(Sums.Add(unit, times, times * code, times * code * code));

    /// <summary>The sums of both.</summary>
    /// <param name="other">Other units' sums.</param>
    public UnitSums Merge(UnitSums other) => new(Sums.Merge(Other(other)));

    /// <summary>These sums without the others.</summary>
    /// <param name="other">Other units' sums.</param>
    public UnitSums Subtract(UnitSums other) => new(Sums.Subtract(Other(other)));

    /// <summary>Packed bytes.</summary>
    public byte[] Pack() => Sums.Pack();

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static UnitSums Unpack(ReadOnlySpan<byte> packed) => From(KeyedSums.Unpack(packed));

    private static KeyedSums Other(UnitSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Sums;
    }
}
