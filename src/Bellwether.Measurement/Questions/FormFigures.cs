using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>Whose questions are asked about.</summary>
/// <param name="AgencyId">Whose.</param>
/// <param name="Scope">Whose answers; usually one collector.</param>
/// <param name="Period">Of which period.</param>
public sealed record QuestionsQuery(Guid AgencyId, Scope Scope, Period Period)
{
    /// <summary>Only answers of this channel; null: of all.</summary>
    public string? Channel { get; init; }
}

/// <summary>What people answered to every question of a form in a period.</summary>
public sealed record FormFigures
{
    /// <summary>Whose answers.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Of which period.</summary>
    public required Period Period { get; init; }

    /// <summary>True while the period is not over.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Responses that are counted and may be shown.</summary>
    public long Responses { get; init; }

    /// <summary>How many of those offered the questions answered.</summary>
    public required ResponseRate ResponseRate { get; init; }

    /// <summary>The questions in the order of the latest version; a question in other words stands beside its successor.</summary>
    public ImmutableArray<QuestionFigure> Questions { get; init; } = [];

    /// <summary>The smallest group that a form promised to show, where answers are kept back for it; 0: none are.</summary>
    public int SmallestGroup { get; init; }

    /// <summary>What must be known before anything is quoted.</summary>
    public ImmutableArray<LocalText> Cautions { get; init; } = [];
}

/// <summary>What people answered to one question in one wording.</summary>
/// <param name="Key">The question's key.</param>
/// <param name="Kind">What kind of answer it takes.</param>
/// <param name="Prompt">Its words.</param>
public sealed record QuestionFigure(string Key, ItemKind Kind, LocalText Prompt)
{
    /// <summary>Numbers of the versions that asked it so, rising.</summary>
    public ImmutableArray<int> Versions { get; init; } = [];

    /// <summary>True when the latest version that was answered does not ask it so any more.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>What a number is counted in, or null.</summary>
    public LocalText? Unit { get; init; }

    /// <summary>Digits after the decimal sign of a number.</summary>
    public int Decimals { get; init; }

    /// <summary>How many were asked.</summary>
    public long Asked { get; init; }

    /// <summary>How many answered; "does not apply" is no answer.</summary>
    public long Answered { get; init; }

    /// <summary>What may be said: Enough, NoAnswers, TooFew, or Suppressed where all answers are kept back.</summary>
    public required EstimateStatus Status { get; init; }

    /// <summary>Options in their order, or the bins of a number or a day; none unless there are enough answers.</summary>
    public ImmutableArray<AnswerShare> Answers { get; init; } = [];

    /// <summary>Of a number or a scale: the mean, in its own unit; null where there is none to speak of.</summary>
    public Estimate? Mean { get; init; }

    /// <summary>Of a number: the median, in its own unit.</summary>
    public Estimate? Median { get; init; }

    /// <summary>Where the interval of the mean is the widest possible, because squares were not kept.</summary>
    public bool WidestInterval { get; init; }
}

/// <summary>One option, or one bin.</summary>
/// <param name="Key">The option's key; of a bin the two ends.</param>
/// <param name="Label">Its words.</param>
/// <param name="Count">How many chose it; of a ranking, how many put it first.</param>
/// <param name="Share">Their share of those who answered the question, with Wilson's interval.</param>
public sealed record AnswerShare(string Key, LocalText Label, long Count, Estimate Share)
{
    /// <summary>Of a ranking: how many gave it any place.</summary>
    public long? Placed { get; init; }

    /// <summary>Of a ranking: the mean place among those who gave it one (1 is first); TooFew below ten.</summary>
    public Estimate? MeanRank { get; init; }
}
