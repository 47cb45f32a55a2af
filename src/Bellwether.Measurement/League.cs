using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>One measure over all services, each against all the others and against its own past.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Period">Of which period.</param>
/// <param name="Before">The period that changes are measured from, or null.</param>
/// <param name="IsProvisional">True while the period is not over.</param>
/// <param name="Rows">One per service that asked the question in either period, by name.</param>
public sealed record League(
    Measure Measure,
    Period Period,
    Period? Before,
    bool IsProvisional,
    ImmutableArray<LeagueRow> Rows
);

/// <summary>One service of a league.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Service">Its name.</param>
/// <param name="Part">Its figure, and how it differs from all other services.</param>
/// <param name="ResponseRate">How many of those offered the questions answered.</param>
/// <param name="Change">The change since the period before, like for like, with its interval.</param>
/// <param name="Verdict">What may be said about the change.</param>
/// <param name="Breaks">Where its questions changed between the two periods.</param>
/// <param name="Withheld">What it filed that is kept but not counted, in the later period.</param>
public sealed record LeagueRow(
    Guid ServiceId,
    string Service,
    ComparedPart Part,
    ResponseRate ResponseRate,
    Estimate Change,
    Verdict Verdict,
    ImmutableArray<SeriesBreak> Breaks,
    ImmutableArray<Exclusion> Withheld
)
{
    /// <summary>True when the change holds after allowing for all services that were looked at (Benjamini and Hochberg).</summary>
    public bool ChangeHolds { get; init; }
}
