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
    /// overtime; people at work.
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
    ];

    /// <summary>True when only whole numbers make sense.</summary>
    public static bool IsCount(string kind) => kind is "started" or "completed" or "backlog";
}
