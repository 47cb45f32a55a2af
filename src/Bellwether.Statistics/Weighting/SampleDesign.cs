namespace Bellwether.Statistics.Weighting;

/// <summary>How residuals after weighting to margins are formed.</summary>
public enum ResidualRule
{
    /// <summary>Regression on the margins weighted by base weights (Deville and Särndal). The default.</summary>
    Calibration,

    /// <summary>Ten sweeps of unweighted margin means, as R's survey::rake does; for comparison with its output only.</summary>
    TenSweeps,
}

/// <summary>Answers that share a stratum, a cluster and a weighting cell.</summary>
/// <param name="Stratum">0-based stratum; 0 when there are none.</param>
/// <param name="Cluster">0-based cluster (office, household) within its stratum; -1 when every respondent was drawn alone.</param>
/// <param name="WeightingCell">0-based weighting cell.</param>
/// <param name="Count">Everyone of the sample in this cell, also those outside every domain or without an answer to the item.</param>
/// <param name="Domains">Sums of the item in each domain; domains do not overlap. One domain (everyone who answered) for a plain mean.</param>
public sealed record SampleCell(
    int Stratum,
    int Cluster,
    int WeightingCell,
    long Count,
    IReadOnlyList<Sums.MomentSums> Domains
);

/// <summary>How the sample was drawn and weighted. Everything is chosen when the question is asked; the sums never change.</summary>
/// <param name="BaseWeights">Base weight per weighting cell, above 0.</param>
/// <param name="Weights">Final weight per weighting cell, not negative.</param>
/// <param name="Margins">Margins the weights were fitted to; empty when the base weights are used as they are.</param>
/// <param name="SamplingFractions">Share of each stratum's clusters (or people) that was drawn, 0 to 1; null to ignore it.</param>
/// <param name="Residuals">How residuals are formed.</param>
/// <param name="FittedWeights">Weight per weighting cell that met the margins, when trimming came afterwards; null when it is
/// <paramref name="Weights"/>.</param>
public sealed record SampleDesign(
    IReadOnlyList<double> BaseWeights,
    IReadOnlyList<double> Weights,
    IReadOnlyList<Margin> Margins,
    IReadOnlyList<double>? SamplingFractions = null,
    ResidualRule Residuals = ResidualRule.Calibration,
    IReadOnlyList<double>? FittedWeights = null
)
{
    internal void Require()
    {
        if (BaseWeights.Count == 0 || BaseWeights.Count != Weights.Count)
            throw new ArgumentException(
                "There is one base weight and one weight per weighting cell, and at least one cell."
            );
        if (
            BaseWeights.Any(d => !(d > 0) || !double.IsFinite(d))
            || Weights.Any(w => !(w >= 0) || !double.IsFinite(w))
        )
            throw new ArgumentException(
                "Base weights are above 0 and weights not negative, all finite."
            );
        if (
            FittedWeights is { } fitted
            && (fitted.Count != Weights.Count || fitted.Any(w => !(w > 0) || !double.IsFinite(w)))
        )
            throw new ArgumentException("There is one fitted weight above 0 per weighting cell.");
        if (Margins.Any(m => m.Levels.Count != Weights.Count))
            throw new ArgumentException("Every margin gives the category of every weighting cell.");
        if (SamplingFractions is { } fractions && fractions.Any(f => !(f >= 0) || f > 1))
            throw new ArgumentException("Sampling fractions lie between 0 and 1.");
    }
}
