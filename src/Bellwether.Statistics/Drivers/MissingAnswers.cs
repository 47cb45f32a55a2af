using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Drivers;

/// <summary>Sums of the respondents who answered the same items.</summary>
/// <param name="Answered">Bit i says that item i was answered; at least one bit.</param>
/// <param name="N">Respondents, or the sum of their weights.</param>
/// <param name="Sums">p sums; those of missing items are not looked at.</param>
/// <param name="Products">p by p sums of products of answered items.</param>
public sealed record MissingPattern(
    long Answered,
    double N,
    IReadOnlyList<double> Sums,
    Matrices.Matrix Products
);

/// <summary>Maximum likelihood means and covariances when answers are missing, from the sums of each pattern of missing answers.</summary>
/// <param name="Status">Enough, NoAnswers, TooFew (an item with fewer than 2 answers), NotIdentified (a pair never answered together),
/// NotPositiveDefinite or NotConverged.</param>
/// <param name="Moments">Means and covariances (divisor n), n being all respondents with any answer; null without an estimate.</param>
/// <param name="LogLikelihood">Normal log likelihood of the answers given.</param>
/// <param name="Iterations">Steps used.</param>
public sealed record MissingAnswers(
    EstimateStatus Status,
    Moments? Moments,
    double LogLikelihood,
    int Iterations
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "fiml";

    /// <summary>Estimates by EM over patterns (full information maximum likelihood).</summary>
    /// <param name="sums">Level E2 sums.</param>
    /// <param name="names">One name per item.</param>
    /// <exception cref="ArgumentException">Another number of names than items.</exception>
    /// <remarks>Right when answers are missing at random given the other answers; "never used" is not missing at random. Source: Dempster,
    /// Laird and Rubin (1977); Little and Rubin (2002), section 11.2. Checked against: R row-level EM to 1e-8, lavaan 0.6.14 to 1e-6.
    /// Cost: O(patterns x p^3) per step, some dozens of steps. Level of sums: E2.</remarks>
    public static MissingAnswers Of(MissingPatternSums sums, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count != sums.Items)
        {
            throw new ArgumentException("Give one name per item.", nameof(names));
        }

        return new PatternEm(sums).Run(names);
    }

    /// <summary>The same from sums that were made elsewhere (values that are not codes, or weighted answers).</summary>
    /// <param name="patterns">One per pattern of missing answers.</param>
    /// <param name="names">One name per item.</param>
    /// <param name="respondents">Respondents, for the moments.</param>
    /// <exception cref="ArgumentException">Sums of another number of items than names.</exception>
    public static MissingAnswers Of(
        IReadOnlyList<MissingPattern> patterns,
        IReadOnlyList<string> names,
        long respondents
    )
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(names);
        if (
            patterns.Any(p =>
                p.Answered == 0
                || p.Sums.Count != names.Count
                || p.Products.Rows != names.Count
                || p.Products.Columns != names.Count
            )
        )
        {
            throw new ArgumentException(
                "Every pattern has the sums of all items.",
                nameof(patterns)
            );
        }

        return new PatternEm(patterns, names.Count, respondents).Run(names);
    }
}
