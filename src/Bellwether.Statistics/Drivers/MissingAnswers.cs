using Bellwether.Statistics.Sums;

namespace Bellwether.Statistics.Drivers;

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
}
