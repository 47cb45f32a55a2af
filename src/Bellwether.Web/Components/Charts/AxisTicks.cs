namespace Bellwether.Web.Components.Charts;

/// <summary>The words along an axis that lies below rows.</summary>
internal static class AxisTicks
{
    /// <summary>Round values, the last with the unit; words at the ends move inward until they are inside the drawing.</summary>
    public static IReadOnlyList<(double X, double WordsX, string Words, bool IsZero)> Of(
        LinearScale scale,
        ChartUnit unit,
        Texts texts,
        double width
    ) =>
        [
            .. scale.Ticks.Select(
                (tick, i) => Tick(scale, tick, i == scale.Ticks.Count - 1, unit, texts, width)
            ),
        ];

    private static (double, double, string, bool) Tick(
        LinearScale scale,
        double tick,
        bool isLast,
        ChartUnit unit,
        Texts texts,
        double width
    )
    {
        var words = isLast ? unit.Write(texts, tick) : unit.Bare(texts, tick);
        var (x, half) = (scale.At(tick), TextMeasure.Width(words) / 2);
        return (x, Math.Clamp(x, half, width - half), words, tick == 0);
    }

    /// <summary>Marks with their words, which stand to the side where there is room.</summary>
    public static IReadOnlyList<(double X, string Words, string Anchor)> MarksOf(
        LinearScale scale,
        IReadOnlyList<ReferenceMark> marks,
        ChartUnit unit,
        Texts texts,
        double width
    ) =>
        [
            .. marks.Select(mark =>
            {
                var words = $"{mark.Label} {unit.Write(texts, mark.Value)}";
                var (x, half) = (scale.At(mark.Value), TextMeasure.Width(words) / 2);
                return (
                    x,
                    words,
                    x - half < 0 ? "start"
                    : x + half > width ? "end"
                    : "middle"
                );
            }),
        ];
}
