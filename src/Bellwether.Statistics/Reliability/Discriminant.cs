using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Reliability;

/// <summary>Whether scales that should differ do differ: the heterotrait-monotrait ratio of correlations.</summary>
public static class Discriminant
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "htmt";

    /// <summary>Ratio for every pair of scales; below 0.85 (liberal: 0.90) they measure different things.</summary>
    /// <param name="correlation">p by p correlations of all items.</param>
    /// <param name="blockOfItem">p numbers 0 .. b - 1: the scale of each item. A single item counts as perfectly reliable.</param>
    /// <param name="geometric">Geometric instead of arithmetic means (HTMT2); correlations must then all be different from zero.</param>
    /// <returns>b by b, symmetric, ones on the diagonal; null for a pair whose items do not correlate within their scale.</returns>
    /// <exception cref="ArgumentException">Another length than the items.</exception>
    /// <remarks>Source: Henseler, Ringle and Sarstedt (2015), J. Acad. Marketing Sci. 43:115-135; Roemer, Schuberth and Henseler (2021).
    /// Checked against: R seminr 2.3.4 and semTools 0.5.6, to 1e-12. Cost: O(p^2).</remarks>
    public static IReadOnlyList<IReadOnlyList<double?>> Htmt(
        Matrix correlation,
        IReadOnlyList<int> blockOfItem,
        bool geometric = false
    )
    {
        ArgumentNullException.ThrowIfNull(correlation);
        ArgumentNullException.ThrowIfNull(blockOfItem);
        if (blockOfItem.Count != correlation.Rows || correlation.Rows != correlation.Columns)
        {
            throw new ArgumentException("Name the scale of every item.", nameof(blockOfItem));
        }

        var blocks = blockOfItem.Count == 0 ? 0 : blockOfItem.Max() + 1;
        return Enumerable
            .Range(0, blocks)
            .Select(a =>
                (IReadOnlyList<double?>)
                    Enumerable
                        .Range(0, blocks)
                        .Select(b => a == b ? 1 : Ratio(correlation, blockOfItem, a, b, geometric))
                        .ToList()
            )
            .ToList();
    }

    private static double? Ratio(Matrix r, IReadOnlyList<int> block, int a, int b, bool geometric)
    {
        var within = Mean(r, block, a, a, geometric) * Mean(r, block, b, b, geometric);
        return within > 0 ? Mean(r, block, a, b, geometric) / Math.Sqrt(within) : null;
    }

    private static double Mean(Matrix r, IReadOnlyList<int> block, int a, int b, bool geometric)
    {
        var values = new List<double>();
        for (var i = 0; i < r.Rows; i++)
        {
            for (var j = 0; j < r.Rows; j++)
            {
                if (block[i] == a && block[j] == b && i != j)
                {
                    values.Add(a == b && !geometric ? r[i, j] : Math.Abs(r[i, j]));
                }
            }
        }

        return values.Count == 0 ? 1
            : geometric ? Math.Exp(values.Average(Math.Log))
            : values.Average();
    }
}
