namespace Bellwether.Web.Components.Charts;

/// <summary>Where the points of a quadrant chart go, and where each finds room for its words.</summary>
internal sealed class QuadrantDrawing
{
    private const double Dot = 7;
    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];

    public QuadrantDrawing(
        DrawingSize size,
        IReadOnlyList<QuadrantPoint> points,
        QuadrantAxis x,
        QuadrantAxis y
    )
    {
        Size = size;
        Height = size.IsNarrow ? 330 : 420;
        X = Around(
            points.SelectMany(point => Ends(point.X, point.XRange)).Append(x.Split),
            12,
            size.Width - 12
        );
        Y = Around(
            points.SelectMany(point => Ends(point.Y, point.YRange)).Append(y.Split),
            Height - 40,
            44
        );
        taken.AddRange([(0, 0, size.Width, 40), (0, Height - 44, size.Width, Height)]);
        Places = [.. points.Select(point => (X.At(point.X), Y.At(point.Y)))];
        taken.AddRange(
            Places.Select(place => (place.X - Dot, place.Y - Dot, place.X + Dot, place.Y + Dot))
        );
        HasWhiskers = points.Any(point => point.XRange is not null || point.YRange is not null);
        taken.AddRange(points.SelectMany((point, i) => Whiskers(point, Places[i])));
        Labels = [.. points.Select((point, i) => Label(point.Name, i))];
    }

    private bool HasWhiskers { get; }

    public DrawingSize Size { get; }

    public double Height { get; }

    public LinearScale X { get; }

    public LinearScale Y { get; }

    public IReadOnlyList<(double X, double Y)> Places { get; }

    /// <summary>The words of each point: its name where there is room, else its number, which the list below the chart explains.</summary>
    public IReadOnlyList<(
        double X,
        double Y,
        string Words,
        string Anchor,
        bool IsNumber
    )> Labels { get; }

    private static LinearScale Around(IEnumerable<double> values, double start, double end)
    {
        var all = values.ToList();
        var room = Math.Max((all.Max() - all.Min()) * 0.12, 1e-6);
        return new LinearScale(all.Min() - room, all.Max() + room, start, end);
    }

    private static IEnumerable<double> Ends(double value, (double Low, double High)? range) =>
        range is { } ends ? [value, ends.Low, ends.High] : [value];

    private IEnumerable<(double, double, double, double)> Whiskers(
        QuadrantPoint point,
        (double X, double Y) place
    )
    {
        if (point.XRange is { } across)
            yield return (X.At(across.Low), place.Y - 2, X.At(across.High), place.Y + 2);
        if (point.YRange is { } upward)
            yield return (place.X - 2, Y.At(upward.High), place.X + 2, Y.At(upward.Low));
    }

    private (double, double, string, string, bool) Label(string name, int index)
    {
        var (x, y) = Places[index];
        var number = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (words, isNumber) in new[] { (name, false), (number, true) })
        {
            var width = TextMeasure.Width(words);
            foreach (var (left, baseline, anchor) in Tries(x, y, width))
            {
                var box = (left - 2, baseline - 14, left + width + 2, baseline + 4);
                if (
                    box.Item1 < 0
                    || box.Item3 > Size.Width
                    || taken.Exists(other => Touch(other, box))
                )
                {
                    continue;
                }
                taken.Add(box);
                return (
                    anchor == "start" ? left
                    : anchor == "end" ? left + width
                    : x,
                    baseline,
                    words,
                    anchor,
                    isNumber
                );
            }
        }
        return (x + 10, y + 5, number, "start", true);
    }

    // Beside it first, then above and below; between its whiskers where it has some.
    private IEnumerable<(double Left, double Baseline, string Anchor)> Tries(
        double x,
        double y,
        double width
    ) =>
        HasWhiskers
            ?
            [
                (x + 9, y - 8, "start"),
                (x - 9 - width, y - 8, "end"),
                (x + 9, y + 19, "start"),
                (x - 9 - width, y + 19, "end"),
                (x + 9, y - 24, "start"),
                (x - 9 - width, y - 24, "end"),
            ]
            :
            [
                (x + 11, y + 5, "start"),
                (x - 11 - width, y + 5, "end"),
                (x - (width / 2), y - 12, "middle"),
                (x - (width / 2), y + 23, "middle"),
            ];

    private static bool Touch(
        (double Left, double Top, double Right, double Bottom) a,
        (double Left, double Top, double Right, double Bottom) b
    ) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
