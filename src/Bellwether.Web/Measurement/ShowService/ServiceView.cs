using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Improvement;
using Bellwether.Measurement;
using Bellwether.Organization;
using Bellwether.Responses;
using MeasuredFigure = Bellwether.Measurement.Figure;

namespace Bellwether.Web.Measurement.ShowService;

/// <summary>What the page of a service shows.</summary>
/// <param name="Service">The service.</param>
/// <param name="Unit">The unit that provides it, or null.</param>
/// <param name="Collectors">Its collectors.</param>
/// <param name="Changes">What was heard, done and seen there, newest first.</param>
/// <param name="Comments">The latest comments; null for those who may not read them.</param>
/// <param name="MayRecord">True for those who may write down what was done.</param>
/// <param name="MayExport">True for those who may take answers away as a file.</param>
/// <param name="Said">What the answers say; null while nobody answered a question that is measured.</param>
public sealed record ServiceView(
    Service Service,
    string? Unit,
    IReadOnlyList<Collector> Collectors,
    IReadOnlyList<Change> Changes,
    IReadOnlyList<Comment>? Comments,
    bool MayRecord,
    bool MayExport,
    ServiceSaid? Said
)
{
    /// <summary>Its index in the last whole quarter; null for a service that has none.</summary>
    public IndexFigure? Index { get; init; }

    /// <summary>How evenly the measure comes out across channels, languages and offices.</summary>
    public IReadOnlyList<SpreadFigure> Spreads { get; init; } = [];

    /// <summary>What people write about; null for those who may not read comments.</summary>
    public ThemesRead? Themes { get; init; }
}

/// <summary>What the answers say about one measure in one period, and the other measures beside it.</summary>
/// <param name="Measure">The measure that the page is about.</param>
/// <param name="Period">The period it shows.</param>
/// <param name="Quarters">Every quarter with answers, newest first: what can be chosen.</param>
/// <param name="Headlines">A figure per measure that was asked, the page's own first.</param>
/// <param name="Trend">The measure over time.</param>
/// <param name="ByMonth">True when the trend is by month.</param>
/// <param name="Drivers">What people named as gone well and not gone well.</param>
/// <param name="Splits">By channel, language and office, where there is more than one.</param>
/// <param name="LiveAfter">The place in the outbox up to which it knows everything, when it may move with every answer; else null.</param>
public sealed record ServiceSaid(
    Measure Measure,
    Period Period,
    IReadOnlyList<Period> Quarters,
    IReadOnlyList<Headline> Headlines,
    Trend Trend,
    bool ByMonth,
    DriversNamed Drivers,
    IReadOnlyList<Split> Splits,
    long? LiveAfter
)
{
    /// <summary>What is linked with the measure, and how strongly.</summary>
    public required DriverImportance Importance { get; init; }

    /// <summary>Survey and live answers joined, where there is a periodic survey.</summary>
    public Nowcast? Nowcast { get; init; }
}

/// <summary>A figure and the same measure against the quarter before.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Compared">The comparison.</param>
public sealed record Headline(MeasuredFigure Figure, PeriodsCompared Compared);
