using System.Collections.Immutable;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Statistics;

namespace Bellwether.Publishing;

/// <summary>What somebody reads in ten minutes before a meeting: what is known, what is not, and one decision for each.</summary>
/// <param name="About">The agency or the unit it is about.</param>
/// <param name="Period">The fiscal quarter.</param>
/// <param name="Before">The earlier quarter that changes are measured from, or null where there is none.</param>
/// <param name="PreparedOn">The agency's day on which it was prepared.</param>
/// <param name="Headline">The one figure, in a sentence.</param>
/// <param name="Figure">The same figure, to be checked.</param>
/// <param name="Known">At most three things that the answers support, the most important first.</param>
/// <param name="NotKnown">At most three things that they do not.</param>
/// <param name="MixWarnings">Where a figure moved, or may move, because of who is counted.</param>
/// <param name="Notes">What holds for every number in it.</param>
public sealed record Brief(
    string About,
    Period Period,
    Period? Before,
    DateOnly PreparedOn,
    LocalText Headline,
    BriefNumber Figure,
    ImmutableArray<BriefStatement> Known,
    ImmutableArray<BriefStatement> NotKnown,
    ImmutableArray<BriefStatement> MixWarnings,
    ImmutableArray<LocalText> Notes
)
{
    /// <summary>Every statement, in the order of the page.</summary>
    public IEnumerable<BriefStatement> Statements => Known.Concat(NotKnown).Concat(MixWarnings);
}

/// <summary>One thing that is known or not, why it may be said, and what to decide.</summary>
/// <param name="Kind">A stable name: change, weakest, service-worse, offers, withheld, entered-left.</param>
/// <param name="Says">The statement.</param>
/// <param name="Because">Why it may be said, or why it may not.</param>
/// <param name="Decision">The one decision it asks for.</param>
/// <param name="Numbers">The numbers in it, each with what it takes to check it.</param>
public sealed record BriefStatement(
    string Kind,
    LocalText Says,
    LocalText Because,
    LocalText Decision,
    ImmutableArray<BriefNumber> Numbers
)
{
    /// <summary>How much it matters beside the others: the brief takes the highest.</summary>
    internal int Weight { get; init; }

    /// <summary>The service it is about, so that one service does not fill the page.</summary>
    internal Guid? ServiceId { get; init; }
}

/// <summary>In what a number of a brief is expressed.</summary>
public enum BriefUnit
{
    /// <summary>A share, 0 to 1.</summary>
    Share,

    /// <summary>A change or difference of shares.</summary>
    Points,

    /// <summary>A change of a mean on its scale.</summary>
    Scale,

    /// <summary>A count; it has no interval, because it was counted.</summary>
    Count,
}

/// <summary>One number of a brief.</summary>
/// <param name="What">What it is.</param>
/// <param name="Unit">In what it is expressed.</param>
/// <param name="Value">The value with its interval, n and method.</param>
/// <param name="Period">Of which period, or between which two.</param>
/// <param name="Trace">The command, or the address, that gives it again.</param>
public sealed record BriefNumber(
    LocalText What,
    BriefUnit Unit,
    Estimate Value,
    string Period,
    string Trace
);
