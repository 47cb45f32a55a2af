namespace Bellwether.Publishing;

/// <summary>How good the data of a survey's quarter are, from 0 to 100.</summary>
/// <param name="Validity">Of 40: it reconciles (answers, respondents, offers, customers), and nearly all respondents answered what is filed.</param>
/// <param name="Completeness">Of 20: what the record asks for is there.</param>
/// <param name="Timeliness">Of 15: submitted, or looked at, before the deadline; a point less for each day late.</param>
/// <param name="Stability">Of 15: asked as in the quarter before; 8 with a declared break.</param>
/// <param name="Documentation">Of 10: the volumes name their source, the approval is there.</param>
public sealed record QualityScore(
    int Validity,
    int Completeness,
    int Timeliness,
    int Stability,
    int Documentation
)
{
    private const int LeastAnsweredPercent = 95;

    /// <summary>The whole score.</summary>
    public int Total => Validity + Completeness + Timeliness + Stability + Documentation;

    internal static QualityScore Of(SurveyEvidence survey, DateOnly at, DateOnly deadline)
    {
        var (customers, offered) = (survey.Volumes.Customers, survey.Volumes.Offered);
        var counted = survey.Versions.Sum(version => version.Respondents);
        return new QualityScore(
            Points(10, survey.Respondents > 0 && survey.Respondents <= counted)
                + Points(10, offered >= survey.Respondents && survey.Respondents > 0)
                + Points(10, customers >= offered)
                + Points(
                    10,
                    counted > 0 && survey.Respondents * 100 >= counted * LeastAnsweredPercent
                ),
            Complete(survey),
            Math.Clamp(15 - Math.Max(0, at.DayNumber - deadline.DayNumber), 0, 15),
            survey.Changes.Count == 0 ? 15
                : survey.BreakReason.Trim().Length > 0 ? 8
                : 0,
            Points(5, survey.Volumes.Source.Length > 0)
                + Points(5, survey.Collector.Clearance is not null)
        );
    }

    private static int Complete(SurveyEvidence survey)
    {
        bool[] there =
        [
            survey.Title.Length > 0,
            survey.TrustText.Length > 0,
            survey.Volumes.Customers is not null,
            survey.Volumes.Offered is not null,
            survey.Collector.Clearance is not null,
        ];
        return there.Count(each => each) * 4;
    }

    private static int Points(int points, bool earned) => earned ? points : 0;
}
