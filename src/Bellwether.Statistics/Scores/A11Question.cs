using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Scores;

/// <summary>One five-point question of OMB Circular A-11 section 280 (the version-one form) as it is reported.</summary>
/// <param name="Answers">Counts of the answers 1 to 5.</param>
/// <param name="Mean">The mean with its interval, in scale points.</param>
/// <param name="PublishedMean">The mean as published, two decimals, half away from zero, from the exact fraction; null without answers.</param>
/// <param name="Favourable">The share answering 4 or 5, 0 to 1.</param>
/// <param name="Status">Enough, or NoAnswers.</param>
/// <remarks>Level of sums: A. Source: OMB Circular A-11 (2023) section 280; GSA data dictionary. Checked against: the published
/// federal file of 2023-05-21 (449 trust means, all reproduced). Cost: O(1).</remarks>
public sealed record A11Question(
    Histogram Answers,
    Estimate Mean,
    decimal? PublishedMean,
    Estimate Favourable,
    EstimateStatus Status
)
{
    /// <summary>Reports one question.</summary>
    /// <param name="answers">Counts of the answers 1 to 5.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Mean, published mean and favourable share.</returns>
    /// <exception cref="ArgumentException">The codes do not go from 1 to 5.</exception>
    public static A11Question Of(Histogram answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Lowest != 1 || answers.Highest != 5)
            throw new ArgumentException(
                $"A version-one question has the codes 1 to 5, not {answers.Lowest} to {answers.Highest}.",
                nameof(answers)
            );
        return new A11Question(
            answers,
            Scores.Mean.Of(answers, level),
            Rounding.HalfAwayFromZero(answers.Sum, answers.N, 2),
            ShareScore.Top(answers, 2, level),
            answers.N == 0 ? EstimateStatus.NoAnswers : EstimateStatus.Enough
        );
    }
}

/// <summary>How many of those asked answered, and how many of all customers were asked.</summary>
/// <param name="Response">Respondents over offered, 0 to 1, with Wilson's interval.</param>
/// <param name="Offering">Offered over customers, 0 to 1, with Wilson's interval; NotIdentified when customers are not known.</param>
public sealed record A11Rates(Estimate Response, Estimate Offering)
{
    /// <summary>The two rates of a reporting period.</summary>
    /// <param name="respondents">People who answered.</param>
    /// <param name="offered">People to whom the survey was offered.</param>
    /// <param name="customers">People served, or null when not known.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Both rates; NoAnswers for a rate of nobody, NotIdentified when counts contradict each other (more answers than
    /// offers happen when links are passed on: no rate can then be claimed).</returns>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static A11Rates Of(long respondents, long offered, long? customers, double level = 0.95)
    {
        if (respondents < 0 || offered < 0 || customers < 0)
            throw new ArgumentException("Counts of people are not negative.", nameof(respondents));
        return new A11Rates(
            Rate(respondents, offered, level),
            customers is { } all
                ? Rate(offered, all, level)
                : Estimate.Without(
                    EstimateStatus.NotIdentified,
                    offered,
                    Intervals.Proportion.Method
                )
        );
    }

    private static Estimate Rate(long part, long whole, double level) =>
        part > whole
            ? Estimate.Without(EstimateStatus.NotIdentified, whole, Intervals.Proportion.Method)
            : Intervals.Proportion.Of(part, whole, level);
}
