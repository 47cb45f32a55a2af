using System.Collections.Immutable;

namespace Bellwether.Organization;

/// <summary>A number of the operation, with its provenance. It explains scores; it is never a score.</summary>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Channel">The channel's code.</param>
/// <param name="Kind">What it is: one of <see cref="Kinds"/>.</param>
/// <param name="First">First day of the period.</param>
/// <param name="Last">Last day of the period, included.</param>
/// <param name="Value">The number, to thousandths: people, cases, minutes or hours.</param>
/// <param name="Source">Where it is from, in words: file and row.</param>
public sealed record OperationalFact(
    Guid AgencyId,
    Guid ServiceId,
    string Channel,
    string Kind,
    DateOnly First,
    DateOnly Last,
    decimal Value,
    string Source
)
{
    /// <summary>
    /// What can be told: mean minutes people waited; cases started, completed and waiting at the end; hours of work and of
    /// overtime; people at work; and pairs of counts of which the first is part of the second: promises kept of those due,
    /// issues solved at the first contact of those closed, requests answered in time of those due, cases reopened of those closed;
    /// of a contact centre the calls offered, answered, abandoned, answered within its target, called again within seven days and
    /// transferred, the mean seconds until an answer and of handling, and the mean cost of a contact.
    /// </summary>
    public static ImmutableArray<string> Kinds { get; } =
    [
        "waiting_minutes",
        "started",
        "completed",
        "backlog",
        "workload_hours",
        "overtime_hours",
        "staff",
        "promises_kept",
        "promises_due",
        "issues_first",
        "issues_closed",
        "requests_in_time",
        "requests_due",
        "cases_reopened",
        "cases_closed",
        "calls_offered",
        "calls_answered",
        "calls_abandoned",
        "calls_in_time",
        "calls_repeated",
        "calls_transferred",
        "answer_seconds",
        "handle_seconds",
        "cost_per_contact",
    ];

    /// <summary>The pairs: what is counted, and what it is a part of.</summary>
    public static ImmutableArray<(string Part, string Whole)> Pairs { get; } =
    [
        ("promises_kept", "promises_due"),
        ("issues_first", "issues_closed"),
        ("completed", "started"),
        ("requests_in_time", "requests_due"),
        ("cases_reopened", "cases_closed"),
    ];

    /// <summary>True when only whole numbers make sense.</summary>
    public static bool IsCount(string kind) =>
        kind == "backlog"
        || kind.StartsWith("calls_", StringComparison.Ordinal)
        || Pairs.Any(pair => pair.Part == kind || pair.Whole == kind);
}
