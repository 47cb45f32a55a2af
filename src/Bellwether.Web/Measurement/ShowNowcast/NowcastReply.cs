using Bellwether.Measurement;
using Bellwether.Statistics;
using Bellwether.Web.Measurement.AskFigures;

namespace Bellwether.Web.Measurement.ShowNowcast;

/// <summary>A nowcast, as programs and the command line read it.</summary>
internal sealed record NowcastReply(
    string Measure,
    string Scope,
    EstimateStatus Status,
    EstimateReply Now,
    double SurveyShare,
    double FeedShare,
    NowcastSelection? Selection,
    IReadOnlyList<NowcastMonthReply> Months,
    string Words,
    IReadOnlyList<string> Cautions
)
{
    public static NowcastReply Of(Nowcast it, string language) =>
        new(
            it.Measure.Key,
            it.Scope.Name,
            it.Status,
            EstimateReply.Of(it.Now),
            it.Status == EstimateStatus.Enough ? 1 - it.FeedShare : 0,
            it.FeedShare,
            it.Selection,
            [
                .. it.Points.Select(point => new NowcastMonthReply(
                    point.Month.Name,
                    EstimateReply.Of(point.Survey),
                    EstimateReply.Of(point.Feed),
                    EstimateReply.Of(point.Combined),
                    point.Reopened
                )),
            ],
            it.Words.In(language),
            [.. it.Cautions.Select(caution => caution.In(language))]
        );
}

/// <summary>One month of it.</summary>
internal sealed record NowcastMonthReply(
    string Month,
    EstimateReply Survey,
    EstimateReply Feed,
    EstimateReply Combined,
    bool Reopened
);
