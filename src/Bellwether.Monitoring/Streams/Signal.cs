namespace Bellwether.Monitoring;

/// <summary>What a detector found.</summary>
public enum SignalKind
{
    /// <summary>Fewer people are content than is usual.</summary>
    Fall = 1,

    /// <summary>Answers stopped coming in.</summary>
    Silence = 2,

    /// <summary>A rule that somebody wrote came true.</summary>
    Rule = 3,
}

/// <summary>One stream that stands out, with the evidence.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Kind">What was found.</param>
/// <param name="RaisedOn">The local day on which the evidence was enough.</param>
/// <param name="Since">The first day of the change, as far as can be told; of a silence the last day with answers.</param>
/// <param name="UsualShare">Favourable share before, 0 to 1.</param>
/// <param name="UsualAnswers">Answers that share rests on.</param>
/// <param name="FavourableSince">Favourable answers since.</param>
/// <param name="AnswersSince">Answers since.</param>
/// <param name="LogEvidence">Natural log of the detector's value; at 0 nothing speaks for a change.</param>
/// <param name="OverDispersion">How much more the stream varies than chance alone; the evidence was divided by it.</param>
public sealed record Signal(
    StreamKey Stream,
    SignalKind Kind,
    DateOnly RaisedOn,
    DateOnly Since,
    double UsualShare,
    long UsualAnswers,
    long FavourableSince,
    long AnswersSince,
    double LogEvidence,
    double OverDispersion
);
