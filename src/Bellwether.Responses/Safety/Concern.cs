namespace Bellwether.Responses;

/// <summary>What the rules found in a response whose words may say that somebody is in danger.</summary>
/// <param name="Tier">1: a person must look at once; 2: soon.</param>
/// <param name="Kinds">Which kinds of danger, as codes: self-harm, threat, violence, emergency, child.</param>
/// <param name="Rules">Which rules found it, as codes; never words of the response.</param>
public sealed record NewConcern(int Tier, IReadOnlyList<string> Kinds, IReadOnlyList<string> Rules);

/// <summary>How far a concern has come.</summary>
public enum ConcernState
{
    /// <summary>Nobody has answered for it.</summary>
    Waiting = 1,

    /// <summary>Somebody has said that they look after it.</summary>
    Acknowledged = 2,

    /// <summary>It is with those who can help: a hotline, the police, a supervisor.</summary>
    HandedOn = 3,

    /// <summary>It is over, with a verdict.</summary>
    Closed = 4,
}

/// <summary>What a concern turned out to be.</summary>
public enum ConcernVerdict
{
    /// <summary>Somebody was in danger, or may have been.</summary>
    Real = 1,

    /// <summary>The words meant something else.</summary>
    NotReal = 2,

    /// <summary>An exercise.</summary>
    Drill = 3,
}

/// <summary>What somebody did about a concern.</summary>
public enum ConcernStepKind
{
    /// <summary>Opened its page.</summary>
    Looked = 1,

    /// <summary>Said that they look after it.</summary>
    Acknowledged = 2,

    /// <summary>Handed it on.</summary>
    HandedOn = 3,

    /// <summary>Closed it with a verdict.</summary>
    Closed = 4,

    /// <summary>Opened the sealed words.</summary>
    OpenedOriginal = 5,
}

/// <summary>One thing somebody did about a concern.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Note">To whom it was handed on, or what came of it; "" for nothing.</param>
public sealed record ConcernStep(ConcernStepKind Kind, string By, DateTimeOffset At, string Note);

/// <summary>A response whose words may say that somebody is in danger, waiting for a person.</summary>
/// <param name="CollectorId">Where it came in; Guid.Empty for a drill.</param>
/// <param name="Day">The local day of the response.</param>
/// <param name="ResponseId">The response.</param>
/// <param name="Tier">1: at once; 2: soon.</param>
/// <param name="Kinds">Which kinds of danger.</param>
/// <param name="Rules">Which rules found it.</param>
/// <param name="RaisedAt">When it came in; the start of the day once it is closed, if the person did not want to be followed.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Verdict">What it turned out to be.</param>
/// <param name="IsDrill">True for an exercise.</param>
public sealed record Concern(
    Guid CollectorId,
    DateOnly Day,
    Guid ResponseId,
    int Tier,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Rules,
    DateTimeOffset RaisedAt,
    ConcernState State,
    ConcernVerdict? Verdict,
    bool IsDrill
)
{
    /// <summary>The redacted words of the response, one for each item that has some; a drill's own sentence.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What was done about it, oldest first.</summary>
    public IReadOnlyList<ConcernStep> Steps { get; init; } = [];
}
