using Bellwether.Foundation;
using Bellwether.Measurement;
using Bellwether.Organization;
using MeasuredFigure = Bellwether.Measurement.Figure;

namespace Bellwether.Web.Organization.MapJourneys;

/// <summary>A journey with what is measured along it.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Period">The quarter its figures are of.</param>
/// <param name="Stages">Its stages, with figures.</param>
/// <param name="Segments">The segments who travel it.</param>
public sealed record JourneyView(
    Journey Journey,
    Period Period,
    IReadOnlyList<StageView> Stages,
    IReadOnlyList<Segment> Segments
);

/// <summary>A stage with what is measured there.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Figures">Its live measures.</param>
/// <param name="Pairs">What customers and staff say, side by side.</param>
/// <param name="Spreads">How evenly its first measure comes out across offices and channels.</param>
public sealed record StageView(
    JourneyStage Stage,
    IReadOnlyList<StageFigure> Figures,
    IReadOnlyList<StagePair> Pairs,
    IReadOnlyList<SpreadFigure> Spreads
);

/// <summary>A measure of a stage.</summary>
/// <param name="Measure">What was named.</param>
/// <param name="Figure">The figure; null when there is no such measure, or it is out of the reader's reach.</param>
public sealed record StageFigure(StageMeasure Measure, MeasuredFigure? Figure);

/// <summary>A mirror of a stage.</summary>
/// <param name="Measure">What was named.</param>
/// <param name="Pair">Both sides; null when it is out of the reader's reach.</param>
public sealed record StagePair(StageMeasure Measure, PairedFigure? Pair);
