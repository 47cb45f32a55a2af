using System.Globalization;

namespace Bellwether.Web.Components.Charts;

/// <summary>Every chart is drawn twice, for a wide and for a narrow place; the style sheet shows the one that fits.</summary>
/// <param name="Name">Part of every id of the drawing, because both stand in the page.</param>
/// <param name="Width">Drawing units across.</param>
internal sealed record DrawingSize(string Name, double Width)
{
    public static DrawingSize Wide { get; } = new("wide", 720);

    public static DrawingSize Narrow { get; } = new("narrow", 320);

    public bool IsNarrow => this == Narrow;
}

/// <summary>Numbers and paths as an SVG attribute wants them, whatever the language of the page.</summary>
internal static class Svg
{
    /// <summary>One decimal, a point as decimal mark.</summary>
    public static string At(double value) =>
        Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A line through the points.</summary>
    public static string Line(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join("L", points.Select(point => $"{At(point.X)} {At(point.Y)}"));

    /// <summary>A closed band: along the upper edge, back along the lower one.</summary>
    public static string Band(IReadOnlyList<(double X, double Upper, double Lower)> points) =>
        Line(
            points
                .Select(point => (point.X, point.Upper))
                .Concat(points.Reverse().Select(point => (point.X, point.Lower)))
        ) + "Z";
}

/// <summary>How wide words will be, near enough to keep labels apart. Nothing here depends on the fonts of a machine.</summary>
internal static class TextMeasure
{
    private const string Slim = "fijlrtI.,:;'|!()[]-·";
    private const string Broad = "mwMW%@";

    public static double Width(string text, double size = 14) =>
        size
        * text.Sum(letter =>
            Slim.Contains(letter, StringComparison.Ordinal) ? 0.34
            : Broad.Contains(letter, StringComparison.Ordinal) ? 0.86
            : char.IsUpper(letter) ? 0.68
            : letter is ' ' or '\u00a0' ? 0.28
            : char.IsDigit(letter) ? 0.62
            : 0.57
        );

    /// <summary>Breaks words into lines no wider than the room; a single long word keeps its own line.</summary>
    public static IReadOnlyList<string> Wrap(string text, double room, double size = 14)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > room)
            {
                lines.Add(line);
                longer = word;
            }
            line = longer;
        }
        lines.Add(line);
        return lines;
    }

    /// <summary>Moves marks apart along one axis until each has its room, as little as possible.</summary>
    /// <param name="wanted">Where each label would like to be.</param>
    /// <param name="room">The least distance between two.</param>
    /// <param name="from">The first place allowed.</param>
    /// <param name="to">The last place allowed.</param>
    public static IReadOnlyList<double> Spread(
        IReadOnlyList<double> wanted,
        double room,
        double from,
        double to
    )
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ToList();
        var placed = wanted.Select(place => Math.Clamp(place, from, to)).ToArray();
        for (var i = 1; i < order.Count; i++)
        {
            placed[order[i]] = Math.Max(placed[order[i]], placed[order[i - 1]] + room);
        }
        if (order.Count > 0 && placed[order[^1]] > to)
        {
            placed[order[^1]] = to;
            for (var i = order.Count - 2; i >= 0; i--)
            {
                placed[order[i]] = Math.Min(placed[order[i]], placed[order[i + 1]] - room);
            }
        }
        return placed;
    }
}
