using System.Collections.Immutable;
using Bellwether.Statistics;

namespace Bellwether.Measurement;

/// <summary>One issue of a week: a reason people got in touch for.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Contacts">Contacts in the week.</param>
/// <param name="Share">Their share of all contacts.</param>
/// <param name="Before">The share in the four weeks before.</param>
/// <param name="Change">The change of the share, with its interval.</param>
/// <param name="Pain">Of the comments of the last quarter of a year about it whose answer is known: the share that was not favourable.</param>
/// <param name="PainTimes">How many times the pain of all comments together; few comments count little, none count 1.</param>
/// <param name="TrendTimes">How many times the contacts a day of the four weeks before.</param>
/// <param name="Weight">Volume times pain times trend, as a share of all issues together, 0 to 1.</param>
/// <param name="RankByVolume">1: the most contacts.</param>
/// <param name="RankByPain">1: the most pain.</param>
public sealed record TopIssue(
    ContactReason Reason,
    long Contacts,
    Estimate Share,
    Estimate Before,
    Estimate Change,
    Estimate Pain,
    double PainTimes,
    double TrendTimes,
    double Weight,
    int RankByVolume,
    int RankByPain
)
{
    /// <summary>What the contacts cost; null when nobody has said what a contact costs on each channel.</summary>
    public decimal? Cost { get; init; }

    /// <summary>How many agents said that this hurt people most; null while fewer than ten voted.</summary>
    public long? Votes { get; init; }
}

/// <summary>Why people got in touch in a week, the heaviest first.</summary>
/// <param name="Scope">Whose contacts.</param>
/// <param name="First">Monday.</param>
/// <param name="Last">Sunday.</param>
/// <param name="Contacts">Contacts in the week, as far as they are known.</param>
/// <param name="MissingDays">Weekdays of which nothing is known: a gap, never zero.</param>
/// <param name="Cost">What all contacts cost; null when it is not known.</param>
/// <param name="AvoidableShare">The share of contacts that better service would have made unnecessary.</param>
/// <param name="Ballots">Agents who voted; null while fewer than ten did.</param>
/// <param name="Issues">The issues, the heaviest first. Praise is no issue.</param>
public sealed record TopIssues(
    Scope Scope,
    DateOnly First,
    DateOnly Last,
    long Contacts,
    ImmutableArray<DateOnly> MissingDays,
    decimal? Cost,
    Estimate AvoidableShare,
    long? Ballots,
    ImmutableArray<TopIssue> Issues
);
