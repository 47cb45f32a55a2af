using System.Collections.Immutable;

namespace Bellwether.Statistics.Sums;

/// <summary>Level A: how often each answer code was given to one item. Enough for means, boxes, the recommend score, medians, exact
/// bootstraps, gaps and every interval of a single item.</summary>
/// <remarks>An additive integer vector: merging never matters, erasure is an exact subtraction. Missing answers are not in it.
/// Cost: O(K) for K scale points. Checked against: oracle 01_scores.json, exact integers.</remarks>
public sealed class Histogram : IEquatable<Histogram>
{
    /// <summary>Creates a histogram from counts.</summary>
    /// <param name="lowest">The lowest answer code: 1 for a 1-5 item, 0 for a 0-10 item.</param>
    /// <param name="counts">Answers per code, from the lowest up; at least one, none negative.</param>
    /// <exception cref="ArgumentException">There is no count, or one is negative.</exception>
    public Histogram(int lowest, params ReadOnlySpan<long> counts)
    {
        if (counts.IsEmpty)
            throw new ArgumentException(
                "A histogram has at least one scale point.",
                nameof(counts)
            );
        foreach (long count in counts)
        {
            if (count < 0)
                throw new ArgumentException(
                    "A count of answers is never negative.",
                    nameof(counts)
                );
        }
        Lowest = lowest;
        Counts = [.. counts];
        foreach (long count in counts)
            N = checked(N + count);
    }

    /// <summary>The lowest answer code.</summary>
    public int Lowest { get; }

    /// <summary>Answers per code, from the lowest up.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <summary>The highest answer code.</summary>
    public int Highest => Lowest + Counts.Length - 1;

    /// <summary>All answers.</summary>
    public long N { get; }

    /// <summary>How often <paramref name="code"/> was answered; 0 outside the scale.</summary>
    /// <param name="code">An answer code.</param>
    public long this[int code] => code >= Lowest && code <= Highest ? Counts[code - Lowest] : 0;

    /// <summary>The sum of the answer codes, exact.</summary>
    public Int128 Sum
    {
        get
        {
            Int128 sum = 0;
            for (int k = 0; k < Counts.Length; k++)
                sum += (Int128)Counts[k] * (Lowest + k);
            return sum;
        }
    }

    /// <summary>The sum of the squared answer codes, exact.</summary>
    public Int128 SumOfSquares
    {
        get
        {
            Int128 sum = 0;
            for (int k = 0; k < Counts.Length; k++)
                sum += (Int128)Counts[k] * (Lowest + k) * (Lowest + k);
            return sum;
        }
    }

    /// <summary>A histogram with no answer yet.</summary>
    /// <param name="lowest">The lowest answer code.</param>
    /// <param name="highest">The highest answer code, not below the lowest.</param>
    public static Histogram Empty(int lowest, int highest) =>
        highest < lowest
            ? throw new ArgumentException("The highest code is below the lowest.", nameof(highest))
            : new Histogram(lowest, new long[highest - lowest + 1]);

    /// <summary>Counts raw answer codes.</summary>
    /// <param name="lowest">The lowest answer code.</param>
    /// <param name="highest">The highest answer code.</param>
    /// <param name="codes">Answers; every code lies on the scale (leave missing answers out).</param>
    /// <exception cref="ArgumentException">A code lies outside the scale.</exception>
    public static Histogram Of(int lowest, int highest, params ReadOnlySpan<int> codes)
    {
        var counts = new long[highest - lowest + 1];
        foreach (int code in codes)
        {
            if (code < lowest || code > highest)
                throw new ArgumentException(
                    $"The answer {code} is not on the scale {lowest} to {highest}.",
                    nameof(codes)
                );
            counts[code - lowest]++;
        }
        return new Histogram(lowest, counts);
    }

    /// <summary>This histogram and one more answer.</summary>
    /// <param name="code">A code on the scale.</param>
    /// <param name="times">How many such answers; negative to take answers away.</param>
    /// <exception cref="ArgumentException">The code lies outside the scale, or more is taken away than is there.</exception>
    public Histogram Add(int code, long times = 1)
    {
        if (code < Lowest || code > Highest)
            throw new ArgumentException(
                $"The answer {code} is not on the scale {Lowest} to {Highest}.",
                nameof(code)
            );
        long[] counts = [.. Counts];
        counts[code - Lowest] = checked(counts[code - Lowest] + times);
        return new Histogram(Lowest, counts);
    }

    /// <summary>The answers of both.</summary>
    /// <param name="other">A histogram on the same scale.</param>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    public Histogram Merge(Histogram other) => Combine(other, 1);

    /// <summary>These answers without those of <paramref name="other"/>: a complement, or an erasure.</summary>
    /// <param name="other">A histogram on the same scale, contained in this one.</param>
    /// <exception cref="ArgumentException">The scales differ, or the other is not contained.</exception>
    public Histogram Subtract(Histogram other) => Combine(other, -1);

    /// <summary>The counts as packed bytes (<see cref="PackedSums"/>); the lowest code is not part of them.</summary>
    public byte[] Pack() => PackedSums.Pack(Counts.AsSpan());

    /// <summary>A histogram from packed counts.</summary>
    /// <param name="lowest">The lowest answer code.</param>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static Histogram Unpack(int lowest, ReadOnlySpan<byte> packed) =>
        new(lowest, PackedSums.Unpack(packed));

    /// <summary>Same scale and same counts.</summary>
    /// <param name="other">Another histogram.</param>
    public bool Equals(Histogram? other) =>
        other is not null
        && Lowest == other.Lowest
        && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Histogram);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lowest, Counts.Length, N);

    /// <inheritdoc/>
    public override string ToString() => $"{Lowest}-{Highest}: {string.Join(' ', Counts)}";

    private Histogram Combine(Histogram other, int sign)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Lowest != Lowest || other.Counts.Length != Counts.Length)
        {
            throw new ArgumentException(
                $"Scales differ: {Lowest} to {Highest} and {other.Lowest} to {other.Highest}.",
                nameof(other)
            );
        }
        long[] counts = [.. Counts];
        for (int k = 0; k < counts.Length; k++)
            counts[k] = checked(counts[k] + sign * other.Counts[k]);
        return new Histogram(Lowest, counts);
    }
}
