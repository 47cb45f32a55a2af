using System.Text.Json.Serialization;
using Bellwether.Statistics;
using Bellwether.Statistics.Intervals;

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
    /// <summary>In how many of a hundred quarters in which nothing happens an agency may be told of a change of a service, and again of
    /// anything else on the pages of its services.</summary>
    public const double NamedByChance = 0.02;

    // The families of looks on the page of a service beside its first change: other measures, splits, themes.
    private const int OtherLooks = 10;

    /// <summary>How small the p-value must be for a change or a difference to be named.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>The rule for one service among many: whoever looks at all of them is hardly ever told of what is only chance.</summary>
    /// <param name="services">How many services are looked at.</param>
    /// <param name="measure">The measure whose change is judged; trust, which every page begins with, has more room than the others. Null for
    /// anything else: parts, themes.</param>
    public static VerdictRule OfOne(int services, string? measure) =>
        Default with
        {
            Level = NamedByChance / (Math.Max(1, services) * (measure == "trust" ? 1 : OtherLooks)),
        };

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
        if (interval.Low > 0 && value >= SmallestThatMatters && Holds(change))
            return Verdict.Improved;
        if (interval.High < 0 && value <= -SmallestThatMatters && Holds(change))
            return Verdict.Worse;
        return interval.Low >= -SurelySmall && interval.High <= SurelySmall
            ? Verdict.NoDetectableChange
            : Verdict.CannotTellYet;
    }

    // At the usual level the interval has said it already.
    private bool Holds(Estimate change) => Level >= 0.05 || FalseDiscovery.PValue(change) <= Level;
}
