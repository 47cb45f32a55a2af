using System.Text.Json.Serialization;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>What may be said about a change. Computed, never judged by eye.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Better, beyond chance and by enough to matter.</summary>
    Improved,

    /// <summary>Any change is too small to matter.</summary>
    NoDetectableChange,

    /// <summary>Worse, beyond chance and by enough to matter.</summary>
    Worse,

    /// <summary>Too few answers to tell a change that matters from none.</summary>
    CannotTellYet,
}

/// <summary>When a change of a share is called a change.</summary>
/// <param name="SmallestThatMatters">The smallest change of a share that matters; 0.02 is two points of 100.</param>
/// <param name="SurelySmall">An interval within plus or minus this shows that there is no change that matters.</param>
/// <param name="LeastAnswers">Answers that each period needs.</param>
/// <remarks>Source: the domain handbook, 7.1 and 7.2.</remarks>
public sealed record VerdictRule(
    double SmallestThatMatters = 0.02,
    double SurelySmall = 0.05,
    long LeastAnswers = 30
)
{
    /// <summary>The rule used unless an agency sets its own.</summary>
    public static VerdictRule Default { get; } = new();

    /// <summary>The verdict on a change.</summary>
    /// <param name="change">The change of a share, second less first, with its interval.</param>
    /// <param name="answersFrom">Answers in the first period.</param>
    /// <param name="answersTo">Answers in the second period.</param>
    public Verdict Of(Estimate change, long answersFrom, long answersTo)
    {
        if (
            answersFrom < LeastAnswers
            || answersTo < LeastAnswers
            || change is not { Value: { } value, Interval: { } interval }
        )
            return Verdict.CannotTellYet;
        if (interval.Low > 0 && value >= SmallestThatMatters)
            return Verdict.Improved;
        if (interval.High < 0 && value <= -SmallestThatMatters)
            return Verdict.Worse;
        return interval.Low >= -SurelySmall && interval.High <= SurelySmall
            ? Verdict.NoDetectableChange
            : Verdict.CannotTellYet;
    }
}
