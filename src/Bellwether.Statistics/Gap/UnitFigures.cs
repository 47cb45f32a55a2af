using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Gap;

/// <summary>What one unit (a service, an office) contributes to one period.</summary>
/// <param name="N">Answers, 1 or more.</param>
/// <param name="Mean">Mean answer, in the unit of the figure.</param>
/// <param name="Variance">Variance of one answer, in squared units; null when it is not known.</param>
public sealed record UnitFigures(long N, double Mean, double? Variance)
{
    /// <summary>Figures of a unit from its answers; null when it has none.</summary>
    /// <param name="answers">Answers of the unit in the period.</param>
    /// <remarks>The variance is the sample variance; for a single answer, or answers all alike, it is the smoothed one (one
    /// pseudo-answer spread evenly over the scale), because a variance of zero would claim certainty.</remarks>
    public static UnitFigures? Of(Histogram answers) =>
        AnswerMoments.Of(answers) is { } m
            ? new UnitFigures(m.N, m.Mean, m.Variance is > 0 ? m.Variance : m.SmoothedVariance)
            : null;

    /// <summary>Figures of a unit for a share of yes among n; null when n is 0.</summary>
    /// <param name="hits">Answers that count, 0 to <paramref name="n"/>.</param>
    /// <param name="n">All answers.</param>
    /// <exception cref="ArgumentException">Hits are out of range.</exception>
    public static UnitFigures? OfShare(long hits, long n) => Of(new Histogram(0, n - hits, hits));

    internal double DegreesOfFreedom => Math.Max(1, N - 1);
}

/// <summary>One unit in two periods.</summary>
/// <param name="Key">The unit; keys are all different.</param>
/// <param name="From">Its figures in the first period; null when it was not there.</param>
/// <param name="To">Its figures in the second period; null when it was not there.</param>
public sealed record UnitPeriods(string Key, UnitFigures? From, UnitFigures? To)
{
    /// <summary>A unit from its answers in both periods; a null or empty histogram means it was not there.</summary>
    /// <param name="key">The unit.</param>
    /// <param name="from">Answers of the first period.</param>
    /// <param name="to">Answers of the second period.</param>
    public static UnitPeriods Of(string key, Histogram? from, Histogram? to) =>
        new(
            key,
            from is null ? null : UnitFigures.Of(from),
            to is null ? null : UnitFigures.Of(to)
        );
}
