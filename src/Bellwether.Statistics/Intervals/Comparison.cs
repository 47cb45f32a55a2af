namespace Bellwether.Statistics.Intervals;

/// <summary>The difference of two independent figures.</summary>
/// <param name="Difference">First less second, in the unit of the figures, with its interval; N is the number of both together.</param>
/// <param name="StandardError">Standard error of the difference, in the same unit; null when there is none.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the t law used; null for normal or score methods.</param>
/// <param name="PValue">Two-sided p-value of "no difference", 0 to 1; null when there is none.</param>
public sealed record Comparison(
    Estimate Difference,
    double? StandardError,
    double? DegreesOfFreedom,
    double? PValue
)
{
    internal static Comparison Without(EstimateStatus status, long n, string method) =>
        new(Estimate.Without(status, n, method), null, null, null);
}
