using Bellwether.Statistics.Numerics;

namespace Bellwether.Statistics.Combining;

/// <summary>One period of a survey and a feed; null where there is none.</summary>
/// <param name="Survey">Survey estimate.</param>
/// <param name="SurveyVariance">Its design-based variance, above 0.</param>
/// <param name="Feed">Feed mean.</param>
/// <param name="FeedVariance">Its sampling variance, above 0.</param>
/// <param name="Gap">Periods since the one before, above 0.</param>
public sealed record TrackPeriod(
    double? Survey,
    double? SurveyVariance,
    double? Feed,
    double? FeedVariance,
    double Gap = 1
);

/// <summary>What is believed after a period.</summary>
/// <param name="Level">The true level, in the unit of the survey.</param>
/// <param name="LevelVariance">Its variance.</param>
/// <param name="Bias">Feed less level.</param>
/// <param name="BiasVariance">Its variance.</param>
/// <param name="Covariance">Of level and bias.</param>
/// <param name="SmoothedLevel">The level with hindsight.</param>
/// <param name="SmoothedVariance">Its variance.</param>
/// <param name="Broken">A survey disagreed by more than 3 standard deviations: the feed's bias was opened anew.</param>
public sealed record TrackState(
    double Level,
    double LevelVariance,
    double Bias,
    double BiasVariance,
    double Covariance,
    double SmoothedLevel,
    double SmoothedVariance,
    bool Broken
);

/// <summary>How freely level and bias may wander, and where they begin.</summary>
/// <param name="LevelDrift">Variance of the level's step per period; estimated when null.</param>
/// <param name="BiasDrift">Variance of the bias's step per period, at most that of the level; estimated when null.</param>
/// <param name="StartLevel">Level expected before the first period; the first observation when null.</param>
/// <param name="StartVariance">Its variance; very wide when null.</param>
/// <param name="StartBias">Bias expected before the first period.</param>
/// <param name="StartBiasVariance">Its variance; very wide when null.</param>
/// <param name="BreakAt">Standard deviations at which a survey opens the bias anew; 0 = never.</param>
public sealed record TrackSettings(
    double? LevelDrift = null,
    double? BiasDrift = null,
    double? StartLevel = null,
    double? StartVariance = null,
    double StartBias = 0,
    double? StartBiasVariance = null,
    double BreakAt = 3
);

/// <summary>Anchor and track: an exact but rare survey anchors the level, a biased but daily feed tracks it.</summary>
/// <param name="Nowcast">The level after the last period, with its interval.</param>
/// <param name="States">One per period.</param>
/// <param name="LogLikelihood">Of all observations.</param>
/// <param name="LevelDrift">Used or estimated.</param>
/// <param name="BiasDrift">Used or estimated.</param>
/// <param name="FeedShare">Share of the nowcast's precision that the surveys alone would not give, 0 to 1.</param>
public sealed record AnchorTrack(
    Estimate Nowcast,
    IReadOnlyList<TrackState> States,
    double LogLikelihood,
    double LevelDrift,
    double BiasDrift,
    double FeedShare
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "anchor-track";

    /// <summary>Filters and smooths.</summary>
    /// <param name="periods">In time order.</param>
    /// <param name="settings">Defaults estimate the drifts by maximum likelihood, the bias drifting no more than the level.</param>
    /// <param name="n">Answers it rests on.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <returns>NoAnswers without observations; NotIdentified without any survey, because nothing then tells level from bias.</returns>
    /// <exception cref="ArgumentException">An observation without a positive variance, or a gap that is not positive.</exception>
    /// <remarks>State (level, bias), random walks, sequential scalar updates, Rauch smoothing. Source: Harvey and Chung (2000), JRSS A
    /// 163:303-328. Checked against: R KFAS 1.5.1, to 1e-10. Cost: O(periods) per likelihood, about 200 likelihoods when
    /// drifts are estimated.</remarks>
    public static AnchorTrack Of(
        IReadOnlyList<TrackPeriod> periods,
        TrackSettings? settings = null,
        long n = 0,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(periods);
        if (
            periods.Any(p =>
                !(p.Gap > 0)
                || (p.Survey.HasValue && !(p.SurveyVariance > 0))
                || (p.Feed.HasValue && !(p.FeedVariance > 0))
            )
        )
        {
            throw new ArgumentException(
                "Observations have positive variances, gaps are positive.",
                nameof(periods)
            );
        }

        var status =
            periods.All(p => p.Survey is null && p.Feed is null) ? EstimateStatus.NoAnswers
            : periods.All(p => p.Survey is null) ? EstimateStatus.NotIdentified
            : EstimateStatus.Enough;
        if (status != EstimateStatus.Enough)
        {
            return new AnchorTrack(Estimate.Without(status, n, Method), [], 0, 0, 0, 0);
        }

        var filter = new TrackFilter(periods, settings ?? new TrackSettings());
        var (levelDrift, biasDrift) = filter.Drifts();
        var run = filter.Run(levelDrift, biasDrift, withFeed: true);
        var alone = filter.Run(levelDrift, biasDrift, withFeed: false);
        var states = filter.Smooth(run, levelDrift, biasDrift);
        var last = states[^1];
        var half = Gaussian.Critical(level) * Math.Sqrt(last.LevelVariance);
        return new AnchorTrack(
            new Estimate(
                last.Level,
                new Interval(last.Level - half, last.Level + half, level),
                n,
                n,
                Method,
                EstimateStatus.Enough
            ),
            states,
            run.LogLikelihood,
            levelDrift,
            biasDrift,
            Math.Clamp(1 - (last.LevelVariance / alone.Steps[^1].P11), 0, 1)
        );
    }
}
