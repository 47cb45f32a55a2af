using System.Collections.Immutable;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>A speed beside the quality of the same calls. There is no speed without its twin: hurrying people off the line is not service.</summary>
/// <param name="Seconds">Mean seconds, weighted by the calls of each day.</param>
/// <param name="Calls">Calls it rests on.</param>
/// <param name="Twin">The share of issues solved at the first contact, or of callers who did not call again; with its interval.</param>
/// <param name="TwinKind">"first_contact" or "not_repeated".</param>
public sealed record SpeedWithTwin(double Seconds, long Calls, Estimate Twin, string TwinKind);

/// <summary>How a contact centre did in some days. What is not known is null, never zero.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Offered">Calls that came in.</param>
/// <param name="Answered">Calls that were answered.</param>
/// <param name="Abandoned">The share of calls whose callers hung up before an answer.</param>
/// <param name="InTime">The share of answered calls answered within the centre's target.</param>
/// <param name="FirstContact">The share of issues solved at the first contact.</param>
/// <param name="Repeated">The share of callers who called again within seven days.</param>
/// <param name="Transferred">The share of answered calls passed on.</param>
/// <param name="Answer">Until an answer; null when not known, or when no quality of the same days is.</param>
/// <param name="Handle">Of handling a call; likewise.</param>
/// <param name="SpeedWithheld">True when speeds are known and no quality is: then they are not shown.</param>
/// <param name="DaysKnown">Days of which calls are known.</param>
/// <param name="MissingDays">Days between the first and the last known one of which nothing is: gaps, not zero.</param>
public sealed record CentreFigures(
    DateOnly First,
    DateOnly Last,
    long? Offered,
    long? Answered,
    Estimate Abandoned,
    Estimate InTime,
    Estimate FirstContact,
    Estimate Repeated,
    Estimate Transferred,
    SpeedWithTwin? Answer,
    SpeedWithTwin? Handle,
    bool SpeedWithheld,
    int DaysKnown,
    ImmutableArray<DateOnly> MissingDays
);
