namespace Bellwether.Web.Components.Charts;

/// <summary>
/// Rows of a chart: words on the left in a wide place, above the drawing in a narrow one; the value's words on the right.
/// </summary>
internal sealed class RowsDrawing
{
    private const double LineHeight = 17;
    private const double FontSize = 14;

    /// <param name="size">Wide or narrow.</param>
    /// <param name="labels">What each row is.</param>
    /// <param name="values">The words at the end of each row.</param>
    /// <param name="head">Room above the rows, for marks and heads.</param>
    /// <param name="foot">Room below the rows, for an axis, whose first words need some on the left, too.</param>
    /// <param name="bar">The height of what is drawn in a row.</param>
    public RowsDrawing(
        DrawingSize size,
        IReadOnlyList<string> labels,
        IReadOnlyList<string> values,
        double head = 0,
        double foot = 0,
        double bar = 18
    )
    {
        Size = size;
        Top = head;
        Bar = bar;
        var valueRoom =
            values.Select(words => TextMeasure.Width(words, 15)).DefaultIfEmpty().Max() + 14;
        Right = size.Width - valueRoom;
        var labelRoom = size.IsNarrow
            ? size.Width
            : Math.Min(
                labels.Select(label => TextMeasure.Width(label, FontSize)).DefaultIfEmpty().Max(),
                size.Width * 0.36
            );
        Left = size.IsNarrow ? (foot >= 20 ? 10 : 0) : labelRoom + 16;
        var y = head;
        var rows = new List<Row>();
        foreach (var label in labels)
        {
            var lines = TextMeasure.Wrap(label, labelRoom + 1, FontSize);
            var row = Place(y, lines);
            rows.Add(row);
            y = row.Bottom;
        }
        Rows = rows;
        Bottom = y;
        Height = y + foot;
    }

    public DrawingSize Size { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public double Height { get; }

    public double Bar { get; }

    public IReadOnlyList<Row> Rows { get; }

    private Row Place(double top, IReadOnlyList<string> lines)
    {
        if (Size.IsNarrow)
        {
            var words = lines
                .Select((line, i) => (0.0, top + 14 + (i * LineHeight), line))
                .ToList();
            var middle = top + (lines.Count * LineHeight) + 5 + (Bar / 2);
            return new Row(middle, middle + (Bar / 2) + 14, words);
        }
        var height = Math.Max(Bar + 14, (lines.Count * LineHeight) + 8);
        var center = top + (height / 2);
        var first = center + 5 - ((lines.Count - 1) * LineHeight / 2);
        return new Row(
            center,
            top + height,
            [.. lines.Select((line, i) => (0.0, first + (i * LineHeight), line))]
        );
    }

    /// <summary>One row.</summary>
    /// <param name="Middle">Where its drawing is centred.</param>
    /// <param name="Bottom">Where the next row begins.</param>
    /// <param name="Label">Its words, line by line.</param>
    internal sealed record Row(
        double Middle,
        double Bottom,
        IReadOnlyList<(double X, double Y, string Words)> Label
    );
}
