namespace Bellwether.Responses;

/// <summary>Why a response is kept and not counted.</summary>
public enum ExclusionReason
{
    /// <summary>Sent by a program or to mislead.</summary>
    Spam = 1,

    /// <summary>Not right in some other way: a test, the wrong form, somebody else's words.</summary>
    Flagged = 2,

    /// <summary>Taken out by a person of the agency. Its bytes stay until it is erased.</summary>
    Deleted = 3,
}

/// <summary>Why and by whom a response was excluded.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Note">More about it, for the next person.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ResponseExclusion(
    ExclusionReason Reason,
    string Note,
    string By,
    DateTimeOffset At
);

/// <summary>How many responses of a collector and channel are left out for one reason.</summary>
/// <param name="CollectorId">The collector.</param>
/// <param name="Channel">Channel code.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many that would count otherwise.</param>
public sealed record ExclusionCount(
    Guid CollectorId,
    string Channel,
    ExclusionReason Reason,
    long Count
);

/// <summary>What an exclusion or a restoring did.</summary>
/// <param name="Changed">Responses changed now.</param>
/// <param name="Unchanged">Responses that were so already.</param>
/// <param name="Unknown">Codes and ids that lead to no response of this agency.</param>
public sealed record ModerationReport(int Changed, int Unchanged, IReadOnlyList<string> Unknown);
