using Bellwether.Statistics.Numerics;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;
using Bellwether.Statistics.Weighting;

namespace Bellwether.Statistics.Intervals;

/// <summary>Two intervals for the mean of an item: Student's t, and the smoothed t for small numbers of answers.</summary>
/// <remarks>Smoothed t: add one pseudo-answer spread evenly over the scale, take t with n degrees of freedom around the smoothed
/// mean, clip to the scale; the reported mean stays the plain one and always lies inside. Coverage of a nominal 95 % interval at
/// n = 10 over five shapes of real answers: t .83 (worst .41), smoothed t .98 (worst .94). Level of sums: A.
/// Source: Student (1908); the smoothed t is a design of this project, kept honest by its coverage simulation.
/// Checked against: oracles 01_scores.json and 01b_likert_coverage.json, 1e-10. Cost: O(K).</remarks>
public static class MeanInterval
{
    internal const string StudentMethod = "student-t";
    internal const string SmoothedMethod = "smoothed-t";

    /// <summary>The mean with Student's t interval.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in scale points; NoAnswers, TooFew for a single answer, or ZeroVariance when all answers are alike.</returns>
    public static Estimate StudentT(Histogram answers, double level = 0.95) =>
        Student(AnswerMoments.Of(answers), level);

    /// <summary>The weighted mean with Student's t interval on Kish's effective n.</summary>
    /// <param name="answers">Weighted answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in scale points; NoAnswers, TooFew or ZeroVariance when there is no interval.</returns>
    public static Estimate StudentT(WeightedHistogram answers, double level = 0.95) =>
        Student(AnswerMoments.Of(answers), level);

    /// <summary>The mean with the smoothed t interval.</summary>
    /// <param name="answers">Answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in scale points; NoAnswers when nobody answered.</returns>
    public static Estimate SmoothedT(Histogram answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Smoothed(AnswerMoments.Of(answers), answers.Lowest, answers.Highest, level);
    }

    /// <summary>The weighted mean with the smoothed t interval on Kish's effective n.</summary>
    /// <param name="answers">Weighted answers to one item.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in scale points; NoAnswers when nobody answered.</returns>
    public static Estimate SmoothedT(WeightedHistogram answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Smoothed(AnswerMoments.Of(answers), answers.Lowest, answers.Highest, level);
    }

    /// <summary>The mean of numbers counted in bins, with Student's t interval.</summary>
    /// <param name="answers">Binned answers.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in steps above the lowest number; NoAnswers, TooFew or ZeroVariance when there is no interval.</returns>
    public static Estimate StudentT(BinnedAnswers answers, double level = 0.95) =>
        Student(AnswerMoments.Of(answers), level);

    /// <summary>The mean of numbers counted in bins, with the smoothed t interval over their declared range.</summary>
    /// <param name="answers">Binned answers.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>The mean in steps above the lowest number; NoAnswers when nobody answered.</returns>
    public static Estimate SmoothedT(BinnedAnswers answers, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Smoothed(AnswerMoments.Of(answers), 0, answers.Highest, level);
    }

    private static Estimate Student(AnswerMoments? found, double level)
    {
        Probability.Require(level);
        if (found is not { } m)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, StudentMethod);
        if (m.StandardError is not { } error)
            return Estimate.Without(EstimateStatus.TooFew, m.N, StudentMethod);
        if (error == 0)
            return Estimate.Without(EstimateStatus.ZeroVariance, m.N, StudentMethod);
        double half = Numerics.StudentT.Critical(level, m.EffectiveN - 1) * error;
        var interval = new Interval(m.Mean - half, m.Mean + half, level);
        return new Estimate(
            m.Mean,
            interval,
            m.N,
            m.EffectiveN,
            StudentMethod,
            EstimateStatus.Enough
        );
    }

    private static Estimate Smoothed(AnswerMoments? found, int lowest, int highest, double level)
    {
        Probability.Require(level);
        if (found is not { } m)
            return Estimate.Without(EstimateStatus.NoAnswers, 0, SmoothedMethod);
        double half = Numerics.StudentT.Critical(level, m.EffectiveN) * m.SmoothedStandardError;
        double low = Math.Max(lowest, Math.Min(m.Mean, m.SmoothedMean - half));
        double high = Math.Min(highest, Math.Max(m.Mean, m.SmoothedMean + half));
        return new Estimate(
            m.Mean,
            new Interval(low, high, level),
            m.N,
            m.EffectiveN,
            SmoothedMethod,
            EstimateStatus.Enough
        );
    }
}
