namespace Bellwether.Statistics;

/// <summary>What an estimate can honestly say. Anything but <see cref="Enough"/> means: show words, not a number.</summary>
public enum EstimateStatus
{
    /// <summary>Enough answers: the value and its interval may be shown.</summary>
    Enough,

    /// <summary>Nobody answered.</summary>
    NoAnswers,

    /// <summary>Some answers, fewer than the method or the publication rule asks for.</summary>
    TooFew,

    /// <summary>Withheld so that nobody can be recognised, alone or by subtraction.</summary>
    Suppressed,

    /// <summary>All answers are the same, so that what was asked for (a correlation, a t interval) does not exist.</summary>
    ZeroVariance,

    /// <summary>The sums that would be needed were never kept (counts that arrived without answers, say).</summary>
    NotIdentified,

    /// <summary>The matrix of the items is not positive definite.</summary>
    NotPositiveDefinite,

    /// <summary>No weights can meet the margins.</summary>
    Infeasible,

    /// <summary>The iteration limit came first.</summary>
    NotConverged,
}

/// <summary>An interval that should contain the true value at the given level.</summary>
/// <param name="Low">Lower end, in the unit of the estimate.</param>
/// <param name="High">Upper end, in the unit of the estimate; never below <paramref name="Low"/>.</param>
/// <param name="Level">Confidence level, between 0 and 1; 0.95 unless said otherwise.</param>
public readonly record struct Interval(double Low, double High, double Level = 0.95);

/// <summary>A figure that can be shown: never a bare number.</summary>
/// <param name="Value">The estimate in the unit of its method, or null when <paramref name="Status"/> is not Enough.</param>
/// <param name="Interval">Its interval, or null when there is none.</param>
/// <param name="N">Answers it rests on.</param>
/// <param name="EffectiveN">Kish's effective number of answers; equals <paramref name="N"/> without weights.</param>
/// <param name="Method">The method's name, which is also the name of its page in docs/methods.</param>
/// <param name="Status">What may be said.</param>
public sealed record Estimate(
    double? Value,
    Interval? Interval,
    long N,
    double EffectiveN,
    string Method,
    EstimateStatus Status
)
{
    /// <summary>An estimate that says why there is no value.</summary>
    public static Estimate Without(EstimateStatus status, long n, string method) =>
        new(null, null, n, n, method, status);
}
