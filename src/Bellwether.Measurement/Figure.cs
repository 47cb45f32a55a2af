using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>A figure with everything that is needed to read it honestly. It is never shown as a number alone.</summary>
public sealed record Figure
{
    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Whose answers.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Of which period.</summary>
    public required Period Period { get; init; }

    /// <summary>True while the period is not over: late answers will still move the figure.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>The share of favourable answers, 0 to 1, with Wilson's interval: works for every form.</summary>
    public required Estimate Favourable { get; init; }

    /// <summary>The mean on the scale of the form. NotIdentified when forms are mixed or are no scale.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>The share of the two highest answers. NotIdentified when forms are mixed or are no scale.</summary>
    public required Estimate TopTwo { get; init; }

    /// <summary>The share of the two lowest answers. NotIdentified when forms are mixed or are no scale.</summary>
    public required Estimate BottomTwo { get; init; }

    /// <summary>How many gave each answer; empty when forms are mixed or there are too few answers.</summary>
    public ImmutableArray<OptionCount> Distribution { get; init; } = [];

    /// <summary>Answers it rests on.</summary>
    public long Answers { get; init; }

    /// <summary>Answers by the form in which they were given.</summary>
    public ImmutableArray<Part> Forms { get; init; } = [];

    /// <summary>Answers by the channel people came by; the name is the channel's code, or empty when not known.</summary>
    public ImmutableArray<Part> Modes { get; init; } = [];

    /// <summary>Answers of the period that are kept and not counted, because somebody marked them: spam, flagged, deleted.</summary>
    public ImmutableArray<LeftOut> NotCounted { get; init; } = [];

    /// <summary>How many of those offered the questions answered.</summary>
    public required ResponseRate ResponseRate { get; init; }

    /// <summary>The smallest group that a form promised to show, where answers are kept back for it; 0: none are.</summary>
    public int SmallestGroup { get; init; }

    /// <summary>What may be said: Enough, NoAnswers, TooFew, or Suppressed where all answers are kept back.</summary>
    public required EstimateStatus Status { get; init; }

    /// <summary>What must be known before the figure is quoted.</summary>
    public ImmutableArray<LocalText> Cautions { get; init; } = [];

    /// <summary>How it was computed.</summary>
    public required FigureExplanation Explanation { get; init; }
}

/// <summary>How many gave one answer.</summary>
/// <param name="Key">The option's key.</param>
/// <param name="Label">What respondents read.</param>
/// <param name="Value">Its number on the scale, or null.</param>
/// <param name="Favourable">True when it counts as favourable.</param>
/// <param name="Count">How many.</param>
public sealed record OptionCount(
    string Key,
    LocalText Label,
    int? Value,
    bool Favourable,
    long Count
);

/// <summary>Answers that are kept and not counted in any figure.</summary>
/// <param name="Reason">Why: spam, flagged or deleted.</param>
/// <param name="Answers">How many.</param>
public sealed record LeftOut(string Reason, long Answers);

/// <summary>A part of the answers.</summary>
/// <param name="Name">A stable name.</param>
/// <param name="Answers">How many.</param>
public sealed record Part(string Name, long Answers);
