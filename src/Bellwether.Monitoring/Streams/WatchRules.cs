namespace Bellwether.Monitoring;

/// <summary>How streams are watched. The defaults are what docs/benchmarks.md measured.</summary>
public sealed record WatchRules
{
    /// <summary>The shipped rules.</summary>
    public static WatchRules Default { get; } = new();

    /// <summary>Days that must lie behind a stream before it is judged.</summary>
    public int BaselineDays { get; init; } = 56;

    /// <summary>Answers that must lie behind a stream before it is judged.</summary>
    public long BaselineAnswers { get; init; } = 200;

    /// <summary>Days after which what is usual is found anew while nothing stands out.</summary>
    public int RefitDays { get; init; } = 91;

    /// <summary>Longest look back when what is usual is found.</summary>
    public int LongestBaselineDays { get; init; } = 182;

    /// <summary>The smallest fall that matters, as a share: less is never an alert.</summary>
    public double SmallestFall { get; init; } = 0.05;

    /// <summary>The smallest change in the number of answers that matters, as a share of what is usual.</summary>
    public double SmallestVolumeChange { get; init; } = 0.30;

    /// <summary>Fewest comments about a theme since its rise.</summary>
    public long FewestMentions { get; init; } = 10;

    /// <summary>Days over which the share of false alarms is held at <see cref="Level"/>.</summary>
    public double PatienceDays { get; init; } = 28;

    /// <summary>Share of false alarms allowed.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>A channel falls silent after so many times the usual gap between two days with answers.</summary>
    public int SilentGaps { get; init; } = 3;

    /// <summary>Signals of one service within so many days belong to one alert.</summary>
    public int MergeDays { get; init; } = 3;

    /// <summary>Changes of one service that began within so many days of each other belong to one alert.</summary>
    public int SameOnsetDays { get; init; } = 7;
}
