using System.Text.Json.Serialization;

namespace Bellwether.Improvement;

/// <summary>What was done about a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseStepKind>))]
public enum CaseStepKind
{
    /// <summary>It was opened.</summary>
    Opened = 1,

    /// <summary>Somebody looked and took it up.</summary>
    Acknowledged = 2,

    /// <summary>It went to an owner.</summary>
    Assigned = 3,

    /// <summary>It was answered.</summary>
    Answered = 4,

    /// <summary>It was closed.</summary>
    Closed = 5,

    /// <summary>It was opened again.</summary>
    Reopened = 6,

    /// <summary>It became part of another.</summary>
    Merged = 7,

    /// <summary>Another became part of it.</summary>
    TookIn = 8,

    /// <summary>Something was written down.</summary>
    Noted = 9,

    /// <summary>It went up because it was late.</summary>
    Escalated = 10,

    /// <summary>Its owner may not handle cases any more, or is gone.</summary>
    OwnerLeft = 11,

    /// <summary>Somebody else is to call the person.</summary>
    HandedOver = 12,

    /// <summary>The contact was opened, with the reason.</summary>
    ContactOpened = 13,

    /// <summary>The contact was deleted.</summary>
    ContactDeleted = 14,

    /// <summary>The reply left the house.</summary>
    ReplySent = 15,

    /// <summary>The reply could not be delivered.</summary>
    ReplyFailed = 16,

    /// <summary>The person said what became of it.</summary>
    OutcomeStated = 17,

    /// <summary>The service it belongs to or what it is about was set right.</summary>
    CauseSet = 18,
}

/// <summary>One thing that was done about a case. It is never changed.</summary>
/// <param name="StepId">Its id.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, as named then.</param>
/// <param name="Note">More about it, without personal details; "" for nothing.</param>
public sealed record CaseStep(
    Guid StepId,
    CaseStepKind Kind,
    DateTimeOffset At,
    string By,
    string Note
);

/// <summary>A case with everything that was done about it, oldest first.</summary>
/// <param name="Case">The case.</param>
/// <param name="Steps">What was done.</param>
public sealed record CaseHistory(Case Case, IReadOnlyList<CaseStep> Steps);
