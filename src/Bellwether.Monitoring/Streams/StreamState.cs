using Bellwether.Statistics.Change;

namespace Bellwether.Monitoring;

/// <summary>What is known of a stream at the end of a day. It never changes; the next day makes another.</summary>
internal sealed record StreamState
{
    /// <summary>What is usual, or null while too little lies behind the stream.</summary>
    public Baseline? Usual { get; init; }

    /// <summary>The first day of the current way of things: nothing before it tells what is usual.</summary>
    public DateOnly From { get; init; }

    /// <summary>The day what is usual was found.</summary>
    public DateOnly FittedOn { get; init; }

    /// <summary>The evidence against it, so far.</summary>
    public EDetector? Detector { get; init; }

    /// <summary>The last day with answers.</summary>
    public DateOnly LastAnswer { get; init; }

    /// <summary>The day a fall was signalled; null when none waits.</summary>
    public DateOnly? AlarmedOn { get; init; }

    /// <summary>The day that change began.</summary>
    public DateOnly ChangedOn { get; init; }

    /// <summary>True once its silence was signalled.</summary>
    public bool IsSilent { get; init; }

    /// <summary>How many answers are usual, of a stream that counts them; null while too little lies behind it.</summary>
    public VolumeUsual? Volume { get; init; }

    /// <summary>The evidence that fewer answers come.</summary>
    public CountDetector? Drop { get; init; }

    /// <summary>The evidence that more answers come.</summary>
    public CountDetector? Surge { get; init; }

    /// <summary>True when it is judged each day.</summary>
    public bool IsWatched => (Usual is not null || Volume is not null) && AlarmedOn is null;

    /// <summary>The evidence as one number: the mean of two e-values is an e-value.</summary>
    public double LogEvidence =>
        Detector?.LogValue
        ?? (
            Drop is null || Surge is null
                ? double.NegativeInfinity
                : Math.Log(
                    (
                        Math.Exp(Math.Min(Drop.LogValue, 300))
                        + Math.Exp(Math.Min(Surge.LogValue, 300))
                    ) / 2
                )
        );
}
