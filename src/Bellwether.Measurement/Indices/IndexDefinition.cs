using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bellwether.Instruments;
using Bellwether.Organization;

namespace Bellwether.Measurement;

/// <summary>How an index is made: parts, weights, floors and targets, each with its reason. A version never changes.</summary>
/// <param name="Key">psqi or partner-sqi, or an agency's own.</param>
/// <param name="Version">1 as shipped; a revision is the next one.</param>
/// <param name="Title">Its name.</param>
/// <param name="Audience">The services it is about.</param>
/// <param name="Reason">Why it is made so.</param>
/// <param name="Parts">What it is made of; the weights add up to 100.</param>
public sealed record IndexDefinition(
    string Key,
    int Version,
    LocalText Title,
    Audience Audience,
    LocalText Reason,
    ImmutableArray<IndexPart> Parts
)
{
    /// <summary>The least share of the weight that must be measured; below it there is no number.</summary>
    public const double LeastCoverage = 0.70;

    /// <summary>The least share of the weight that comes from what customers answer.</summary>
    public const double LeastFromCustomers = 0.50;

    /// <summary>The most that one service counts in an agency.</summary>
    public const double MostOfOneService = 0.40;

    /// <summary>How many quarters a fact may be carried on; older is stale.</summary>
    public const int QuartersCarried = 2;

    /// <summary>Key and version, as they are stamped on every figure: psqi-1.</summary>
    [JsonIgnore]
    public string Name => $"{Key}-{Version}";

    internal static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
}

/// <summary>One part of an index.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Of 100.</param>
/// <param name="Ways">How it can be measured: on each channel the first way that has a figure counts.</param>
public sealed record IndexPart(string Key, LocalText Name, int Weight, ImmutableArray<PartWay> Ways)
{
    /// <summary>True when it is first of all measured by what customers answer.</summary>
    [JsonIgnore]
    public bool IsFromCustomers => !Ways.IsDefaultOrEmpty && Ways[0].IsFromCustomers;
}

/// <summary>From what a part of an index is measured.</summary>
public enum WayKind
{
    /// <summary>The share of favourable answers to a question.</summary>
    Answers = 1,

    /// <summary>The share of all who name it as gone well less the share who name it as gone wrong.</summary>
    Named = 2,

    /// <summary>A share counted in the operation.</summary>
    Operation = 3,
}

/// <summary>One way to measure a part: what is read, and which values are 0 and 100.</summary>
/// <param name="Kind">From what.</param>
/// <param name="Of">A measure or construction, a driver, or the fact that is counted.</param>
/// <param name="OutOf">The fact it is counted out of; null for answers.</param>
/// <param name="Floor">The value that scores 0.</param>
/// <param name="Target">The value that scores 100; null is a fault that is told, never a guess.</param>
/// <param name="Reason">Why these.</param>
public sealed record PartWay(
    WayKind Kind,
    string Of,
    string? OutOf,
    double Floor,
    double? Target,
    LocalText Reason
)
{
    /// <summary>True where less is better: the floor is above the target then.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>True when customers say it.</summary>
    [JsonIgnore]
    public bool IsFromCustomers => Kind != WayKind.Operation;

    /// <summary>The score of a value, 0 to 100.</summary>
    public double Score(double value) =>
        100 * Math.Clamp((value - Floor) / (Target!.Value - Floor), 0, 1);
}
