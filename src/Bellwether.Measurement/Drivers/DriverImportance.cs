using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Drivers;

namespace Bellwether.Measurement;

/// <summary>How far the link of parts with an outcome can be told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DriverStrength>))]
public enum DriverStrength
{
    /// <summary>Not at all; the words say why.</summary>
    None,

    /// <summary>No reliable drivers: rank correlations, to be read with caution.</summary>
    RankCorrelations,

    /// <summary>Importance with intervals.</summary>
    Importance,
}

/// <summary>What of the experience is linked with an outcome, how strongly, and how well it goes. Never what causes it.</summary>
public sealed record DriverImportance
{
    /// <summary>The outcome: trust, satisfaction.</summary>
    public required Measure Outcome { get; init; }

    /// <summary>Whose answers.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Of which period.</summary>
    public required Period Period { get; init; }

    /// <summary>How far it can be told.</summary>
    public required DriverStrength Strength { get; init; }

    /// <summary>Enough where importance may be shown; else why not.</summary>
    public required EstimateStatus Status { get; init; }

    /// <summary>People who answered the outcome and every part; of pairs the smallest number.</summary>
    public long Answers { get; init; }

    /// <summary>Share of the differences in the outcome that goes together with the parts, 0 to 1.</summary>
    public required Estimate Explained { get; init; }

    /// <summary>The parts, the most important first.</summary>
    public ImmutableArray<ImportantPart> Parts { get; init; } = [];

    /// <summary>At most three that are named; none where no part can be told from the others.</summary>
    public ImmutableArray<ImportantPart> Named { get; init; } = [];

    /// <summary>Where importance is high: the mean share, 0 to 1.</summary>
    public double ImportanceCut { get; init; }

    /// <summary>Where performance is high: the mean favourable share, 0 to 1.</summary>
    public double PerformanceCut { get; init; }

    /// <summary>Parts left out because everybody gave the same answer.</summary>
    public ImmutableArray<LocalText> Constant { get; init; } = [];

    /// <summary>The result in a sentence or two.</summary>
    public required LocalText Words { get; init; }

    /// <summary>What must be known to read it; the first is that nothing here is a cause.</summary>
    public ImmutableArray<LocalText> Cautions { get; init; } = [];

    /// <summary>Answers that could not be used, and why.</summary>
    public ImmutableArray<Exclusion> Exclusions { get; init; } = [];
}

/// <summary>One part of the experience beside an outcome.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="Name">Its measure's name, or its question.</param>
/// <param name="Question">What people read.</param>
/// <param name="Importance">Its share of what all parts explain, 0 to 1; without a value where importance cannot be told.</param>
/// <param name="Correlation">Rank correlation with the outcome; only where importance cannot be told.</param>
/// <param name="Direction">1 where better answers go with a better outcome, -1 where they go with a worse one, 0 where not known.</param>
/// <param name="AmongTop">It cannot be told from the most important one.</param>
/// <param name="Performance">Share of favourable answers, 0 to 1.</param>
/// <param name="Place">Where it stands between importance and performance; Undetermined where its intervals cross a line.</param>
/// <param name="Priority">Importance times how far it is below the line of performance, in points of 100.</param>
public sealed record ImportantPart(
    string Key,
    LocalText Name,
    LocalText Question,
    Estimate Importance,
    Estimate Correlation,
    int Direction,
    bool AmongTop,
    Estimate Performance,
    Quadrant Place,
    double Priority
);
