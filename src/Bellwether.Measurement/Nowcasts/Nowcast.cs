using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>A rare survey of a random sample and the live answers, joined: where the measure is now, and how much of that is owed to each.</summary>
public sealed record Nowcast
{
    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Whose answers.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Enough; NotIdentified without a periodic survey; TooFew or NoAnswers.</summary>
    public required EstimateStatus Status { get; init; }

    /// <summary>The favourable share in the last month, 0 to 1, with its interval.</summary>
    public required Estimate Now { get; init; }

    /// <summary>The months, oldest first.</summary>
    public ImmutableArray<NowcastPoint> Points { get; init; } = [];

    /// <summary>Share of what is known of the last month that the live answers add, 0 to 1; the rest is the surveys'.</summary>
    public double FeedShare { get; init; }

    /// <summary>How selective the live answers are; null where no survey month has live answers too, or customers are not counted.</summary>
    public NowcastSelection? Selection { get; init; }

    /// <summary>The result in sentences.</summary>
    public required LocalText Words { get; init; }

    /// <summary>What must be known to read it.</summary>
    public ImmutableArray<LocalText> Cautions { get; init; } = [];
}

/// <summary>One month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Survey">What the survey said, or no answers.</param>
/// <param name="Feed">What the live answers said.</param>
/// <param name="Combined">Both joined, with hindsight.</param>
/// <param name="Reopened">The survey disagreed so much that the bias of the live answers was judged anew.</param>
public sealed record NowcastPoint(
    Period Month,
    Estimate Survey,
    Estimate Feed,
    Estimate Combined,
    bool Reopened
);

/// <summary>How selective the live answers are, by the survey.</summary>
/// <param name="Answers">Live answers in the quarter of the last survey.</param>
/// <param name="Customers">Customers in that quarter.</param>
/// <param name="Apart">Live answers less survey, a share.</param>
/// <param name="Correlation">Link between answering and being content (data-defect correlation).</param>
/// <param name="WorthOf">As many answers drawn at random would say as much; null where there is no selection.</param>
/// <param name="ToHide">The change of that correlation that moves the live share by the smallest change that matters.</param>
/// <param name="ToOverturn">The change that would undo what is said of the time since the last survey; null where nothing is said of it.</param>
public sealed record NowcastSelection(
    long Answers,
    long Customers,
    double Apart,
    double Correlation,
    double? WorthOf,
    double ToHide,
    double? ToOverturn
);
