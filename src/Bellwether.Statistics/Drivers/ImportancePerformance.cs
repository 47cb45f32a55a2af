namespace Bellwether.Statistics.Drivers;

/// <summary>Where an item sits between how much it matters and how well it goes.</summary>
public enum Quadrant
{
    /// <summary>Matters, and goes badly: work here first.</summary>
    Concentrate,

    /// <summary>Matters, and goes well: keep it up.</summary>
    Keep,

    /// <summary>Matters little, goes badly.</summary>
    Low,

    /// <summary>Matters little, goes well: possibly more effort than needed.</summary>
    Overkill,

    /// <summary>The item's interval crosses a cut line, so that no quadrant can be named.</summary>
    Undetermined,
}

/// <summary>One item of the chart.</summary>
/// <param name="Name">The item.</param>
/// <param name="Importance">Percent of the explained variance, 0 to 100.</param>
/// <param name="Performance">Score 0 to 100.</param>
/// <param name="ImportanceInterval">Its interval, or null when unknown.</param>
/// <param name="PerformanceInterval">Its interval, or null when unknown.</param>
public sealed record ImportancePoint(
    string Name,
    double Importance,
    double Performance,
    Interval? ImportanceInterval = null,
    Interval? PerformanceInterval = null
);

/// <summary>A point with its place.</summary>
/// <param name="Point">The item.</param>
/// <param name="Quadrant">Where it sits.</param>
/// <param name="Priority">Importance times the distance below target, 0 when the target is met; sorts the work list.</param>
public sealed record PlacedPoint(ImportancePoint Point, Quadrant Quadrant, double Priority);

/// <summary>Importance-performance analysis: which item to work on first.</summary>
/// <param name="Points">The items in the order given.</param>
/// <param name="ImportanceCut">Vertical cut line, percent.</param>
/// <param name="PerformanceCut">Horizontal cut line, 0 to 100.</param>
public sealed record ImportancePerformance(
    IReadOnlyList<PlacedPoint> Points,
    double ImportanceCut,
    double PerformanceCut
)
{
    /// <summary>The name of the method and of its page.</summary>
    public const string Method = "importance-performance";

    /// <summary>Places items in quadrants.</summary>
    /// <param name="points">At least one item.</param>
    /// <param name="importanceCut">Cut line; the mean importance when null.</param>
    /// <param name="performanceCut">Cut line; the mean performance when null.</param>
    /// <param name="target">Performance to reach, 0 to 100, for the priority; the performance cut when null.</param>
    /// <exception cref="ArgumentException">No points.</exception>
    /// <remarks>A point on a cut line counts as below it. Source: Martilla and James (1977), J. Marketing 41:77-79; the priority is
    /// ours. Checked against: the mobi example worked in R. Cost: O(p).</remarks>
    public static ImportancePerformance Of(
        IReadOnlyList<ImportancePoint> points,
        double? importanceCut = null,
        double? performanceCut = null,
        double? target = null
    )
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0)
        {
            throw new ArgumentException("There is no item to place.", nameof(points));
        }

        var across = importanceCut ?? points.Average(p => p.Importance);
        var up = performanceCut ?? points.Average(p => p.Performance);
        var aim = target ?? up;
        return new ImportancePerformance(
            points
                .Select(p => new PlacedPoint(
                    p,
                    Place(p, across, up),
                    p.Importance * Math.Max(0, aim - p.Performance)
                ))
                .ToList(),
            across,
            up
        );
    }

    private static Quadrant Place(ImportancePoint point, double across, double up)
    {
        if (Crosses(point.ImportanceInterval, across) || Crosses(point.PerformanceInterval, up))
        {
            return Quadrant.Undetermined;
        }

        return (point.Importance > across, point.Performance > up) switch
        {
            (true, false) => Quadrant.Concentrate,
            (true, true) => Quadrant.Keep,
            (false, false) => Quadrant.Low,
            _ => Quadrant.Overkill,
        };
    }

    private static bool Crosses(Interval? interval, double cut) =>
        interval is { } i && i.Low < cut && i.High > cut;
}
