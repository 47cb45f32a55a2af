using System.Text.Json.Serialization;

namespace Bellwether.Organization;

/// <summary>What kind of evidence it is: several kinds carry more than several of one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceKind>))]
public enum EvidenceKind
{
    /// <summary>Conversations, visits, usability tests.</summary>
    Research,

    /// <summary>A part of the answers to a survey.</summary>
    Survey,

    /// <summary>Why people call or write.</summary>
    ContactReasons,

    /// <summary>Counts of the operation or of a register.</summary>
    Records,

    /// <summary>What staff at the front have seen.</summary>
    Observation,
}

/// <summary>Something that shows what a segment is like.</summary>
/// <param name="EvidenceId">Its id.</param>
/// <param name="Segment">The slug of the segment it belongs to.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Title">What it is.</param>
/// <param name="Source">Where it can be found.</param>
/// <param name="Day">When it was gathered.</param>
/// <param name="People">How many people it rests on; null: not known.</param>
public sealed record Evidence(
    Guid EvidenceId,
    string Segment,
    EvidenceKind Kind,
    string Title,
    string Source,
    DateOnly Day,
    long? People
)
{
    /// <summary>When it was taken away; null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Why it was taken away.</summary>
    public string? RemovedReason { get; init; }

    /// <summary>True while it counts.</summary>
    public bool Stands => RemovedAt is null;
}

/// <summary>How far what is said of a segment or a persona can be relied on.</summary>
public enum Confidence
{
    /// <summary>Nothing that stands speaks for it.</summary>
    None,

    /// <summary>One source, or old ones.</summary>
    Low,

    /// <summary>Two sources of the last two years.</summary>
    Medium,

    /// <summary>Three sources of the last two years, of two kinds at least.</summary>
    High,
}

/// <summary>Confidence is computed from the evidence that stands, never typed in.</summary>
public static class ConfidenceRule
{
    /// <summary>Evidence older than this counts as old.</summary>
    public const int FreshMonths = 24;

    /// <summary>What was verified longer ago than this is stale.</summary>
    public const int StaleMonths = 12;

    /// <summary>The confidence that this evidence gives.</summary>
    public static Confidence Of(IEnumerable<Evidence> evidence, DateOnly today)
    {
        var standing = evidence
            .Where(each => each.Stands)
            .DistinctBy(each => each.EvidenceId)
            .ToList();
        var fresh = standing.FindAll(each => each.Day >= today.AddMonths(-FreshMonths));
        return standing.Count == 0 ? Confidence.None
            : fresh.Count >= 3 && fresh.Select(each => each.Kind).Distinct().Count() >= 2
                ? Confidence.High
            : fresh.Count >= 2 ? Confidence.Medium
            : Confidence.Low;
    }
}
