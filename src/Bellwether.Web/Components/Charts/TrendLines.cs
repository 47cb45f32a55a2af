namespace Bellwether.Web.Components.Charts;

/// <summary>The lines of a trend: broken where a value is missing or cannot be compared, open where a period is not over.</summary>
internal sealed class TrendLines
{
    private readonly IReadOnlyList<TrendPoint> points;
    private readonly BandScale x;
    private readonly LinearScale y;

    public TrendLines(IReadOnlyList<TrendPoint> points, BandScale x, LinearScale y)
    {
        (this.points, this.x, this.y) = (points, x, y);
        Runs = Split(points);
    }

    /// <summary>Stretches of neighbouring points that may be joined: no missing value, no break between them.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Runs { get; }

    /// <summary>Where the last known value stands.</summary>
    public (double X, double Y)? Last =>
        Runs.Count == 0 ? null : (XAt(Runs[^1][^1]), YAt(Runs[^1][^1]));

    public double XAt(int index) => x.Middle(index);

    public double YAt(int index) => y.At(points[index].Value!.Value);

    /// <summary>The soft band of each run; a run without intervals has none, a single point gets a whisker instead.</summary>
    public IEnumerable<string> Bands() =>
        Runs.Select(run => run.Where(HasRange).ToList())
            .Where(run => run.Count > 1)
            .Select(run =>
                Svg.Band([
                    .. run.Select(i =>
                        (XAt(i), y.At(points[i].High!.Value), y.At(points[i].Low!.Value))
                    ),
                ])
            );

    public IEnumerable<(double X, double From, double To)> LoneWhiskers() =>
        Runs.Where(run => run.Count == 1 && HasRange(run[0]))
            .Select(run =>
                (XAt(run[0]), y.At(points[run[0]].High!.Value), y.At(points[run[0]].Low!.Value))
            );

    /// <summary>Each run's line, without the step into a period that is not over.</summary>
    public IEnumerable<string> Lines() =>
        Runs.Select(run => run.Where(i => !points[i].Partial).ToList())
            .Where(run => run.Count > 1)
            .Select(run => Svg.Line(run.Select(i => (XAt(i), YAt(i)))));

    /// <summary>The steps into periods that are not over, drawn dashed.</summary>
    public IEnumerable<string> OpenLines() =>
        Runs.SelectMany(run => run.Zip(run.Skip(1)))
            .Where(pair => points[pair.Second].Partial)
            .Select(pair =>
                Svg.Line([(XAt(pair.First), YAt(pair.First)), (XAt(pair.Second), YAt(pair.Second))])
            );

    private bool HasRange(int index) => points[index] is { Low: not null, High: not null };

    private static List<IReadOnlyList<int>> Split(IReadOnlyList<TrendPoint> points)
    {
        var runs = new List<IReadOnlyList<int>>();
        var run = new List<int>();
        for (var i = 0; i < points.Count; i++)
        {
            if (run.Count > 0 && (points[i].Value is null || points[i].BreakNote is not null))
            {
                runs.Add(run);
                run = [];
            }
            if (points[i].Value is not null)
            {
                run.Add(i);
            }
        }
        if (run.Count > 0)
        {
            runs.Add(run);
        }
        return runs;
    }
}
