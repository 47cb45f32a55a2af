namespace Bellwether.Statistics.Disclosure;

/// <summary>When a figure may be shown: never about so few people that one of them could be recognised.</summary>
/// <param name="Smallest">Fewest answers (k), 5 to 30; 10 unless an organisation decides otherwise.</param>
/// <remarks>Applied at the edge of a query, never relied on inside. Level of sums: counts. Source: Hundepool et al. (2012), Statistical
/// Disclosure Control; FEVS work-unit reports use 10. Checked against: hand-worked cases. Cost: O(1).</remarks>
public sealed record PublicationRule(int Smallest = 10)
{
    /// <summary>Fewest answers, checked.</summary>
    public int Smallest { get; } =
        Smallest is >= 5 and <= 30
            ? Smallest
            : throw new ArgumentException(
                "The smallest publishable number of answers lies between 5 and 30.",
                nameof(Smallest)
            );

    /// <summary>Whether a figure on so many answers may be shown.</summary>
    /// <param name="n">Answers.</param>
    /// <param name="effectiveN">Kish's effective number; at least half the smallest number is needed.</param>
    public bool Allows(long n, double effectiveN) => n >= Smallest && effectiveN >= Smallest / 2.0;

    /// <summary>The estimate, or, when it rests on too few answers, one that says it is withheld.</summary>
    /// <param name="estimate">Any estimate. Those without a value keep their own reason, except that nobody learns a small n.</param>
    /// <returns>The estimate or a Suppressed one whose n is 0, because the number itself may tell.</returns>
    public Estimate Protect(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.N == 0 || Allows(estimate.N, estimate.EffectiveN)
            ? estimate
            : Withheld(estimate.Method);
    }

    /// <summary>The same for the share of a sensitive item: below twice the smallest number, "all" and "nobody" are withheld, too,
    /// because they say what each person answered.</summary>
    /// <param name="share">A share from 0 to 1.</param>
    /// <returns>The estimate or a Suppressed one.</returns>
    public Estimate ProtectSensitive(Estimate share)
    {
        Estimate estimate = Protect(share);
        return estimate.Value is 0 or 1 && estimate.N < 2 * Smallest
            ? Withheld(estimate.Method)
            : estimate;
    }

    /// <summary>Whether a slice may be shown beside its published parents: subtracting it must not leave a small rest.</summary>
    /// <param name="sliceN">Answers of the slice.</param>
    /// <param name="parentNs">Answers of every published ancestor, time windows that contain this one included.</param>
    /// <returns>False when the slice is too small, or some parent less the slice has more than 0 and fewer than the smallest number.</returns>
    /// <exception cref="ArgumentException">A parent has fewer answers than the slice.</exception>
    public bool AllowsBeside(long sliceN, IReadOnlyList<long> parentNs)
    {
        ArgumentNullException.ThrowIfNull(parentNs);
        if (parentNs.Any(n => n < sliceN))
            throw new ArgumentException(
                "A parent has at least the answers of its slice.",
                nameof(parentNs)
            );
        return sliceN >= Smallest && parentNs.All(n => n == sliceN || n - sliceN >= Smallest);
    }

    private static Estimate Withheld(string method) =>
        Estimate.Without(EstimateStatus.Suppressed, 0, method);
}
