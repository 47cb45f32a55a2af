namespace Bellwether.Publishing;

/// <summary>Green, yellow or red, as the collecting office would see it.</summary>
internal static class RateFiling
{
    /// <remarks>Green: at least one survey asks after the transaction, somebody answered it, and every rule holds for every
    /// survey. Yellow: there are answers, but a rule is broken or no survey asks after the transaction. Red: nothing to report.</remarks>
    public static FilingRating Run(IReadOnlyList<SurveyReport> surveys)
    {
        if (surveys.All(survey => survey.Survey.Respondents == 0))
            return FilingRating.Red;
        var asksAfter = surveys.Any(survey =>
            survey.Survey.Respondents > 0
            && survey.Survey.Detail.TransactionPoint
                is TransactionPoint.PostInteraction
                    or TransactionPoint.PostServiceJourney
        );
        return asksAfter && surveys.All(survey => !survey.Broken.Any())
            ? FilingRating.Green
            : FilingRating.Yellow;
    }
}
