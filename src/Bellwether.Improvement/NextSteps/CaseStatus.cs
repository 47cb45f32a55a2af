using System.Collections.Immutable;

namespace Bellwether.Improvement;

/// <summary>One line of a file of the case system, as it stands there.</summary>
/// <param name="Row">The line in the file, the head is 1.</param>
/// <param name="Reference">The number a person was given; kept as a keyed hash only.</param>
/// <param name="Received">The day it was received, as 2026-03-01.</param>
/// <param name="Stage">One of the eight codes.</param>
/// <param name="Since">The day it came into that stage.</param>
/// <param name="Promised">The day by which a decision was promised, or null.</param>
/// <param name="Decided">The day it was decided, or null.</param>
public sealed record StatusLine(
    int Row,
    string? Reference,
    string? Received,
    string? Stage,
    string? Since,
    string? Promised,
    string? Decided
);

/// <summary>What is wrong with one line.</summary>
/// <param name="Row">The line in the file.</param>
/// <param name="Field">The column.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
public sealed record StatusFault(int Row, string Field, string Reason);

/// <summary>What became of a file of the case system.</summary>
/// <param name="Read">Lines read.</param>
/// <param name="Changed">Cases that are new or have moved.</param>
/// <param name="Unchanged">Cases about which nothing newer was said.</param>
/// <param name="Refused">Lines that could not be understood and were left out.</param>
/// <param name="Faults">What was wrong with them; the first hundred.</param>
public sealed record StatusesRecorded(
    int Read,
    int Changed,
    int Unchanged,
    int Refused,
    ImmutableArray<StatusFault> Faults
);

/// <summary>Where one case stands, as a person is told.</summary>
/// <param name="ServiceId">Of which service.</param>
/// <param name="Stage">The stage.</param>
/// <param name="ReceivedOn">The day it was received.</param>
/// <param name="Since">The day it came into that stage.</param>
/// <param name="PromisedOn">The day by which a decision was promised, or null.</param>
/// <param name="DecidedOn">The day it was decided, or null.</param>
/// <param name="FeedAt">When the case system said so.</param>
public sealed record CaseStatus(
    Guid ServiceId,
    CaseStage Stage,
    DateOnly ReceivedOn,
    DateOnly Since,
    DateOnly? PromisedOn,
    DateOnly? DecidedOn,
    DateTimeOffset FeedAt
);
