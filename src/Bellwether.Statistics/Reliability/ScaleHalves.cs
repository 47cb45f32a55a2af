using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Reliability;

/// <summary>Older reliability coefficients, kept for comparison with published scales.</summary>
/// <param name="SplitHalf">Spearman-Brown coefficient of the odd against the even items.</param>
/// <param name="Lambda6">Guttman's lambda 6, from the squared multiple correlations of standardised items.</param>
public sealed record ScaleHalves(double SplitHalf, double Lambda6)
{
    /// <summary>Computes both.</summary>
    /// <param name="moments">At least two items that all vary.</param>
    /// <returns>Null when an item does not vary or the items repeat each other (no inverse).</returns>
    /// <exception cref="ArgumentException">Fewer than two items.</exception>
    /// <remarks>Source: Guttman (1945); Spearman and Brown (1910). Checked against: R psych 2.2.9, to 1e-10. Cost: O(k^3).</remarks>
    public static ScaleHalves? Of(Moments moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Count < 2)
        {
            throw new ArgumentException("A scale has at least two items.", nameof(moments));
        }

        var r = moments.Correlation();
        if (moments.Constant.Count > 0 || Cholesky.TryOf(r.ToArray())?.Inverse() is not { } inverse)
        {
            return null;
        }

        var all = Enumerable.Range(0, moments.Count).ToList();
        var unique = all.Sum(i => 1 / inverse[i, i]);
        var odd = all.Where(i => i % 2 == 0).ToList();
        var even = all.Where(i => i % 2 == 1).ToList();
        var between = Sum(moments.Covariance, odd, even);
        var half =
            between
            / Math.Sqrt(Sum(moments.Covariance, odd, odd) * Sum(moments.Covariance, even, even));
        return new ScaleHalves(2 * half / (1 + half), 1 - (unique / Sum(r, all, all)));
    }

    private static double Sum(Matrix matrix, List<int> rows, List<int> columns) =>
        rows.Sum(i => columns.Sum(j => matrix[i, j]));
}
