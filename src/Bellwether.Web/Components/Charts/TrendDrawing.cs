namespace Bellwether.Web.Components.Charts;

/// <summary>Where everything of a trend goes: pure geometry, the same for the eye and for the tests.</summary>
internal sealed class TrendDrawing
{
    private const double FontSize = 14;
    private readonly IReadOnlyList<TrendPoint> points;

    public TrendDrawing(
        DrawingSize size,
        IReadOnlyList<TrendPoint> points,
        ChartUnit unit,
        Texts texts,
        (double Low, double High)? range = null,
        IReadOnlyList<ReferenceMark>? marks = null,
        TrendContext? context = null
    )
    {
        this.points = points;
        Size = size;
        Height = size.IsNarrow ? 260 : 320;
        var values = points
            .SelectMany(point => new[] { point.Value, point.Low, point.High })
            .Concat(marks?.Select(mark => (double?)mark.Value) ?? [])
            .Concat(context?.Values ?? [])
            .OfType<double>();
        var ticks = size.IsNarrow ? 4 : 5;
        Y = range is { } fixedRange
            ? LinearScale.Between(fixedRange.Low, fixedRange.High, Height - 34, 26, ticks)
            : LinearScale.Around(values, Height - 34, 26, ticks, unit.Decimals);
        TickLabels =
        [
            .. Y.Ticks.Select(
                (tick, i) =>
                    (
                        Y.At(tick),
                        i == Y.Ticks.Count - 1 ? unit.Write(texts, tick) : unit.Bare(texts, tick)
                    )
            ),
        ];
        Left = TickLabels.Max(tick => TextMeasure.Width(tick.Words, FontSize)) + 12;
        var lastWords = points.LastOrDefault(point => point.Value is not null)?.Value is { } last
            ? unit.Write(texts, last)
            : "";
        var contextWords = context?.Name ?? "";
        Right =
            size.Width
            - Math.Max(
                TextMeasure.Width(lastWords, 17),
                size.IsNarrow ? 0 : TextMeasure.Width(contextWords, FontSize)
            )
            - 12;
        X = new BandScale(points.Count, Left, Right);
        Trend = new TrendLines(points, X, Y);
    }

    public DrawingSize Size { get; }

    public double Height { get; }

    public double Left { get; }

    public double Right { get; }

    public double Bottom => Y.Start;

    public double Top => Y.End;

    public LinearScale Y { get; }

    public BandScale X { get; }

    public IReadOnlyList<(double Y, string Words)> TickLabels { get; }

    /// <summary>The line itself.</summary>
    public TrendLines Trend { get; }

    /// <summary>Breaks in the order of time, each with the letter of its note.</summary>
    public IEnumerable<(double X, string Letter)> Breaks() =>
        Enumerable
            .Range(0, points.Count)
            .Where(i => points[i].BreakNote is not null)
            .Select((i, n) => (X.From(i), Letter(n)));

    public static string Letter(int index) => ((char)('A' + index)).ToString();

    /// <summary>Labels under the axis, thinned so that none touches the next; the last is always there.</summary>
    public IEnumerable<(double X, string Words, string Anchor)> PeriodLabels()
    {
        var widest =
            points.Select(point => TextMeasure.Width(point.Label, FontSize)).DefaultIfEmpty().Max()
            + 14;
        var every = Math.Max(1, (int)Math.Ceiling(widest / X.Step));
        for (var i = points.Count - 1; i >= 0; i -= every)
        {
            var half = TextMeasure.Width(points[i].Label, FontSize) / 2;
            var x = Math.Clamp(X.Middle(i), half, Size.Width - half);
            yield return (x, points[i].Label, "middle");
        }
    }

    /// <summary>The line that follows a context series, broken where it has no value.</summary>
    public IEnumerable<string> ContextLines(TrendContext context)
    {
        var run = new List<(double, double)>();
        for (var i = 0; i <= points.Count; i++)
        {
            if (i < points.Count && i < context.Values.Count && context.Values[i] is { } value)
            {
                run.Add((X.Middle(i), Y.At(value)));
                continue;
            }
            if (run.Count > 1)
            {
                yield return Svg.Line(run);
            }
            run.Clear();
        }
    }

    /// <summary>On which side a mark's words stand: where the trend is farther from its line.</summary>
    public (double X, double Y, string Anchor) MarkLabel(ReferenceMark mark)
    {
        var y = Y.At(mark.Value);
        double Distance(IEnumerable<int> indexes) =>
            indexes
                .Where(i => points[i].Value is not null)
                .Select(i => Math.Abs(Trend.YAt(i) - y))
                .DefaultIfEmpty(999)
                .Min();
        var third = Math.Max(1, points.Count / 3);
        var atStart =
            Distance(Enumerable.Range(0, third))
            >= Distance(Enumerable.Range(points.Count - third, third));
        return atStart ? (Left + 4, y - 6, "start") : (Right - 4, y - 6, "end");
    }
}
