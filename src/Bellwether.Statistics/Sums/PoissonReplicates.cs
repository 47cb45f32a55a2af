namespace Bellwether.Statistics.Sums;

/// <summary>Level D3: a bootstrap that merges and erases. Each respondent enters each replicate a Poisson(1) number of times, decided
/// by the respondent's key alone.</summary>
/// <remarks>The standard error of a replicate standard error is about SE / sqrt(2 B): 5 % at 200 replicates.
/// Source: Hanley and MacGibbon (2006); Chamandy et al. (2012). Checked against: oracle 11_poisson_privacy.json, exact integers.
/// Cost: O(replicates * width) a respondent.</remarks>
public sealed record PoissonReplicates
{
    private static readonly double[] Cuts = MakeCuts();

    private PoissonReplicates(int count, KeyedSums sums)
    {
        Count = count;
        Sums = sums;
    }

    /// <summary>Number of replicates.</summary>
    public int Count { get; }

    /// <summary>Sums keyed by replicate.</summary>
    public KeyedSums Sums { get; private init; }

    /// <summary>Nothing yet.</summary>
    /// <param name="count">Replicates, 2 or more (200 is usual).</param>
    /// <param name="width">Sums per replicate.</param>
    /// <exception cref="ArgumentException">There are fewer than two replicates.</exception>
    public static PoissonReplicates Empty(int count, int width) =>
        count < 2
            ? throw new ArgumentException("A bootstrap has two replicates or more.", nameof(count))
            : new PoissonReplicates(count, KeyedSums.Empty(width));

    /// <summary>How often a respondent enters a replicate: a Poisson(1) number that never changes.</summary>
    /// <param name="respondent">The respondent's key.</param>
    /// <param name="replicate">0-based replicate.</param>
    public static int Weight(ulong respondent, int replicate)
    {
        double u = SplitMix64.Uniform(respondent, replicate);
        int weight = 0;
        while (weight < Cuts.Length && u >= Cuts[weight])
            weight++;
        return weight;
    }

    /// <summary>Sums respondents' vectors into all replicates.</summary>
    /// <param name="count">Replicates.</param>
    /// <param name="width">Sums per replicate.</param>
    /// <param name="rows">Respondents' keys with their vectors.</param>
    /// <exception cref="ArgumentException">A vector has another width.</exception>
    public static PoissonReplicates Of(
        int count,
        int width,
        IEnumerable<KeyValuePair<ulong, long[]>> rows
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        PoissonReplicates empty = Empty(count, width);
        var sums = Enumerable.Range(0, count).Select(_ => new long[width]).ToArray();
        foreach ((ulong respondent, long[] vector) in rows)
        {
            if (vector.Length != width)
                throw new ArgumentException(
                    $"A vector has {vector.Length} sums, not {width}.",
                    nameof(rows)
                );
            for (int b = 0; b < count; b++)
            {
                int weight = Weight(respondent, b);
                for (int i = 0; weight > 0 && i < width; i++)
                    sums[b][i] = checked(sums[b][i] + weight * vector[i]);
            }
        }
        return empty with
        {
            Sums = KeyedSums.Of(width, sums.Select((s, b) => KeyValuePair.Create((long)b, s))),
        };
    }

    /// <summary>The sums of both.</summary>
    /// <param name="other">As many replicates of the same width.</param>
    /// <exception cref="ArgumentException">The numbers of replicates or the widths differ.</exception>
    public PoissonReplicates Merge(PoissonReplicates other) =>
        this with
        {
            Sums = Sums.Merge(Other(other)),
        };

    /// <summary>These sums without the others.</summary>
    /// <param name="other">As many replicates of the same width.</param>
    /// <exception cref="ArgumentException">The numbers of replicates or the widths differ.</exception>
    public PoissonReplicates Subtract(PoissonReplicates other) =>
        this with
        {
            Sums = Sums.Subtract(Other(other)),
        };

    /// <summary>A figure in every replicate; replicates for which it does not exist are left out.</summary>
    /// <param name="figure">The figure as a function of one replicate's sums; null when it does not exist.</param>
    public IReadOnlyList<double> Distribution(Func<long[], double?> figure) =>
        [.. Enumerable.Range(0, Count).Select(b => figure(Sums[b].ToArray())).OfType<double>()];

    /// <summary>Packed bytes; the number of replicates is not part of them.</summary>
    public byte[] Pack() => Sums.Pack();

    /// <summary>Sums from packed bytes.</summary>
    /// <param name="count">Replicates.</param>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    public static PoissonReplicates Unpack(int count, ReadOnlySpan<byte> packed)
    {
        KeyedSums sums = KeyedSums.Unpack(packed);
        return Empty(count, sums.Width) with { Sums = sums };
    }

    internal static IReadOnlyList<double> PoissonCuts => Cuts;

    private static double[] MakeCuts()
    {
        var cuts = new double[16];
        double term = Math.Exp(-1);
        double sum = 0;
        for (int k = 0; k < cuts.Length; k++)
        {
            sum += term;
            cuts[k] = sum;
            term /= k + 1;
        }
        return cuts;
    }

    private KeyedSums Other(PoissonReplicates other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Count == Count
            ? other.Sums
            : throw new ArgumentException(
                $"Unequal numbers of replicates: {Count} and {other.Count}.",
                nameof(other)
            );
    }
}
