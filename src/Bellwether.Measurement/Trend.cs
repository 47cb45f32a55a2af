using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>A measure over time, cut where periods may not be joined.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Scope">Whose answers.</param>
/// <param name="Points">One per period, in order, also where nobody answered.</param>
/// <param name="Breaks">Where the wording or the form changed, in order.</param>
public sealed record Trend(
    Measure Measure,
    Scope Scope,
    ImmutableArray<TrendPoint> Points,
    ImmutableArray<SeriesBreak> Breaks
);

/// <summary>One period of a trend.</summary>
/// <param name="Period">The period.</param>
/// <param name="Favourable">The share of favourable answers with its interval.</param>
/// <param name="Mean">The mean with its interval; NotIdentified where forms are mixed or are no scale.</param>
/// <param name="Answers">Answers it rests on.</param>
/// <param name="Series">Points with the same number may be joined by a line; a break starts the next number.</param>
/// <param name="IsProvisional">True while the period is not over.</param>
public sealed record TrendPoint(
    Period Period,
    Estimate Favourable,
    Estimate Mean,
    long Answers,
    int Series,
    bool IsProvisional
);

/// <summary>What changed at a break.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BreakKind>))]
public enum BreakKind
{
    /// <summary>The words of the question.</summary>
    Wording,

    /// <summary>What the question is about: another construction of the measure.</summary>
    Construct,

    /// <summary>The form of the answers: thumbs instead of five points.</summary>
    Form,
}

/// <summary>Where two periods may not be joined because the wording or the form of a question changed.</summary>
/// <param name="At">The first period after the change.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Collector">Whose question changed.</param>
/// <param name="Before">The wording before.</param>
/// <param name="After">The wording after.</param>
/// <param name="Share">The collector's share of the answers of the period, 0 to 1.</param>
/// <param name="CutsSeries">True when so many answers are affected that the whole series is cut here.</param>
/// <param name="Words">The break in a sentence.</param>
public sealed record SeriesBreak(
    Period At,
    BreakKind Kind,
    ScopedCollector Collector,
    string Before,
    string After,
    double Share,
    bool CutsSeries,
    LocalText Words
);
