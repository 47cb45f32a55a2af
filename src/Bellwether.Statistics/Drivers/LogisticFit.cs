using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Drivers;

/// <summary>Respondents with one combination of predictor values.</summary>
/// <param name="Predictors">p values.</param>
/// <param name="Yes">Those with the outcome, 0 to n.</param>
/// <param name="N">All of them.</param>
public sealed record PatternRow(IReadOnlyList<double> Predictors, long Yes, long N);

/// <summary>Logistic regression of a yes-or-no outcome, exact from counts of each combination of answers.</summary>
/// <param name="Status">Enough, NoAnswers, ZeroVariance (all yes or all no), TooFew (no more combinations than coefficients and
/// fewer than 10 answers each), NotPositiveDefinite or NotConverged.</param>
/// <param name="Coefficients">Intercept, then one log odds ratio per predictor.</param>
/// <param name="StandardErrors">In the same order.</param>
/// <param name="LogLikelihood">Of the model.</param>
/// <param name="NullLogLikelihood">Of the intercept alone.</param>
/// <param name="Firth">Some combination predicts perfectly; Firth's penalty was used, which must be said.</param>
/// <param name="N">Answers.</param>
public sealed record LogisticFit(
    EstimateStatus Status,
    IReadOnlyList<double> Coefficients,
    IReadOnlyList<double> StandardErrors,
    double LogLikelihood,
    double NullLogLikelihood,
    bool Firth,
    long N
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "logistic";

    /// <summary>McFadden's R squared: 1 less the ratio of log likelihoods; 0 without an estimate.</summary>
    public double McFadden => NullLogLikelihood == 0 ? 0 : 1 - (LogLikelihood / NullLogLikelihood);

    /// <summary>Fits.</summary>
    /// <param name="rows">Combinations of answers, each with as many predictors.</param>
    /// <exception cref="ArgumentException">Predictors of different number, or yes outside 0 to n.</exception>
    /// <remarks>Iteratively reweighted least squares to 1e-12; a linear predictor beyond 30 or a standard error beyond 1,000 means
    /// separation and is fitted again with Firth's penalty. Source: McCullagh and Nelder (1989); Firth (1993). Checked against: R glm on
    /// rows, to 1e-9. Cost: O(combinations x p^2) per step. Level of sums: E1.</remarks>
    public static LogisticFit Of(IReadOnlyList<PatternRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (
            rows.Any(r =>
                r.Yes < 0 || r.Yes > r.N || r.Predictors.Count != rows[0].Predictors.Count
            )
        )
        {
            throw new ArgumentException(
                "Yes lies between 0 and n, and every row has the same predictors.",
                nameof(rows)
            );
        }

        return new LogisticSteps(rows.Where(r => r.N > 0).ToList()).Run();
    }

    /// <summary>Combinations of check-boxes from pattern counts.</summary>
    /// <param name="counts">Level E1 sums.</param>
    /// <param name="outcome">0-based item that is the outcome; all others are predictors, in order.</param>
    public static IReadOnlyList<PatternRow> Rows(PatternCounts counts, int outcome)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var table = new SortedDictionary<long, (long Yes, long N)>();
        foreach (var pattern in counts.Counts.Keys)
        {
            var bit = 1L << outcome;
            var (yes, n) = table.GetValueOrDefault(pattern & ~bit);
            table[pattern & ~bit] = (
                yes + ((pattern & bit) == 0 ? 0 : counts[pattern]),
                n + counts[pattern]
            );
        }

        var predictors = Enumerable.Range(0, counts.Items).Where(i => i != outcome).ToList();
        return table
            .Select(cell => new PatternRow(
                predictors.Select(i => (double)((cell.Key >> i) & 1)).ToList(),
                cell.Value.Yes,
                cell.Value.N
            ))
            .ToList();
    }
}
