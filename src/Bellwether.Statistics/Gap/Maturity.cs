using Bellwether.Statistics.Intervals;
using Bellwether.Statistics.Scores;
using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Gap;

/// <summary>One dimension of a maturity assessment.</summary>
/// <param name="Key">The dimension.</param>
/// <param name="Level">Its level on the scale, 1 to 5 for five levels; need not be whole.</param>
public sealed record MaturityDimension(string Key, double Level);

/// <summary>What raters said of one dimension.</summary>
/// <param name="Level">Mean level; without an interval below four raters.</param>
/// <param name="LowestRating">Lowest rating given; null without ratings.</param>
/// <param name="HighestRating">Highest rating given; null without ratings.</param>
/// <param name="Agreement">rwg: 1 when raters agree, 0 when they rate as if at random, 0 to 1; TooFew below two raters.</param>
public sealed record MaturityRating(
    Estimate Level,
    int? LowestRating,
    int? HighestRating,
    Estimate Agreement
);

/// <summary>Maturity over all dimensions, so that strengths cannot hide a gap.</summary>
/// <param name="Geometric">Geometric mean of the dimensions, 0 to 100: the headline.</param>
/// <param name="Arithmetic">Arithmetic mean, 0 to 100: shown beside it, because everyone computes it.</param>
/// <param name="Penalised">Mazziotta-Pareto: arithmetic mean less a penalty for imbalance, 0 to 100.</param>
/// <param name="Weakest">Key of the lowest dimension (the first, when several are).</param>
/// <param name="LevelByFloor">The level every dimension has reached, a whole number on the scale.</param>
/// <param name="Status">Enough, or NoAnswers without dimensions.</param>
/// <remarks>Level of sums: A per dimension. Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008);
/// Mazziotta and Pareto (2013); James, Demaree and Wolf (1984) for rwg. Checked against: oracle 08_gap_kpi.json (maturity), 1e-10.
/// Cost: O(dimensions).</remarks>
public sealed record Maturity(
    double? Geometric,
    double? Arithmetic,
    double? Penalised,
    string? Weakest,
    int? LevelByFloor,
    EstimateStatus Status
)
{
    internal const string Method = "maturity";

    /// <summary>Combines dimensions.</summary>
    /// <param name="dimensions">Dimensions with levels on the scale.</param>
    /// <param name="lowest">Lowest level of the scale (default 1).</param>
    /// <param name="highest">Highest level of the scale (default 5).</param>
    /// <returns>Composites from 0 to 100; all null without dimensions.</returns>
    /// <exception cref="ArgumentException">A level lies outside the scale.</exception>
    public static Maturity Of(
        IReadOnlyList<MaturityDimension> dimensions,
        int lowest = 1,
        int highest = 5
    )
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        if (highest <= lowest || dimensions.Any(d => !(d.Level >= lowest) || !(d.Level <= highest)))
            throw new ArgumentException(
                $"Levels lie between {lowest} and {highest}.",
                nameof(dimensions)
            );
        if (dimensions.Count == 0)
            return new Maturity(null, null, null, null, null, EstimateStatus.NoAnswers);
        double[] scores =
        [
            .. dimensions.Select(d => 100 * (d.Level - lowest) / (highest - lowest)),
        ];
        double mean = scores.Average();
        double variance = scores.Average(s => (s - mean) * (s - mean));
        MaturityDimension weakest = dimensions.MinBy(d => d.Level)!;
        return new Maturity(
            scores.Contains(0) ? 0 : Math.Exp(scores.Average(Math.Log)),
            mean,
            mean > 0 ? Math.Max(0, mean - variance / mean) : 0,
            weakest.Key,
            (int)Math.Floor(weakest.Level),
            EstimateStatus.Enough
        );
    }

    /// <summary>Reports what raters said of one dimension.</summary>
    /// <param name="ratings">Ratings on the scale.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <returns>Mean level, range and agreement; NoAnswers without ratings.</returns>
    public static MaturityRating Rate(Histogram ratings, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Estimate mean = MeanInterval.SmoothedT(ratings, level);
        if (AnswerMoments.Of(ratings) is not { } moments)
            return new MaturityRating(
                mean,
                null,
                null,
                Estimate.Without(EstimateStatus.NoAnswers, 0, Method)
            );
        int[] given =
        [
            .. Enumerable
                .Range(ratings.Lowest, ratings.Counts.Length)
                .Where(code => ratings[code] > 0),
        ];
        double points = ratings.Counts.Length;
        double atRandom = (points * points - 1) / 12;
        Estimate agreement =
            moments.Variance is { } variance && atRandom > 0
                ? new Estimate(
                    Math.Clamp(1 - variance / atRandom, 0, 1),
                    null,
                    ratings.N,
                    ratings.N,
                    Method,
                    EstimateStatus.Enough
                )
                : Estimate.Without(EstimateStatus.TooFew, ratings.N, Method);
        return new MaturityRating(
            ratings.N < 4 ? mean with { Interval = null } : mean,
            given[0],
            given[^1],
            agreement
        );
    }
}
