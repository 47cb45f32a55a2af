namespace Bellwether.Collection;

/// <summary>What was wrong with the way an answer was sent; its content is not looked at.</summary>
public enum RejectionReason
{
    /// <summary>The field that people do not see was filled in: turned away.</summary>
    Trap = 1,

    /// <summary>Sent faster than anybody reads: taken in, and marked for whoever moderates. People in a hurry are never turned away.</summary>
    TooFast = 2,

    /// <summary>Too many at once from one address: turned away, to be sent again in a minute.</summary>
    Rate = 3,

    /// <summary>Too many at once from one address, and the work it sent as proof of good will does not fit: turned away.</summary>
    Work = 4,
}

/// <summary>An additive count of one day.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
/// <param name="Day">The local day.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many.</param>
public sealed record RejectionCount(
    Guid AgencyId,
    Guid CollectorId,
    DateOnly Day,
    RejectionReason Reason,
    long Count
)
{
    /// <summary>True when the answers were turned away; false when they were taken in and marked.</summary>
    public bool IsRefused => Reason != RejectionReason.TooFast;
}

/// <summary>Why an answer that was taken in may be spam.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="Reason">Too fast; or the trap, when the same form was sent before with the hidden field filled in.</param>
/// <param name="Day">The local day.</param>
public sealed record Suspicion(
    Guid AgencyId,
    Guid CollectorId,
    Guid ResponseId,
    RejectionReason Reason,
    DateOnly Day
);
