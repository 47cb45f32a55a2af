using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>What an index is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubjectKind>))]
public enum SubjectKind
{
    /// <summary>One service.</summary>
    Service = 1,

    /// <summary>A unit with everything below it.</summary>
    Unit = 2,

    /// <summary>The whole agency, or as much of it as the reader may see.</summary>
    Agency = 3,
}

/// <summary>One service, unit or agency.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slug">Its place in addresses, for a service.</param>
public sealed record IndexSubject(SubjectKind Kind, Guid Id, string Name, string? Slug = null);

/// <summary>An index with everything needed to read it honestly.</summary>
public sealed record IndexFigure
{
    /// <summary>How it is made; its name is stamped wherever the figure goes.</summary>
    public required IndexDefinition Definition { get; init; }

    /// <summary>What it is about.</summary>
    public required IndexSubject Subject { get; init; }

    /// <summary>Of which quarter.</summary>
    public required Period Period { get; init; }

    /// <summary>True while the quarter is not over.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>0 to 100, with its interval; NotIdentified when too little of it is measured.</summary>
    public required Estimate Score { get; init; }

    /// <summary>The share of the weight that is measured, 0 to 1.</summary>
    public double Coverage { get; init; }

    /// <summary>The share of the measured weight that comes from what customers answer.</summary>
    public double FromCustomers { get; init; }

    /// <summary>Why there is no number; null when there is one.</summary>
    public LocalText? WhyNot { get; init; }

    /// <summary>For a service: every part, measured or not. Empty for a unit or an agency.</summary>
    public ImmutableArray<PartFigure> Parts { get; init; } = [];

    /// <summary>For a unit or an agency: its services, those without a number too.</summary>
    public ImmutableArray<ServiceShare> Services { get; init; } = [];

    /// <summary>Answers it rests on: the most that one part has on each channel, added over channels and services.</summary>
    public long Answers { get; init; }

    /// <summary>What must be known before it is quoted.</summary>
    public ImmutableArray<LocalText> Cautions { get; init; } = [];

    /// <summary>What adds up to the score: weight times score, weights adding to 1. Empty when there is no number.</summary>
    internal ImmutableArray<IndexTerm> Terms { get; init; } = [];
}

/// <summary>One part of a service's index.</summary>
/// <param name="Part">The part.</param>
/// <param name="Score">0 to 100, weighted by the customers of the channels; null when it is not measured.</param>
/// <param name="Contribution">Points of the index that come from it.</param>
/// <param name="Coverage">The share of the service's customers on whose channels it is measured.</param>
/// <param name="Channels">What it is made of.</param>
public sealed record PartFigure(
    IndexPart Part,
    double? Score,
    double? Contribution,
    double Coverage,
    ImmutableArray<PartChannel> Channels
)
{
    /// <summary>Why it is not measured at all; null when it is.</summary>
    public LocalText? Missing { get; init; }

    /// <summary>The earlier quarter its facts are carried from; null when they are of this one.</summary>
    public Period? CarriedFrom { get; init; }
}

/// <summary>A part on one channel.</summary>
/// <param name="Channel">The channel's code; empty when it is counted for all channels at once.</param>
/// <param name="Share">The channel's share of the service's customers.</param>
/// <param name="Way">How it is measured.</param>
/// <param name="Value">The share of favourable answers, the balance of a driver, or the share that was counted.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="ScoreLow">The lower end of its interval as a score.</param>
/// <param name="ScoreHigh">The upper end.</param>
public sealed record PartChannel(
    string Channel,
    double Share,
    PartWay Way,
    Estimate Value,
    double Score,
    double ScoreLow,
    double ScoreHigh
);

/// <summary>A service in the index of a unit or an agency.</summary>
/// <param name="Figure">The service's own index.</param>
/// <param name="Weight">What it counts, 0 to 1; 0 when it has no number.</param>
/// <param name="Customers">Its customers in the quarter; null when not known.</param>
/// <param name="IsCapped">True when it would count for more than the most that one service may.</param>
public sealed record ServiceShare(
    IndexFigure Figure,
    double Weight,
    long? Customers,
    bool IsCapped
);

/// <summary>One term of an index: weight times score. Terms of one line (a part on its channels) are told together.</summary>
internal sealed record IndexTerm(
    string Key,
    string Line,
    LocalText Name,
    double Weight,
    double Score
);
