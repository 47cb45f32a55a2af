namespace Bellwether.Statistics.Reliability;

/// <summary>McDonald's omega and the validity figures of a one-factor scale.</summary>
/// <param name="Value">Share of the scale score's variance due to the common factor, 0 to 1.</param>
/// <param name="ObservedDenominator">The same against the observed variance of the sum, or null without a value.</param>
/// <param name="AverageVarianceExtracted">Mean squared standardised loading; 0.5 and above is wanted.</param>
/// <param name="CompositeReliability">Reliability of the standardised sum; 0.7 and above is wanted.</param>
/// <param name="Model">The factor model behind it.</param>
public sealed record Omega(
    Estimate Value,
    double? ObservedDenominator,
    double? AverageVarianceExtracted,
    double? CompositeReliability,
    FactorModel Model
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "omega";

    /// <summary>Omega of a scale of at least three items.</summary>
    /// <param name="moments">The items of the scale, turned the same way round. Items that do not vary are left out.</param>
    /// <returns>NotIdentified with fewer than three items that vary (use alpha, which then is the Spearman-Brown coefficient);
    /// the status of the factor model otherwise.</returns>
    /// <remarks>Source: McDonald (1999); Fornell and Larcker (1981). Checked against: R lavaan 0.6.14 and semTools 0.5.6, to 1e-6.
    /// Level of sums: B or E2.</remarks>
    public static Omega Of(Moments moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        var used = moments.Select(
            Enumerable.Range(0, moments.Count).Except(moments.Constant).ToList()
        );
        var model =
            moments.N == 0
                ? FactorModel.Without(EstimateStatus.NoAnswers)
                : FactorModel.Of(used, new int[used.Count]);
        if (model.Status != EstimateStatus.Enough)
        {
            return new Omega(
                Estimate.Without(model.Status, moments.N, Method),
                null,
                null,
                null,
                model
            );
        }

        var common = Square(model.Loadings.Sum());
        var shrink = (moments.N - 1.0) / moments.N;
        var total = Enumerable.Range(0, used.Count).Sum(i => used.Covariance.Row(i).Sum()) * shrink;
        var standard = Square(model.StandardLoadings.Sum());
        return new Omega(
            new Estimate(
                common / (common + model.Uniqueness.Sum()),
                null,
                moments.N,
                moments.N,
                Method,
                EstimateStatus.Enough
            ),
            common / total,
            model.StandardLoadings.Average(Square),
            standard / (standard + model.StandardLoadings.Sum(x => 1 - (x * x))),
            model
        );
    }

    private static double Square(double x) => x * x;
}
