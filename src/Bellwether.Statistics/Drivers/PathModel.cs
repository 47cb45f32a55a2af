using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Drivers;

/// <summary>How neighbours of a latent variable are weighted while its items' weights are sought.</summary>
public enum InnerScheme
{
    /// <summary>Regression coefficients for causes, correlations for effects: the default.</summary>
    Path,

    /// <summary>Correlations.</summary>
    Factorial,

    /// <summary>Signs of correlations.</summary>
    Centroid,
}

/// <summary>Latent variables, each with its own items, and arrows between them.</summary>
/// <param name="Blocks">Name and item indices (into the moments) of each latent variable; every item belongs to one.</param>
/// <param name="Paths">Arrows (from, to) between latent variables, 0-based, without a circle.</param>
/// <param name="ScaleLow">Lowest answer code of the items.</param>
/// <param name="ScaleHigh">Highest answer code, above the lowest.</param>
public sealed record PathDesign(
    IReadOnlyList<(string Name, IReadOnlyList<int> Items)> Blocks,
    IReadOnlyList<(int From, int To)> Paths,
    double ScaleLow = 1,
    double ScaleHigh = 10
);

/// <summary>One latent variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weights">One per item, for a variable of variance 1.</param>
/// <param name="Loadings">Correlation of each item with it.</param>
/// <param name="R2">Share explained by its causes, or null without causes.</param>
/// <param name="Index">0 to 100, NotIdentified when an item weighs negatively.</param>
/// <param name="IndexSd">Standard deviation of the index, or null without one.</param>
/// <param name="Ave">Average variance extracted.</param>
/// <param name="CompositeReliability">From the loadings.</param>
/// <param name="RhoA">Dijkstra and Henseler's reliability, or null with one item.</param>
/// <param name="Alpha">Standardised alpha, or null with one item.</param>
public sealed record LatentVariable(
    string Name,
    IReadOnlyList<double> Weights,
    IReadOnlyList<double> Loadings,
    double? R2,
    Estimate Index,
    double? IndexSd,
    double Ave,
    double CompositeReliability,
    double? RhoA,
    double? Alpha
);

/// <summary>A path model of latent variables (partial least squares, mode A) from moments alone, as in the national satisfaction indices.</summary>
/// <param name="Status">Enough, TooFew, ZeroVariance, NotPositiveDefinite or NotConverged; lists are empty otherwise.</param>
/// <param name="Latents">In the order of the design.</param>
/// <param name="Paths">Direct effects, row = cause, column = effect.</param>
/// <param name="TotalEffects">Direct and indirect effects.</param>
/// <param name="Correlations">Between latent variables.</param>
/// <param name="NegativeWeights">Items that weigh negatively: the block is not what it was thought to be.</param>
/// <param name="Iterations">Steps used.</param>
public sealed record PathModel(
    EstimateStatus Status,
    IReadOnlyList<LatentVariable> Latents,
    Matrix Paths,
    Matrix TotalEffects,
    Matrix Correlations,
    IReadOnlyList<string> NegativeWeights,
    int Iterations
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "pls";

    /// <summary>Fits.</summary>
    /// <param name="moments">All items.</param>
    /// <param name="design">Which items make which latent variable, and who affects whom.</param>
    /// <param name="scheme">Inner weighting.</param>
    /// <exception cref="ArgumentException">An item out of range or in two blocks, an empty block, a circle, or a scale without width.</exception>
    /// <remarks>Source: Wold (1982); Tenenhaus et al. (2005), CSDA 48:159-205; index by Fornell et al. (1996), J. Marketing 60(4):7-18.
    /// Checked against: R semPLS 1.0.10 and seminr 2.3.4 on mobi, three schemes, to 1e-10. Standard errors: <see cref="GroupJackknife"/>.
    /// Cost: O(p^2) per step, fewer than 50 steps. Level of sums: B, C or E2.</remarks>
    public static PathModel Of(
        Moments moments,
        PathDesign design,
        InnerScheme scheme = InnerScheme.Path
    )
    {
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentNullException.ThrowIfNull(design);
        Require(moments, design);
        var items = design.Blocks.SelectMany(b => b.Items).ToList();
        var status =
            moments.N < 2 ? EstimateStatus.TooFew
            : items.Any(i => !(moments.Covariance[i, i] > 0)) ? EstimateStatus.ZeroVariance
            : EstimateStatus.Enough;
        return status == EstimateStatus.Enough
            ? new PathSteps(moments, design, scheme).Run()
            : Without(status);
    }

    internal static PathModel Without(EstimateStatus status)
    {
        var none = Matrix.Create(0, 0, (_, _) => 0);
        return new PathModel(status, [], none, none, none, [], 0);
    }

    private static void Require(Moments moments, PathDesign design)
    {
        var items = design.Blocks.SelectMany(b => b.Items).ToList();
        var count = design.Blocks.Count;
        if (
            design.Blocks.Any(b => b.Items.Count == 0)
            || items.Any(i => i < 0 || i >= moments.Count)
            || items.Distinct().Count() != items.Count
            || design.Paths.Any(a => a.From < 0 || a.From >= count || a.To < 0 || a.To >= count)
            || !(design.ScaleHigh > design.ScaleLow)
        )
        {
            throw new ArgumentException(
                "Every block has its own items, and arrows join blocks.",
                nameof(design)
            );
        }

        var left = Enumerable.Range(0, count).ToHashSet();
        while (left.Count > 0)
        {
            var free = left.Where(v => !design.Paths.Any(a => a.To == v && left.Contains(a.From)))
                .ToList();
            if (free.Count == 0)
            {
                throw new ArgumentException("The arrows make a circle.", nameof(design));
            }

            left.ExceptWith(free);
        }
    }
}
