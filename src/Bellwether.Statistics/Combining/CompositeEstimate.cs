using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Combining;

/// <summary>A survey and a biased but plentiful feed, averaged with the weights that make the squared error smallest.</summary>
/// <param name="Value">The combination, with an interval from its mean squared error.</param>
/// <param name="SurveyWeight">Weight of the survey, 0 to 1.</param>
/// <param name="SquaredBias">Squared bias of the feed that was used.</param>
/// <param name="MeanSquaredError">Of the combination.</param>
public sealed record CompositeEstimate(
    Estimate Value,
    double SurveyWeight,
    double SquaredBias,
    double MeanSquaredError
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "composite";

    /// <summary>Combines.</summary>
    /// <param name="survey">Survey estimate.</param>
    /// <param name="surveyVariance">Its design-based variance, above 0.</param>
    /// <param name="feed">Feed mean.</param>
    /// <param name="feedVariance">Its sampling variance, above 0.</param>
    /// <param name="n">Answers of both.</param>
    /// <param name="squaredBias">Known squared bias of the feed; estimated from the difference when null.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <exception cref="ArgumentException">A variance that is not positive, or a negative squared bias.</exception>
    /// <remarks>W = (b^2 + v_c)/(b^2 + v_c + v_p); b^2 = max(0, (p - c)^2 - v_p - v_c). Source: Elliott and Haviland (2007), Survey
    /// Methodology 33:211-215. Checked against: R, to 1e-12.</remarks>
    public static CompositeEstimate Of(
        double survey,
        double surveyVariance,
        double feed,
        double feedVariance,
        long n,
        double? squaredBias = null,
        double level = 0.95
    )
    {
        if (!(surveyVariance > 0) || !(feedVariance > 0) || squaredBias < 0)
        {
            throw new ArgumentException(
                "Variances are positive, a squared bias is not negative.",
                nameof(surveyVariance)
            );
        }

        var gap = survey - feed;
        var bias = squaredBias ?? Math.Max(0, (gap * gap) - surveyVariance - feedVariance);
        var weight = (bias + feedVariance) / (bias + feedVariance + surveyVariance);
        var error =
            (weight * weight * surveyVariance)
            + ((1 - weight) * (1 - weight) * (bias + feedVariance));
        var value = (weight * survey) + ((1 - weight) * feed);
        var half = Gaussian.Critical(level) * Math.Sqrt(error);
        return new CompositeEstimate(
            new Estimate(
                value,
                new Interval(value - half, value + half, level),
                n,
                n,
                Method,
                EstimateStatus.Enough
            ),
            weight,
            bias,
            error
        );
    }
}
