namespace Bellwether.Monitoring;

/// <summary>What a detector found.</summary>
public enum SignalKind
{
    /// <summary>Fewer people are content than is usual.</summary>
    Fall = 1,

    /// <summary>Answers stopped coming in.</summary>
    Silence = 2,

    /// <summary>A share lies beyond the bound of a rule that somebody wrote.</summary>
    Rule = 3,

    /// <summary>More people write about a theme than is usual.</summary>
    ThemeRise = 4,

    /// <summary>Fewer answers come than is usual.</summary>
    VolumeFall = 5,

    /// <summary>More answers come than is usual.</summary>
    VolumeRise = 6,

    /// <summary>More weeks of work wait than should, or the backlog grows fast.</summary>
    Backlog = 7,

    /// <summary>Too much overtime, two weeks running.</summary>
    Overtime = 8,

    /// <summary>Fewer promises are kept than should be.</summary>
    Promises = 9,

    /// <summary>Numbers of the operation stopped coming in.</summary>
    Missing = 10,
}

/// <summary>One stream that stands out, with the evidence.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Kind">What was found.</param>
/// <param name="RaisedOn">The local day on which the evidence was enough.</param>
/// <param name="Since">The first day of the change, as far as can be told; of a silence the last day with answers.</param>
/// <param name="UsualShare">Favourable share before, 0 to 1; of a theme the share of comments that are not about it.</param>
/// <param name="UsualAnswers">Answers that share rests on.</param>
/// <param name="FavourableSince">Favourable answers since; of a theme the comments that are not about it.</param>
/// <param name="AnswersSince">Answers since; of a theme the comments.</param>
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
)
{
    /// <summary>The rule that came true; null when a detector found it.</summary>
    public Guid? RuleId { get; init; }

    /// <summary>The number that was found, where it is no share of answers: answers a day, weeks of work, a share of hours.</summary>
    public double? Found { get; init; }

    /// <summary>What it is held against: what is usual, or the bound.</summary>
    public double? Against { get; init; }
}
