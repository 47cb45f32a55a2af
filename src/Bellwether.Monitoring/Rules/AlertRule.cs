using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bellwether.Monitoring;

/// <summary>What a rule looks at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleKind>))]
public enum RuleKind
{
    /// <summary>A favourable share lies below a bound, the whole interval of it.</summary>
    Threshold = 1,

    /// <summary>A favourable share fell by so many points against the eight weeks before, at p below 0.01.</summary>
    Change = 2,

    /// <summary>No answers for so many open days.</summary>
    Silence = 3,

    /// <summary>A theme has so many times its share of the eight weeks before, in ten comments or more, at p below 0.01.</summary>
    ThemeSpike = 4,

    /// <summary>More weeks of work wait than the bound.</summary>
    Backlog = 5,
}

/// <summary>A rule that somebody wrote.</summary>
/// <param name="RuleId">Its id.</param>
/// <param name="AgencyId">Whose.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="Subject">The measure or the theme, by key; empty where none is meant.</param>
/// <param name="Bound">A share (0 to 1), points as a share, times, weeks of work; 0 where none is meant.</param>
/// <param name="Days">The days it looks back over, or the days of silence.</param>
/// <param name="AddedBy">Who wrote it.</param>
/// <param name="AddedAt">When.</param>
public sealed record AlertRule(
    Guid RuleId,
    Guid AgencyId,
    RuleKind Kind,
    string Subject,
    double Bound,
    int Days,
    string AddedBy,
    DateTimeOffset AddedAt
)
{
    /// <summary>Only this service; null: each of them.</summary>
    public Guid? ServiceId { get; init; }

    /// <summary>Only this channel; empty: each of them.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Who hears of it, by subscription; empty: whoever hears of the service's alerts.</summary>
    public ImmutableArray<Guid> Hearers { get; init; } = [];

    /// <summary>Why it was switched off; null while it is on.</summary>
    public string? OffReason { get; init; }

    /// <summary>Who switched it off.</summary>
    public string? OffBy { get; init; }

    /// <summary>When it was switched off.</summary>
    public DateTimeOffset? OffAt { get; init; }

    /// <summary>True while it is looked at.</summary>
    public bool IsOn => OffReason is null;

    internal string Series => $"rule-{RuleId:N}";
}
