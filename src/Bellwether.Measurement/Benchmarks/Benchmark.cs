using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>A published figure to see ours against. It is never a target, and never coloured as one.</summary>
/// <param name="Id">B1 to B23.</param>
/// <param name="Values">The value, or several in the order the words name them.</param>
/// <param name="Unit">Their unit.</param>
/// <param name="What">What it is, as stated by its source.</param>
/// <param name="Grade">How far ours can be compared.</param>
/// <param name="Population">Who was asked or counted.</param>
/// <param name="First">First day of the field dates, as well as they are known.</param>
/// <param name="Last">Last day.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Caution">What must be said beside it.</param>
public sealed record Benchmark(
    string Id,
    ImmutableArray<double> Values,
    string Unit,
    LocalText What,
    Comparability Grade,
    LocalText Population,
    DateOnly First,
    DateOnly Last,
    string Source,
    LocalText Caution
)
{
    /// <summary>How many were asked; null when the source does not say.</summary>
    public long? N { get; init; }

    /// <summary>The measure or construction of ours that stands beside it.</summary>
    public string? Item { get; init; }

    /// <summary>What the records show of the same; null when there is none.</summary>
    public MeasuredTwin? Twin { get; init; }

    /// <summary>What nobody has checked at the source; null when it was checked.</summary>
    public LocalText? Unverified { get; init; }
}

/// <summary>What the records show of what managers say.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="What">What is counted.</param>
public sealed record MeasuredTwin(string Key, LocalText What);

/// <summary>The distribution of the federal survey-quarters (B17).</summary>
/// <param name="Id">B17.</param>
/// <param name="Unit">What one observation is.</param>
/// <param name="Drivers">By measure: survey-quarters, and the top-two share at the lower quartile, the median and the upper quartile.</param>
/// <param name="ResponseRate">Response rates at the 10th, 25th, 50th, 75th and 90th percentile.</param>
public sealed record FederalDistribution(
    string Id,
    string Unit,
    ImmutableDictionary<string, ImmutableArray<double>> Drivers,
    RatePercentiles ResponseRate
);

/// <summary>Percentiles of response rates.</summary>
/// <param name="Rows">Survey-quarters they rest on.</param>
/// <param name="Percentiles">Pairs of percentile and rate.</param>
public sealed record RatePercentiles(long Rows, ImmutableArray<ImmutableArray<double>> Percentiles);
