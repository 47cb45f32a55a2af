using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>How far two figures can be compared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Comparability>))]
public enum Comparability
{
    /// <summary>The same question, the same scale, like people.</summary>
    A = 1,

    /// <summary>Made to be compared: a like question, the same counting.</summary>
    B = 2,

    /// <summary>Other words, another scale or other people: a direction, not a distance.</summary>
    C = 3,

    /// <summary>Another thing altogether: context only.</summary>
    D = 4,
}

/// <summary>Managers against customers in one unit, at one level, or altogether.</summary>
/// <param name="Key">A unit's id, a level's key, or empty for all.</param>
/// <param name="Name">What it is.</param>
/// <param name="Managers">The share of managers who find the service equal to good private ones (top two).</param>
/// <param name="Customers">The share of customers who say so.</param>
/// <param name="Gap">Managers less customers, −1 to 1, with Newcombe's interval; Suppressed under ten managers.</param>
/// <param name="Believed">The percentage of customers that managers believe to have gained trust, as a share.</param>
/// <param name="Trust">The share that did.</param>
/// <param name="Calibration">Believed less measured.</param>
public sealed record GapFigure(
    string Key,
    LocalText Name,
    Estimate Managers,
    Estimate Customers,
    Estimate Gap,
    Estimate Believed,
    Estimate Trust,
    Estimate Calibration
);

/// <summary>The perception gap of a quarter, by unit and by level, and over time.</summary>
/// <param name="Period">The quarter.</param>
/// <param name="Whole">All managers and all customers that were asked.</param>
/// <param name="Units">By unit; under ten managers nothing is shown, and where that would tell of a hidden one, another is hidden too.</param>
/// <param name="Levels">By whom managers lead; customers are all of them.</param>
/// <param name="MostWrong">Units and levels whose gap is beyond chance (Benjamini-Hochberg), the widest first.</param>
/// <param name="Trend">The gap of every quarter in which both were asked, oldest first.</param>
/// <param name="Grade">How far managers' and customers' answers can be compared.</param>
/// <param name="GradeNote">Why.</param>
public sealed record PerceptionGapFigure(
    Period Period,
    GapFigure Whole,
    ImmutableArray<GapFigure> Units,
    ImmutableArray<GapFigure> Levels,
    ImmutableArray<GapFigure> MostWrong,
    ImmutableArray<GapPoint> Trend,
    Comparability Grade,
    LocalText GradeNote
);

/// <summary>The gap in one quarter.</summary>
/// <param name="Period">The quarter.</param>
/// <param name="Gap">Managers less customers.</param>
public sealed record GapPoint(Period Period, Estimate Gap);
