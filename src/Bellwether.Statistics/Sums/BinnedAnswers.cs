using System.Collections.Immutable;

namespace Bellwether.Statistics.Sums;

/// <summary>Level A for numbers: how many answers fell into each bin, with their exact sum and, where it was kept, the sum of
/// their squares. Enough for a mean with an interval, and for a median to within a bin.</summary>
/// <remarks>Answers are whole steps above the lowest number, which is step 0. Additive: merging never matters. Cost: O(K) for K
/// bins. Checked against: hand-worked cases and the answers themselves (laws, seeded).</remarks>
public sealed class BinnedAnswers
{
    private readonly ImmutableArray<long> lows;

    /// <summary>Creates binned answers from sums.</summary>
    /// <param name="lows">The lowest step of each bin; the first is 0, and they rise.</param>
    /// <param name="highest">The highest step there is, at most 2,147,483,647 and not below the last bin's lowest.</param>
    /// <param name="counts">Answers per bin, none negative.</param>
    /// <param name="sum">The sum of all steps answered.</param>
    /// <param name="sumOfSquares">The sum of their squares, or null where it was not kept.</param>
    /// <exception cref="ArgumentException">The bins do not rise from 0, a count is negative, or no answers in these bins have that sum.</exception>
    public BinnedAnswers(
        IReadOnlyList<long> lows,
        long highest,
        IReadOnlyList<long> counts,
        Int128 sum,
        Int128? sumOfSquares
    )
    {
        ArgumentNullException.ThrowIfNull(lows);
        ArgumentNullException.ThrowIfNull(counts);
        if (
            lows.Count == 0
            || lows[0] != 0
            || lows.Zip(lows.Skip(1)).Any(pair => pair.Second <= pair.First)
            || highest < lows[^1]
            || highest > int.MaxValue
        )
            throw new ArgumentException("Bins rise from step 0 to the highest.", nameof(lows));
        if (counts.Count != lows.Count || counts.Any(count => count < 0))
            throw new ArgumentException(
                "There is one count for each bin, and none is below zero.",
                nameof(counts)
            );
        this.lows = [.. lows];
        Highest = (int)highest;
        Counts = [.. counts];
        N = counts.Sum();
        Sum = sum;
        LargestSumOfSquares = sumOfSquares ?? Largest();
        if (
            Rest() < 0
            || sum > Enumerable.Range(0, Bins).Sum128(bin => (Int128)Counts[bin] * High(bin))
        )
            throw new ArgumentException("No answers in these bins have that sum.", nameof(sum));
    }

    /// <summary>How many bins there are.</summary>
    public int Bins => lows.Length;

    /// <summary>The highest step there is.</summary>
    public int Highest { get; }

    /// <summary>Answers per bin.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <summary>All answers.</summary>
    public long N { get; }

    /// <summary>The sum of the steps answered, exact.</summary>
    public Int128 Sum { get; }

    /// <summary>The sum of their squares: exact where it was kept, else the largest that answers in these bins with this sum can
    /// have, so that an interval made of it is never too short.</summary>
    public Int128 LargestSumOfSquares { get; }

    /// <summary>The lowest step of a bin.</summary>
    /// <param name="bin">The bin, from 0.</param>
    public long Low(int bin) => lows[bin];

    /// <summary>The highest step of a bin.</summary>
    /// <param name="bin">The bin, from 0.</param>
    public long High(int bin) => bin == lows.Length - 1 ? Highest : lows[bin + 1] - 1;

    /// <summary>True when every bin holds a single number, so that nothing was lost by counting in bins.</summary>
    public bool IsExact => Highest == lows.Length - 1;

    // What is left of the sum when every answer lies at the low end of its bin.
    private Int128 Rest() =>
        Sum - Enumerable.Range(0, Bins).Sum128(bin => (Int128)Counts[bin] * Low(bin));

    // Squares are convex: they are largest when every answer lies at an end of its bin and the highest bins take what there is.
    private Int128 Largest()
    {
        var squares = Enumerable
            .Range(0, Bins)
            .Sum128(bin => (Int128)Counts[bin] * Low(bin) * Low(bin));
        var rest = Rest();
        for (var bin = Bins - 1; bin >= 0 && rest > 0; bin--)
        {
            var taken = Int128.Min(rest, (Int128)Counts[bin] * (High(bin) - Low(bin)));
            squares += taken * (Low(bin) + High(bin));
            rest -= taken;
        }
        return squares;
    }
}

internal static class WideSums
{
    public static Int128 Sum128(this IEnumerable<int> places, Func<int, Int128> term) =>
        places.Aggregate(Int128.Zero, (sum, place) => sum + term(place));
}
