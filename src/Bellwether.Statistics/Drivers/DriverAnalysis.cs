namespace Bellwether.Statistics.Drivers;

/// <summary>Something the reader of a driver chart must be told.</summary>
public enum DriverNote
{
    /// <summary>An item was left out because all answers to it are the same.</summary>
    DroppedConstantItem,

    /// <summary>Two ways of sharing R squared differ by more than 5 points for some driver: the drivers overlap too much.</summary>
    Collinear,

    /// <summary>The correlations contradicted each other and were repaired by a small change.</summary>
    Repaired,

    /// <summary>No driver can be told from noise: too few answers per driver, or an R squared that may be zero.</summary>
    NoReliableDrivers,

    /// <summary>More drivers than all orders can be tried for: the shares are Johnson's relative weights.</summary>
    SharesByJohnson,
}

/// <summary>One driver as a screen shows it.</summary>
/// <param name="Name">The item.</param>
/// <param name="Share">Share of the outcome's variance, 0 to 1, with its interval.</param>
/// <param name="ShareOfExplained">The same as a share of what all drivers explain, 0 to 1, with its interval.</param>
/// <param name="Johnson">Johnson's relative weight, for comparison.</param>
/// <param name="Beta">Standardised coefficient; negative with a large share means a suppressor: show the sign.</param>
/// <param name="AmongTop">Its interval overlaps that of the strongest driver, so that the two cannot be ranked.</param>
public sealed record Driver(
    string Name,
    Estimate Share,
    Estimate ShareOfExplained,
    double Johnson,
    double Beta,
    bool AmongTop
)
{
    /// <summary>Its share of what is explained is larger than an equal share, allowing for having looked at every driver (Bonferroni):
    /// only then may it be named. False without groups.</summary>
    public bool StandsOut { get; init; }
}

/// <summary>What goes together with the outcome: association, not cause.</summary>
/// <param name="Status">Whether drivers may be shown at all.</param>
/// <param name="R2">Share of the outcome's variance explained by all drivers, 0 to 1, with its interval.</param>
/// <param name="Drivers">In the order given; empty unless <paramref name="Status"/> is Enough.</param>
/// <param name="Dropped">Items left out because their answers do not vary.</param>
/// <param name="Notes">What to say beside the chart.</param>
/// <param name="N">Respondents it rests on.</param>
/// <param name="Repair">Frobenius norm of the repair of the correlations; 0 when none was needed.</param>
public sealed record DriverAnalysis(
    EstimateStatus Status,
    Estimate R2,
    IReadOnlyList<Driver> Drivers,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<DriverNote> Notes,
    long N,
    double Repair
)
{
    /// <summary>The sentence that belongs on every driver screen.</summary>
    public const string Caution =
        "Drivers show what goes together with the outcome, not what causes it.";

    /// <summary>Ranks drivers with intervals, or says why it cannot.</summary>
    /// <param name="total">Moments of all respondents: the outcome first, then 1 to 50 drivers.</param>
    /// <param name="leaveOneGroupOut">The same moments without each of G groups (64 hash groups; leave-one-out below 100
    /// respondents). Without it there are no intervals, and reliability is judged by the number of answers alone.</param>
    /// <param name="smallestN">Fewest respondents (or pair of answers) to work with.</param>
    /// <param name="named">How often, of all analyses in which all drivers matter alike, one may stand out by chance; between 0 and 1.</param>
    /// <returns>TooFew with fewer than <paramref name="smallestN"/> or ten respondents per driver, or when the interval of R
    /// squared includes zero; ZeroVariance when the outcome or every driver is constant; NotPositiveDefinite when the repair
    /// exceeds 0.05 or a share comes out negative.</returns>
    /// <exception cref="ArgumentException">No driver, more than 50, or groups of other items.</exception>
    /// <remarks>Source: the rules of the statistics specification, section 3.6; parts in <see cref="Lmg"/>, <see cref="Johnson"/>,
    /// <see cref="GroupJackknife"/>, <see cref="NearestCorrelation"/>. Cost: G times LMG.</remarks>
    public static DriverAnalysis Of(
        Moments total,
        IReadOnlyList<Moments>? leaveOneGroupOut = null,
        long smallestN = 50,
        double named = 0.05
    ) => new DriverReading(total, leaveOneGroupOut, smallestN, named).Run();
}
