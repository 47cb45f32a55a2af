using System.Text.Json.Serialization;
using Bellwether.Responses;

namespace Bellwether.Improvement;

/// <summary>How far a case has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>It is there, and nobody has looked.</summary>
    Received = 1,

    /// <summary>Somebody has looked and said that it will be taken up.</summary>
    Acknowledged = 2,

    /// <summary>Somebody looks after it.</summary>
    WithOwner = 3,

    /// <summary>There is an answer.</summary>
    Answered = 4,

    /// <summary>Nothing is left to do.</summary>
    Closed = 5,
}

/// <summary>What a case was opened from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseSource>))]
public enum CaseSource
{
    /// <summary>Something that stood out in the figures.</summary>
    Alert = 1,

    /// <summary>What somebody wrote.</summary>
    Comment = 2,

    /// <summary>Words that may say that somebody is in danger.</summary>
    Concern = 3,

    /// <summary>A person who came or called.</summary>
    Hand = 4,

    /// <summary>Somebody must be called back: it holds a contact, and knows no answer and no comment.</summary>
    CallBack = 5,
}

/// <summary>What the person says became of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecoveryOutcome>))]
public enum RecoveryOutcome
{
    /// <summary>It was put right.</summary>
    PutRight = 1,

    /// <summary>In part.</summary>
    Partly = 2,

    /// <summary>It was not.</summary>
    NotPutRight = 3,
}

/// <summary>Something that somebody must answer.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="Number">Its number in the agency, as people say it.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Source">What it was opened from.</param>
/// <param name="Subject">What it is about, in a line without personal details.</param>
/// <param name="ReceivedAt">When it came.</param>
public sealed record Case(
    Guid CaseId,
    Guid AgencyId,
    long Number,
    Guid ServiceId,
    CaseSource Source,
    string Subject,
    DateTimeOffset ReceivedAt
)
{
    /// <summary>The alert, the comment's place or the concern; "" for the others.</summary>
    public string SourceKey { get; init; } = "";

    /// <summary>How far it has come.</summary>
    public CaseState State { get; init; } = CaseState.Received;

    /// <summary>From when its clocks run: the day it came, or was reopened.</summary>
    public DateTimeOffset ClockFrom { get; init; }

    /// <summary>Until when the next step must be done; null once there is an answer.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How often it went up because it was late: 0, 1 (its team) or 2 (the agency).</summary>
    public int Level { get; init; }

    /// <summary>When it goes up next; null: it does not.</summary>
    public DateTimeOffset? LevelAt { get; init; }

    /// <summary>Who looks after it.</summary>
    public CaseOwner? Owner { get; init; }

    /// <summary>The unit that looks after it.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>What lay behind it, as a code of <see cref="RootCauses"/>.</summary>
    public string? RootCause { get; init; }

    /// <summary>When somebody looked.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was first with an owner.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The case it was merged into.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>By what the person can be reached, as kinds; the address is not here.</summary>
    public ContactKinds Contact { get; init; }

    /// <summary>The last day the contact is kept; null while the case is open.</summary>
    public DateOnly? ContactUntil { get; init; }

    /// <summary>True once the person was asked what became of it.</summary>
    public bool OutcomeAsked { get; init; }

    /// <summary>What the person said.</summary>
    public RecoveryOutcome? Outcome { get; init; }

    /// <summary>Counts its changes.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>True when its next step is late.</summary>
    public bool IsLate(DateTimeOffset now) => DueAt is { } due && due < now;
}

/// <summary>Who looks after a case.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name as it was then.</param>
public sealed record CaseOwner(Guid AccountId, string Name);
