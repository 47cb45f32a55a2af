using Bellwether.Statistics.Matrices;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics;

/// <summary>Turns pair sums into means, covariances and correlations, exactly.</summary>
public static class PairMoments
{
    /// <summary>Moments of chosen items of a block of pair sums.</summary>
    /// <param name="sums">Level B sums.</param>
    /// <param name="items">0-based items to take, in this order; the outcome first for drivers.</param>
    /// <param name="names">One name per chosen item.</param>
    /// <returns>Pairwise-complete moments, n being the smallest number of answers to any pair; null when some pair has fewer
    /// than two respondents, so that its covariance does not exist.</returns>
    /// <exception cref="ArgumentException">Names and items differ in number.</exception>
    /// <remarks>cov = (n q - s_i s_j)/(n (n - 1)) and r = E/sqrt(D_i D_j) in integers (Int128) until the last division, with means and
    /// variances of the pair's own respondents. Checked against: R cor and cov (use = "pairwise") on bfi, to 1e-12. Cost: O(p^2).</remarks>
    public static Moments? Of(PairSums sums, IReadOnlyList<int> items, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(names);
        if (items.Count != names.Count)
        {
            throw new ArgumentException("Give one name per item.", nameof(names));
        }

        var fewest = items.Count == 0 ? 0 : items.Min(i => items.Min(j => sums.N(i, j)));
        if (fewest < 2)
        {
            return null;
        }

        return new Moments(
            names,
            items.Select(i => (double)sums.S(i, i) / sums.N(i, i)).ToList(),
            Matrix.Create(items.Count, items.Count, (a, b) => Covariance(sums, items[a], items[b])),
            fewest,
            Matrix.Create(
                items.Count,
                items.Count,
                (a, b) => a == b ? 1 : Correlation(sums, items[a], items[b])
            )
        );
    }

    /// <summary>The same for all items of the block.</summary>
    /// <param name="sums">Level B sums.</param>
    /// <param name="names">One name per item of the block.</param>
    public static Moments? Of(PairSums sums, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(sums);
        return Of(sums, Enumerable.Range(0, sums.Items).ToList(), names);
    }

    /// <summary>Moments without each group in turn, for <see cref="Drivers.GroupJackknife"/>.</summary>
    /// <param name="groups">Level D1: the sums of each hash group (64 of them), of equal shape.</param>
    /// <param name="items">0-based items to take.</param>
    /// <param name="names">One name per chosen item.</param>
    /// <returns>One set of moments per group, or null when some of them do not exist.</returns>
    public static IReadOnlyList<Moments>? WithoutEach(
        IReadOnlyList<PairSums> groups,
        IReadOnlyList<int> items,
        IReadOnlyList<string> names
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count < 2)
        {
            return null;
        }

        var total = groups.Skip(1).Aggregate(groups[0], (sum, group) => sum.Merge(group));
        var moments = groups.Select(group => Of(total.Subtract(group), items, names)).ToList();
        return moments.Any(m => m is null) ? null : moments.Select(m => m!).ToList();
    }

    private static double Covariance(PairSums sums, int i, int j)
    {
        var n = sums.N(i, j);
        return (double)Cross(sums, i, j) / ((double)n * (n - 1));
    }

    private static double Correlation(PairSums sums, int i, int j)
    {
        var scale = Math.Sqrt((double)Spread(sums, i, j)) * Math.Sqrt((double)Spread(sums, j, i));
        return scale > 0 ? (double)Cross(sums, i, j) / scale : 0;
    }

    private static Int128 Cross(PairSums sums, int i, int j) =>
        ((Int128)sums.N(i, j) * sums.Q(i, j)) - ((Int128)sums.S(i, j) * sums.S(j, i));

    private static Int128 Spread(PairSums sums, int i, int j) =>
        ((Int128)sums.N(i, j) * sums.V(i, j)) - ((Int128)sums.S(i, j) * sums.S(i, j));
}
