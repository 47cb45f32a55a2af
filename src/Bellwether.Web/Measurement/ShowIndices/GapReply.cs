using Bellwether.Measurement;
using Bellwether.Web.Measurement.AskFigures;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>A perception gap for programs, the same over the interface and at the command line.</summary>
/// <param name="Period">The quarter.</param>
/// <param name="Grade">How far managers' and customers' answers can be compared.</param>
/// <param name="GradeNote">Why.</param>
/// <param name="Whole">All managers and all customers that were asked.</param>
/// <param name="Units">By unit; under ten managers nothing is shown.</param>
/// <param name="Levels">By whom managers lead.</param>
/// <param name="MostWrong">Names of those whose gap is beyond chance, the widest first.</param>
/// <param name="Trend">The quarters in which both were asked, oldest first.</param>
public sealed record GapReply(
    string Period,
    Comparability Grade,
    string GradeNote,
    GapFigureReply Whole,
    IReadOnlyList<GapFigureReply> Units,
    IReadOnlyList<GapFigureReply> Levels,
    IReadOnlyList<string> MostWrong,
    IReadOnlyList<GapPointReply> Trend
)
{
    /// <summary>The whole of it.</summary>
    public static GapReply Of(PerceptionGapFigure gap, string language)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return new(
            gap.Period.Name,
            gap.Grade,
            gap.GradeNote.In(language),
            GapFigureReply.Of(gap.Whole, language),
            [.. gap.Units.Select(unit => GapFigureReply.Of(unit, language))],
            [.. gap.Levels.Select(level => GapFigureReply.Of(level, language))],
            [.. gap.MostWrong.Select(each => each.Name.In(language))],
            [
                .. gap.Trend.Select(point => new GapPointReply(
                    point.Period.Name,
                    EstimateReply.Of(point.Gap)
                )),
            ]
        );
    }
}

/// <summary>Managers against customers in one unit, at one level, or altogether.</summary>
/// <param name="Key">A unit's id, a level's key, or empty for all.</param>
/// <param name="Name">What it is.</param>
/// <param name="Managers">The share of managers who find the service equal to good private ones.</param>
/// <param name="Customers">The share of customers who say so.</param>
/// <param name="Gap">Managers less customers.</param>
/// <param name="Believed">The share of customers that managers believe to have gained trust.</param>
/// <param name="Trust">The share that did.</param>
/// <param name="Calibration">Believed less measured.</param>
public sealed record GapFigureReply(
    string Key,
    string Name,
    EstimateReply Managers,
    EstimateReply Customers,
    EstimateReply Gap,
    EstimateReply Believed,
    EstimateReply Trust,
    EstimateReply Calibration
)
{
    internal static GapFigureReply Of(GapFigure figure, string language) =>
        new(
            figure.Key,
            figure.Name.In(language),
            EstimateReply.Of(figure.Managers),
            EstimateReply.Of(figure.Customers),
            EstimateReply.Of(figure.Gap),
            EstimateReply.Of(figure.Believed),
            EstimateReply.Of(figure.Trust),
            EstimateReply.Of(figure.Calibration)
        );
}

/// <summary>The gap in one quarter.</summary>
/// <param name="Period">The quarter.</param>
/// <param name="Gap">Managers less customers.</param>
public sealed record GapPointReply(string Period, EstimateReply Gap);
