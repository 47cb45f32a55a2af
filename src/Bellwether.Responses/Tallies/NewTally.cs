using System.Collections.Immutable;
using Bellwether.Instruments;

namespace Bellwether.Responses;

/// <summary>Counts that arrived without answers: a quarterly filing, another system's table.</summary>
/// <param name="TallyId">Made by Ids.New or Ids.From.</param>
/// <param name="AgencyId">Whose it is.</param>
/// <param name="CollectorId">The collector that stands for its source.</param>
/// <param name="Version">The frozen version whose questions were asked.</param>
/// <param name="ExternalId">The source's own id for it: a repeat within the collector changes nothing.</param>
/// <param name="First">First day it covers.</param>
/// <param name="Last">Last day it covers: one day, one calendar month, or three whole months that are a fiscal quarter.</param>
/// <param name="Slice">The dimensions it is counted under.</param>
/// <param name="Respondents">How many people answered, or null when the source does not say (then none are counted as responses).</param>
/// <param name="Items">The counts per question.</param>
/// <param name="Source">Where it comes from, for people: file, row, publisher.</param>
public sealed record NewTally(
    Guid TallyId,
    Guid AgencyId,
    Guid CollectorId,
    InstrumentVersion Version,
    string ExternalId,
    DateOnly First,
    DateOnly Last,
    Slice Slice,
    long? Respondents,
    IReadOnlyList<ItemTally> Items,
    string Source
)
{
    /// <summary>
    /// For a day or a month: the first month of its fiscal quarter, when it is to be counted in the quarter as well.
    /// A tally of a quarter needs none.
    /// </summary>
    public int? QuarterFirstMonth { get; init; }

    /// <summary>The import it came with, by which it can be taken back; null when none.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>True when it takes an earlier tally back: the same counts, negative, so that the sums of both are nothing.</summary>
    public bool TakesBack { get; init; }
}

/// <summary>The counts of one question.</summary>
/// <param name="ItemKey">The item of the version.</param>
/// <param name="Counts">How many chose each option, in the order of the options.</param>
/// <param name="Withheld">Why these counts are kept but never added to a figure (a reason code), or null.</param>
public sealed record ItemTally(string ItemKey, ImmutableArray<long> Counts, string? Withheld = null)
{
    /// <summary>How many were asked, when the source says; else as many as answered.</summary>
    public long? Asked { get; init; }

    /// <summary>How many answered, when the source says; else the sum of the counts, or unknown (0) where several options may be ticked.</summary>
    public long? Answered { get; init; }
}

/// <summary>A tally as it was recorded.</summary>
/// <param name="TallyId">Its id.</param>
/// <param name="CollectorId">Its collector.</param>
/// <param name="VersionId">The version whose questions were asked.</param>
/// <param name="ExternalId">The source's own id for it.</param>
/// <param name="First">First day it covers.</param>
/// <param name="Last">Last day it covers.</param>
/// <param name="Slice">The dimensions it is counted under.</param>
/// <param name="Respondents">How many people answered, or null.</param>
/// <param name="Items">The counts per question, the withheld ones with their reason.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Tally(
    Guid TallyId,
    Guid CollectorId,
    Guid VersionId,
    string ExternalId,
    DateOnly First,
    DateOnly Last,
    Slice Slice,
    long? Respondents,
    IReadOnlyList<ItemTally> Items,
    string Source
);
