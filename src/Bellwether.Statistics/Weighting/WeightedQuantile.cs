using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Weighting;

/// <summary>Answers that share a stratum, a cluster and a weighting cell, by code.</summary>
/// <param name="Stratum">0-based stratum.</param>
/// <param name="Cluster">0-based cluster within its stratum; -1 when everyone was drawn alone.</param>
/// <param name="WeightingCell">0-based weighting cell.</param>
/// <param name="Count">Everyone of the sample in this cell.</param>
/// <param name="Answers">Answers of one item, all cells on one scale.</param>
public sealed record HistogramCell(
    int Stratum,
    int Cluster,
    int WeightingCell,
    long Count,
    Histogram Answers
);

/// <summary>A weighted quantile (the median, a decile of waiting days) with Woodruff's interval.</summary>
/// <remarks>The smallest code with at least the share of weight at or below it; the interval inverts that of the weighted share at the
/// quantile. Level of sums: A by cell (C). Source: Woodruff (1952), JASA 47:635-646. Checked against: R survey 4.1-1 svyquantile,
/// oracle 02_weighting.json (svyquantile), 1e-9. Cost: O(cells * K).</remarks>
public static class WeightedQuantile
{
    internal const string Method = "weighted-quantile";

    /// <summary>The quantile of a share.</summary>
    /// <param name="cells">Histograms by stratum, cluster and weighting cell.</param>
    /// <param name="design">How the sample was drawn and weighted.</param>
    /// <param name="share">Share at or below, between 0 and 1 (0.5 for the median).</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The quantile in scale points; NoAnswers or TooFew. The interval ends at the scale where the share's interval leaves 0 or 1.</returns>
    /// <exception cref="ArgumentException">Shapes contradict each other.</exception>
    public static Estimate Of(
        IReadOnlyList<HistogramCell> cells,
        SampleDesign design,
        double share,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(design);
        Probability.Require(share);
        if (cells.Count == 0)
            throw new ArgumentException("There is at least one cell.", nameof(cells));
        design.Require();
        WeightedHistogram all = WeightedHistogram.OfCells(
            [.. cells.Select(c => c.Answers)],
            [.. cells.Select(c => design.Weights[c.WeightingCell])]
        );
        if (all.Total <= 0)
            return Estimate.Without(EstimateStatus.NoAnswers, all.N, Method);
        int quantile = At(all, share);
        Estimate below = WeightedMean.Of(
            [.. cells.Select(c => AtOrBelow(c, quantile))],
            design,
            level
        );
        if (below.Interval is not { } inner)
            return Estimate.Without(EstimateStatus.TooFew, all.N, Method);
        double low = inner.Low <= 0 ? all.Lowest : At(all, inner.Low);
        double high = inner.High >= 1 ? all.Highest : At(all, inner.High);
        return new Estimate(
            quantile,
            new Interval(low, Math.Max(low, high), level),
            all.N,
            all.EffectiveN,
            Method,
            EstimateStatus.Enough
        );
    }

    private static SampleCell AtOrBelow(HistogramCell cell, int quantile)
    {
        long hits = 0;
        for (
            int code = cell.Answers.Lowest;
            code <= Math.Min(quantile, cell.Answers.Highest);
            code++
        )
            hits += cell.Answers[code];
        return new SampleCell(
            cell.Stratum,
            cell.Cluster,
            cell.WeightingCell,
            cell.Count,
            [new MomentSums(cell.Answers.N, hits, hits)]
        );
    }

    private static int At(WeightedHistogram answers, double share)
    {
        double below = 0;
        for (int k = 0; k < answers.Weights.Length; k++)
        {
            below += answers.Weights[k] / answers.Total;
            if (below >= share - 1e-12)
                return answers.Lowest + k;
        }
        return answers.Highest;
    }
}
