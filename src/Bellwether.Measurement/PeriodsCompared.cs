using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;
using Bellwether.Statistics.Gap;

namespace Bellwether.Measurement;

/// <summary>In what a change is expressed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparedIn>))]
public enum ComparedIn
{
    /// <summary>The mean on the common scale.</summary>
    Mean,

    /// <summary>The share of favourable answers, 0 to 1: forms are mixed, or are no scale.</summary>
    Share,
}

/// <summary>
/// Two periods compared in every honest way. A unit is one survey with one wording: a survey that changed its wording left and
/// another entered.
/// </summary>
public sealed record PeriodsCompared
{
    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Whose answers.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The first period.</summary>
    public required Period From { get; init; }

    /// <summary>The second period.</summary>
    public required Period To { get; init; }

    /// <summary>In what the changes are expressed, those of favourable answers excepted.</summary>
    public required ComparedIn In { get; init; }

    /// <summary>Everything in the slot, withheld or not, pooled: what a naive reader computes.</summary>
    public required PeriodChange AsFiled { get; init; }

    /// <summary>All answers that count, pooled.</summary>
    public required PeriodChange Pooled { get; init; }

    /// <summary>The mean of the surveys, each counting the same.</summary>
    public required PeriodChange UnitMean { get; init; }

    /// <summary>The surveys with the same wording in both periods, with the weights of the first: like for like.</summary>
    public required PeriodChange Matched { get; init; }

    /// <summary>The same over everything in the slot, withheld or not.</summary>
    public required PeriodChange MatchedAsFiled { get; init; }

    /// <summary>Where the pooled change comes from; the four parts add up to it.</summary>
    public required ChangeParts Parts { get; init; }

    /// <summary>Where the change as filed comes from.</summary>
    public required ChangeParts AsFiledParts { get; init; }

    /// <summary>The share of favourable answers, like for like: what the verdict is computed from.</summary>
    public required PeriodChange FavourableMatched { get; init; }

    /// <summary>The share of favourable answers, all that count, pooled.</summary>
    public required PeriodChange FavourablePooled { get; init; }

    /// <summary>Where the change of that share comes from: it stands beside every headline change.</summary>
    public required ChangeParts FavourableParts { get; init; }

    /// <summary>The verdict on the like-for-like change.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The verdict in words, with what limits it: unknown offers, a low response rate, too few answers.</summary>
    public required LocalText VerdictWords { get; init; }

    /// <summary>True when the change as filed and the like-for-like change point in opposite directions.</summary>
    public bool SignsDiffer { get; init; }

    /// <summary>How many of those offered the questions answered, in the first period.</summary>
    public required ResponseRate ResponseRateFrom { get; init; }

    /// <summary>How many of those offered the questions answered, in the second period.</summary>
    public required ResponseRate ResponseRateTo { get; init; }

    /// <summary>True while the second period is not over.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>What happened, in plain sentences.</summary>
    public ImmutableArray<LocalText> Sentences { get; init; } = [];

    /// <summary>How it was computed.</summary>
    public required FigureExplanation Explanation { get; init; }
}

/// <summary>Where a pooled change comes from.</summary>
/// <param name="Rate">What the surveys of both periods changed by themselves.</param>
/// <param name="Mix">What their growing or shrinking changed.</param>
/// <param name="Entered">What surveys changed that are only in the second period.</param>
/// <param name="Left">What surveys changed that are only in the first period.</param>
/// <param name="Surveys">Every survey's part, the largest first. They add up to the four parts.</param>
public sealed record ChangeParts(
    Estimate Rate,
    Estimate Mix,
    Estimate Entered,
    Estimate Left,
    ImmutableArray<SurveyPart> Surveys
);

/// <summary>One survey's part in a change.</summary>
/// <param name="Collector">The survey.</param>
/// <param name="Question">The wording.</param>
/// <param name="Presence">In both periods, entered, or left.</param>
/// <param name="AnswersFrom">Answers in the first period; 0 when it entered.</param>
/// <param name="AnswersTo">Answers in the second period; 0 when it left.</param>
/// <param name="From">Its figure in the first period, or null.</param>
/// <param name="To">Its figure in the second period, or null.</param>
/// <param name="Rate">Its part in the rate.</param>
/// <param name="Mix">Its part in the mix, or in entered or left.</param>
/// <param name="Withheld">Why its answers do not count, or null; only in parts of the change as filed.</param>
public sealed record SurveyPart(
    ScopedCollector Collector,
    string Question,
    Presence Presence,
    long AnswersFrom,
    long AnswersTo,
    double? From,
    double? To,
    double Rate,
    double Mix,
    string? Withheld
)
{
    /// <summary>Its whole part in the change.</summary>
    public double Total => Rate + Mix;
}

/// <summary>In which of the two periods a survey was answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Presence>))]
public enum Presence
{
    /// <summary>In both.</summary>
    Both,

    /// <summary>Only in the second.</summary>
    Entered,

    /// <summary>Only in the first.</summary>
    Left,
}
