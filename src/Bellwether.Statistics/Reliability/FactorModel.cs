using Bellwether.Statistics.Matrices;

namespace Bellwether.Statistics.Reliability;

/// <summary>How well a factor model reproduces the covariances.</summary>
/// <param name="ChiSquare">n times the discrepancy; 0 = perfect.</param>
/// <param name="DegreesOfFreedom">Covariances less parameters; 0 = the model fits by construction.</param>
/// <param name="Cfi">Comparative fit, 0 to 1; 0.95 and above is good.</param>
/// <param name="Tli">Tucker-Lewis index.</param>
/// <param name="Rmsea">Error of approximation; 0.06 and below is good.</param>
/// <param name="Srmr">Average error of a correlation; 0.08 and below is good.</param>
/// <param name="LogLikelihood">Of the answers as normal.</param>
public sealed record FactorFit(
    double ChiSquare,
    int DegreesOfFreedom,
    double Cfi,
    double Tli,
    double Rmsea,
    double Srmr,
    double LogLikelihood
);

/// <summary>A confirmatory factor model in which each item belongs to one factor and factors correlate.</summary>
/// <param name="Status">Enough; TooFew, NotIdentified, NotPositiveDefinite or NotConverged otherwise, and all lists empty.</param>
/// <param name="Loadings">One per item, in the item's unit per standard deviation of its factor.</param>
/// <param name="Uniqueness">One per item: variance not explained by its factor, in squared units.</param>
/// <param name="StandardLoadings">One per item: correlation of the item with its factor.</param>
/// <param name="FactorCorrelation">f by f, ones on the diagonal.</param>
/// <param name="Fit">How well the model reproduces the covariances, or null without an estimate.</param>
/// <param name="Heywood">Items whose uniqueness ran to its bound (0.5 % of the variance): the model does not suit them.</param>
/// <param name="Iterations">Scoring steps used.</param>
public sealed record FactorModel(
    EstimateStatus Status,
    IReadOnlyList<double> Loadings,
    IReadOnlyList<double> Uniqueness,
    IReadOnlyList<double> StandardLoadings,
    Matrix FactorCorrelation,
    FactorFit? Fit,
    IReadOnlyList<string> Heywood,
    int Iterations
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "factor-model";

    /// <summary>Fits by maximum likelihood.</summary>
    /// <param name="moments">p items that all vary.</param>
    /// <param name="factorOfItem">p numbers 0 .. f - 1: the factor of each item. With one factor at least 3 items; with more at least 2 each.</param>
    /// <exception cref="ArgumentException">Another length than the items, or a factor without items.</exception>
    /// <remarks>Source: Joreskog (1969); estimation by Fisher scoring with step halving, to 1e-12. Checked against: R lavaan 0.6.14
    /// to 1e-6. Cost: O(p^4) per step. Level of sums: B or E2.</remarks>
    public static FactorModel Of(Moments moments, IReadOnlyList<int> factorOfItem)
    {
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentNullException.ThrowIfNull(factorOfItem);
        var factors = factorOfItem.Count == 0 ? 0 : factorOfItem.Max() + 1;
        if (
            factorOfItem.Count != moments.Count
            || Enumerable.Range(0, factors).Any(f => !factorOfItem.Contains(f))
        )
        {
            throw new ArgumentException(
                "Name the factor of every item, and an item for every factor.",
                nameof(factorOfItem)
            );
        }

        var sizes = Enumerable
            .Range(0, factors)
            .Select(f => factorOfItem.Count(x => x == f))
            .ToList();
        var status =
            moments.Constant.Count > 0 ? EstimateStatus.ZeroVariance
            : factors == 0 || sizes.Any(size => size < (factors == 1 ? 3 : 2))
                ? EstimateStatus.NotIdentified
            : moments.N <= moments.Count ? EstimateStatus.TooFew
            : EstimateStatus.Enough;
        return status == EstimateStatus.Enough
            ? new FactorScoring(moments, factorOfItem.ToArray(), factors).Run()
            : Without(status);
    }

    internal static FactorModel Without(EstimateStatus status) =>
        new(status, [], [], [], Matrix.Create(0, 0, (_, _) => 0), null, [], 0);
}
