using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bellwether.Monitoring;

/// <summary>What a person found an alert to be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertVerdict>))]
public enum AlertVerdict
{
    /// <summary>Nobody has looked yet.</summary>
    Open = 0,

    /// <summary>Something did change.</summary>
    Real = 1,

    /// <summary>Nothing did: chance, a holiday, a fault of the form.</summary>
    False = 2,

    /// <summary>It did, and it was known before the alert.</summary>
    Known = 3,
}

/// <summary>Streams of one service that stand out, and what people made of it.</summary>
/// <param name="AlertId">Its id.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="RaisedOn">The local day on which the evidence was enough.</param>
/// <param name="RaisedAt">When it was recorded.</param>
/// <param name="Signals">The streams, the strongest evidence first.</param>
public sealed record Alert(
    Guid AlertId,
    Guid AgencyId,
    Guid ServiceId,
    DateOnly RaisedOn,
    DateTimeOffset RaisedAt,
    ImmutableArray<Signal> Signals
)
{
    /// <summary>True when the day was long over as it was found (after an import, say): it is kept and nobody is told.</summary>
    public bool IsHistory { get; init; }

    /// <summary>Who looks after it; null: nobody yet.</summary>
    public AlertOwner? Owner { get; init; }

    /// <summary>Not before this day it asks for attention again; null: it does.</summary>
    public DateOnly? SnoozedUntil { get; init; }

    /// <summary>Why it was put off.</summary>
    public string? SnoozeReason { get; init; }

    /// <summary>What it was found to be.</summary>
    public AlertVerdict Verdict { get; init; }

    /// <summary>What was seen, in the words of who looked.</summary>
    public string? VerdictNote { get; init; }

    /// <summary>The day it was judged.</summary>
    public DateOnly? JudgedOn { get; init; }

    /// <summary>Who judged it.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>True when it asks for attention on that day.</summary>
    public bool Waits(DateOnly today) =>
        Verdict == AlertVerdict.Open
        && !IsHistory
        && (SnoozedUntil is not { } until || until <= today);
}

/// <summary>Who looks after an alert.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name as it was then.</param>
public sealed record AlertOwner(Guid AccountId, string Name);
