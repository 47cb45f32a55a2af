using Bellwether.Publishing;

namespace Bellwether.Web.Publishing;

/// <summary>A filing as programs read it.</summary>
internal sealed record FilingReply(
    string Service,
    string Quarter,
    FilingRating Rating,
    bool IsFinal,
    FilingState? State,
    DateOnly Deadline,
    bool IsLate,
    long Respondents,
    string? PreparedBy,
    string? SubmittedBy,
    DateTimeOffset? SubmittedAt,
    string? SubmittedHash,
    string? Hash,
    IReadOnlyList<FilingFileMark> Files,
    IReadOnlyList<SurveyReply> Surveys
)
{
    public static FilingReply Of(FilingReport report, FilingRating rating, bool isLate) =>
        new(
            report.Service.Slug,
            report.Quarter.Name,
            rating,
            report.IsWhole,
            report.Filing?.State,
            report.Deadline,
            isLate,
            report.Respondents,
            report.Filing?.PreparedBy,
            report.Filing?.SubmittedBy,
            report.Filing?.SubmittedAt,
            report.Filing?.Hash,
            report.Hash,
            report.Files,
            [.. report.Surveys.Select(SurveyReply.Of)]
        );
}

/// <summary>One survey of a filing.</summary>
internal sealed record SurveyReply(
    string Collector,
    string Channel,
    string TransactionPoint,
    string? SurveyType,
    string Title,
    string TrustText,
    string? ControlNumber,
    long? Customers,
    long? Offered,
    long Respondents,
    IReadOnlyDictionary<string, long>? LeftOut,
    QualityScore Quality,
    IReadOnlyList<RuleReply> Rules
)
{
    public static SurveyReply Of(SurveyReport report)
    {
        var survey = report.Survey;
        var language = Language.Current.Code;
        return new SurveyReply(
            survey.Collector.Key,
            survey.Collector.Channel,
            TransactionPoints.Code(survey.Detail.TransactionPoint),
            survey.Main.SurveyType,
            survey.Title,
            survey.TrustText,
            survey.Collector.Clearance?.ControlNumber,
            survey.Volumes.Customers,
            survey.Volumes.Offered,
            survey.Respondents,
            survey.Rows?.LeftOut,
            report.Quality,
            [
                .. report.Findings.Select(finding => new RuleReply(
                    finding.Rule,
                    finding.Holds,
                    finding.Says.In(language),
                    finding.Fix.In(language)
                )),
            ]
        );
    }
}

/// <summary>What one rule says.</summary>
internal sealed record RuleReply(int Rule, bool Holds, string Says, string Fix);
