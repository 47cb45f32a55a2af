using Bellwether.Measurement;

namespace Bellwether.Web.Measurement.AskFigures;

/// <summary>A measure over time.</summary>
/// <param name="Measure">The measure's key.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="Points">One per period.</param>
/// <param name="Breaks">Where periods may not be joined, and why.</param>
internal sealed record TrendReply(
    string Measure,
    string Scope,
    IReadOnlyList<PointReply> Points,
    IReadOnlyList<BreakReply> Breaks
)
{
    public static TrendReply Of(Trend trend) =>
        new(
            trend.Measure.Key,
            trend.Scope.Name,
            [
                .. trend.Points.Select(point => new PointReply(
                    PeriodReply.Of(point.Period),
                    EstimateReply.Of(point.Favourable),
                    EstimateReply.Of(point.Mean),
                    point.Answers,
                    point.Series,
                    point.IsProvisional
                )),
            ],
            [
                .. trend.Breaks.Select(each => new BreakReply(
                    each.At.Name,
                    each.Kind,
                    each.Collector.Name,
                    each.Before,
                    each.After,
                    each.Share,
                    each.CutsSeries,
                    each.Words.In(Language.Current.Code)
                )),
            ]
        );
}

/// <summary>One period of a trend.</summary>
internal sealed record PointReply(
    PeriodReply Period,
    EstimateReply Favourable,
    EstimateReply Mean,
    long Answers,
    int Series,
    bool IsProvisional
);

/// <summary>A break of the series.</summary>
internal sealed record BreakReply(
    string At,
    BreakKind Kind,
    string Collector,
    string Before,
    string After,
    double Share,
    bool CutsSeries,
    string Words
);
