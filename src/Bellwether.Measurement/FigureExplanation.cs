using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Measurement;

/// <summary>How a figure was computed: what the panel behind it shows.</summary>
/// <param name="Sentence">In one sentence.</param>
/// <param name="Method">The method's name.</param>
public sealed record FigureExplanation(LocalText Sentence, string Method)
{
    /// <summary>The method's page in the documentation.</summary>
    public string MethodPage => $"docs/methods/{Method}.md";

    /// <summary>The sums it was computed from.</summary>
    public ImmutableArray<ExplainedSum> Sums { get; init; } = [];

    /// <summary>What is kept but not counted, and why.</summary>
    public ImmutableArray<Exclusion> Exclusions { get; init; } = [];

    /// <summary>The wordings that were asked.</summary>
    public ImmutableArray<ExplainedWording> Wordings { get; init; } = [];

    /// <summary>What was chosen: scope, period, channel.</summary>
    public ImmutableArray<LocalText> Filters { get; init; } = [];

    /// <summary>The data behind the figure, one row per collector, version, period and channel.</summary>
    public ImmutableArray<FigureRow> Rows { get; init; } = [];
}

/// <summary>One sum a figure was computed from.</summary>
/// <param name="What">What was counted.</param>
/// <param name="Value">The count.</param>
public sealed record ExplainedSum(LocalText What, long Value);

/// <summary>Answers that are kept but not counted.</summary>
/// <param name="Reason">The stable reason code.</param>
/// <param name="Why">The reason in words.</param>
/// <param name="Filings">In how many filings.</param>
/// <param name="Answers">How many answers.</param>
public sealed record Exclusion(string Reason, LocalText Why, int Filings, long Answers);

/// <summary>One wording of the question.</summary>
/// <param name="Prompt">The words.</param>
/// <param name="Construct">Which construction of the measure, or empty.</param>
/// <param name="Form">The form of the answers.</param>
/// <param name="Collectors">How many collectors asked it.</param>
/// <param name="Answers">How many answered it.</param>
public sealed record ExplainedWording(
    string Prompt,
    string Construct,
    string Form,
    int Collectors,
    long Answers
);

/// <summary>One row of the data behind a figure.</summary>
/// <param name="Service">The service.</param>
/// <param name="Collector">The collector.</param>
/// <param name="Period">The first day of the period.</param>
/// <param name="Channel">The channel's code, or empty.</param>
/// <param name="Version">Number of the instrument's version; 0 for smaller rows put together.</param>
/// <param name="Form">The form of the answers.</param>
/// <param name="Question">The wording.</param>
/// <param name="Answers">How many answered.</param>
/// <param name="Favourable">How many favourably.</param>
/// <param name="Counts">How many gave each answer, in the order of the options; empty for smaller rows put together.</param>
/// <param name="Withheld">Why the row is not counted, or empty.</param>
public sealed record FigureRow(
    string Service,
    string Collector,
    DateOnly Period,
    string Channel,
    int Version,
    string Form,
    string Question,
    long Answers,
    long Favourable,
    ImmutableArray<long> Counts,
    string Withheld
);
