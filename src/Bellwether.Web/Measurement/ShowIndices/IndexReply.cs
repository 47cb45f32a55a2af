using Bellwether.Measurement;
using Bellwether.Web.Measurement.AskFigures;

namespace Bellwether.Web.Measurement.ShowIndices;

/// <summary>An index for programs, the same over the interface and at the command line.</summary>
/// <param name="Index">Its key.</param>
/// <param name="Version">The version of its definition.</param>
/// <param name="Title">Its name.</param>
/// <param name="Period">The quarter.</param>
/// <param name="Agency">The agency, or as much of it as the key reaches.</param>
/// <param name="Units">Its units.</param>
/// <param name="Services">Its services.</param>
/// <param name="Trend">The quarters before, oldest first.</param>
/// <param name="Definition">What it is made of.</param>
public sealed record IndexReply(
    string Index,
    int Version,
    string Title,
    string Period,
    IndexFigureReply Agency,
    IReadOnlyList<IndexFigureReply> Units,
    IReadOnlyList<IndexFigureReply> Services,
    IReadOnlyList<IndexPointReply> Trend,
    IReadOnlyList<IndexDefinedReply> Definition
)
{
    /// <summary>The whole reading.</summary>
    public static IndexReply Of(IndexReading reading, string language)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(
            reading.Definition.Key,
            reading.Definition.Version,
            reading.Definition.Title.In(language),
            reading.Now.Period.Name,
            IndexFigureReply.Of(reading.Now.Agency, reading, language),
            [.. reading.Now.Units.Select(unit => IndexFigureReply.Of(unit, reading, language))],
            [.. reading.Now.Services.Select(one => IndexFigureReply.Of(one, reading, language))],
            [
                .. reading.Quarters.Select(quarter => new IndexPointReply(
                    quarter.Period.Name,
                    EstimateReply.Of(quarter.Agency.Score),
                    quarter.Agency.Coverage,
                    quarter.Agency.IsProvisional
                )),
            ],
            [.. reading.Definition.Parts.Select(part => IndexDefinedReply.Of(part, language))]
        );
    }
}

/// <summary>The index in one quarter.</summary>
/// <param name="Period">The quarter.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Coverage">The share of the weight that is measured.</param>
/// <param name="IsProvisional">True while the quarter is not over.</param>
public sealed record IndexPointReply(
    string Period,
    EstimateReply Score,
    double Coverage,
    bool IsProvisional
);

/// <summary>A part of the definition.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Of 100.</param>
/// <param name="Ways">How it can be measured; the first way that has a figure counts.</param>
public sealed record IndexDefinedReply(
    string Key,
    string Name,
    int Weight,
    IReadOnlyList<IndexWayReply> Ways
)
{
    internal static IndexDefinedReply Of(IndexPart part, string language) =>
        new(
            part.Key,
            part.Name.In(language),
            part.Weight,
            [
                .. part.Ways.Select(way => new IndexWayReply(
                    way.Kind,
                    way.Of,
                    way.OutOf,
                    way.Floor,
                    way.Target,
                    way.LowerIsBetter,
                    way.Reason.In(language)
                )),
            ]
        );
}

/// <summary>One way to measure a part.</summary>
/// <param name="Kind">From what.</param>
/// <param name="Of">A measure, a driver, or the fact that is counted.</param>
/// <param name="OutOf">The fact it is counted out of.</param>
/// <param name="Floor">The value that scores 0.</param>
/// <param name="Target">The value that scores 100.</param>
/// <param name="LowerIsBetter">True where less is better.</param>
/// <param name="Reason">Why these.</param>
public sealed record IndexWayReply(
    WayKind Kind,
    string Of,
    string? OutOf,
    double Floor,
    double? Target,
    bool LowerIsBetter,
    string Reason
);
