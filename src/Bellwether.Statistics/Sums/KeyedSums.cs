using System.Collections.Immutable;

namespace Bellwether.Statistics.Sums;

/// <summary>Vectors of integer sums by key: raking cells (level C), hash groups (D1), patterns (E1, E2), units (F), streams and time
/// buckets (G), durations (H). Immutable; keys whose sums are all zero are not kept, so equal contents are equal bytes.</summary>
/// <remarks>What a key means is a <see cref="KeyLayout"/>. Source: Gray et al. (1997), Data Cube; sums have inverses, so deletion is
/// exact, too. Checked against: random splits, orders and deletions. Cost: O(keys * width) to merge, O(log keys) to read.</remarks>
public sealed class KeyedSums : IEquatable<KeyedSums>
{
    private readonly ImmutableArray<long> keys;
    private readonly ImmutableArray<long> values;

    private KeyedSums(int width, ImmutableArray<long> keys, ImmutableArray<long> values)
    {
        Width = width;
        this.keys = keys;
        this.values = values;
    }

    /// <summary>Sums per key.</summary>
    public int Width { get; }

    /// <summary>Keys that have a sum, ascending.</summary>
    public ImmutableArray<long> Keys => keys;

    /// <summary>Nothing yet.</summary>
    /// <param name="width">Sums per key, 1 or more.</param>
    /// <exception cref="ArgumentException">The width is below 1.</exception>
    public static KeyedSums Empty(int width) =>
        width < 1
            ? throw new ArgumentException("There is at least one sum per key.", nameof(width))
            : new(width, [], []);

    /// <summary>Adds up any number of contributions.</summary>
    /// <param name="width">Sums per key.</param>
    /// <param name="contributions">Keys with vectors of that width, in any order, keys repeating or not.</param>
    /// <exception cref="ArgumentException">A vector has another width.</exception>
    public static KeyedSums Of(int width, IEnumerable<KeyValuePair<long, long[]>> contributions)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        var sums = new SortedDictionary<long, long[]>();
        foreach ((long key, long[] vector) in contributions)
        {
            if (vector.Length != width)
                throw new ArgumentException(
                    $"A vector has {vector.Length} sums, not {width}.",
                    nameof(contributions)
                );
            if (!sums.TryGetValue(key, out long[]? total))
                sums[key] = total = new long[width];
            for (int i = 0; i < width; i++)
                total[i] = checked(total[i] + vector[i]);
        }
        return FromSorted(Empty(width).Width, [.. sums.Keys], [.. sums.Values.SelectMany(v => v)]);
    }

    /// <summary>The sums of one key; all zero when it has none.</summary>
    /// <param name="key">Any key.</param>
    public ReadOnlySpan<long> this[long key]
    {
        get
        {
            int at = keys.BinarySearch(key);
            return at < 0 ? new long[Width] : values.AsSpan(at * Width, Width);
        }
    }

    /// <summary>These sums and one more contribution.</summary>
    /// <param name="key">Any key.</param>
    /// <param name="vector">As many sums as the width.</param>
    /// <exception cref="ArgumentException">The vector has another width.</exception>
    public KeyedSums Add(long key, params ReadOnlySpan<long> vector) =>
        vector.Length == Width
            ? Merge(FromSorted(Width, [key], [.. vector]))
            : throw new ArgumentException(
                $"A vector has {vector.Length} sums, not {Width}.",
                nameof(vector)
            );

    /// <summary>The sums of both.</summary>
    /// <param name="other">Sums of the same width.</param>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public KeyedSums Merge(KeyedSums other) => Combine(other, 1);

    /// <summary>These sums without those of <paramref name="other"/>: exact erasure.</summary>
    /// <param name="other">Sums of the same width.</param>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public KeyedSums Subtract(KeyedSums other) => Combine(other, -1);

    /// <summary>The total over all keys.</summary>
    public long[] Total()
    {
        var total = new long[Width];
        for (int i = 0; i < values.Length; i++)
            total[i % Width] = checked(total[i % Width] + values[i]);
        return total;
    }

    /// <summary>Sums with other keys: a roll-up when several keys become one.</summary>
    /// <param name="keyOf">The new key of each key.</param>
    public KeyedSums Regroup(Func<long, long> keyOf) =>
        Of(
            Width,
            keys.Select(
                (key, i) =>
                    KeyValuePair.Create(keyOf(key), values.AsSpan(i * Width, Width).ToArray())
            )
        );

    /// <summary>Packed bytes (<see cref="PackedSums"/>): width, number of keys, differences of keys, sums.</summary>
    public byte[] Pack()
    {
        var vector = new long[2 + keys.Length + values.Length];
        vector[0] = Width;
        vector[1] = keys.Length;
        for (int i = 0; i < keys.Length; i++)
            vector[2 + i] = unchecked(keys[i] - (i == 0 ? 0 : keys[i - 1]));
        values.CopyTo(vector, 2 + keys.Length);
        return PackedSums.Pack(vector);
    }

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static KeyedSums Unpack(ReadOnlySpan<byte> packed)
    {
        long[] vector = PackedSums.Unpack(packed);
        if (
            vector.Length < 2
            || vector[0] is < 1 or > PackedSums.LongestVector
            || vector[1] is < 0 or > PackedSums.LongestVector
        )
            throw new InvalidDataException(
                "Packed sums by key are damaged: width or number of keys."
            );
        int width = (int)vector[0];
        int count = (int)vector[1];
        if (vector.Length != 2 + count + (long)count * width)
            throw new InvalidDataException("Packed sums by key are damaged: length.");
        var unpacked = new long[count];
        for (int i = 0; i < count; i++)
        {
            unpacked[i] = unchecked(vector[2 + i] + (i == 0 ? 0 : unpacked[i - 1]));
            if (i > 0 && unpacked[i] <= unpacked[i - 1])
                throw new InvalidDataException(
                    "Packed sums by key are damaged: keys are not ascending."
                );
        }
        return FromSorted(width, unpacked, vector.AsSpan(2 + count));
    }

    /// <summary>Same keys and same sums.</summary>
    /// <param name="other">Other sums.</param>
    public bool Equals(KeyedSums? other) =>
        other is not null
        && Width == other.Width
        && keys.AsSpan().SequenceEqual(other.keys.AsSpan())
        && values.AsSpan().SequenceEqual(other.values.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeyedSums);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Width, keys.Length, keys.IsEmpty ? 0 : keys[^1]);

    private KeyedSums Combine(KeyedSums other, int sign)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Width != Width)
            throw new ArgumentException(
                $"Unequal widths: {Width} and {other.Width}.",
                nameof(other)
            );
        var newKeys = new List<long>(keys.Length + other.keys.Length);
        var newValues = new List<long>(values.Length + other.values.Length);
        int i = 0;
        int j = 0;
        while (i < keys.Length || j < other.keys.Length)
        {
            bool left = i < keys.Length && (j >= other.keys.Length || keys[i] <= other.keys[j]);
            bool right = j < other.keys.Length && (i >= keys.Length || other.keys[j] <= keys[i]);
            newKeys.Add(left ? keys[i] : other.keys[j]);
            for (int k = 0; k < Width; k++)
                newValues.Add(
                    checked(
                        (left ? values[i * Width + k] : 0)
                        + (right ? sign * other.values[j * Width + k] : 0)
                    )
                );
            i += left ? 1 : 0;
            j += right ? 1 : 0;
        }
        return FromSorted(Width, [.. newKeys], [.. newValues]);
    }

    private static KeyedSums FromSorted(
        int width,
        ReadOnlySpan<long> keys,
        ReadOnlySpan<long> values
    )
    {
        var keptKeys = ImmutableArray.CreateBuilder<long>(keys.Length);
        var keptValues = ImmutableArray.CreateBuilder<long>(values.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            ReadOnlySpan<long> vector = values.Slice(i * width, width);
            if (!vector.ContainsAnyExcept(0L))
                continue;
            keptKeys.Add(keys[i]);
            keptValues.AddRange(vector);
        }
        return new KeyedSums(width, keptKeys.ToImmutable(), keptValues.ToImmutable());
    }
}
