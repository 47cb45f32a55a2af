namespace Bellwether.Instruments;

/// <summary>One kind of step on the way of an instrument to the public. The numbers are stored.</summary>
public enum StepKind
{
    /// <summary>The author sent the draft for review.</summary>
    Submitted = 1,

    /// <summary>An approver said yes.</summary>
    Approved = 2,

    /// <summary>A privacy officer said yes.</summary>
    PrivacyApproved = 3,

    /// <summary>A reviewer sent it back with a note.</summary>
    Returned = 4,

    /// <summary>It was frozen as a version.</summary>
    Published = 5,

    /// <summary>It was put away: nobody works on it or publishes it any more.</summary>
    Archived = 6,

    /// <summary>It was taken out of the archive.</summary>
    Restored = 7,
}

/// <summary>One step: who did what to exactly which text.</summary>
/// <param name="Position">1, 2, 3 … for each instrument.</param>
/// <param name="Kind">What was done.</param>
/// <param name="TakenAt">When.</param>
/// <param name="AccountId">The account, or null for the system.</param>
/// <param name="TakenBy">The name of who did it, as it was then.</param>
/// <param name="ContentHash">SHA-256 of the document it was done to; "" where no text was looked at.</param>
/// <param name="Note">What they wrote, or "".</param>
public sealed record ReviewStep(
    long Position,
    StepKind Kind,
    DateTimeOffset TakenAt,
    Guid? AccountId,
    string TakenBy,
    string ContentHash,
    string Note
);

/// <summary>Somebody who wrote in a draft since the last version.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Their name.</param>
public sealed record Author(Guid AccountId, string Name);
