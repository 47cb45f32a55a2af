using Bellwether.Foundation;
using Bellwether.Measurement;
using ChartPoint = Bellwether.Web.Components.Charts.TrendPoint;

namespace Bellwether.Web.Measurement;

/// <summary>Makes what a chart shows of a trend.</summary>
internal static class TrendWords
{
    /// <summary>The last periods up to the last with an answer, so that a series that ended long ago is not a blank.</summary>
    public static Trend Recent(Trend trend, int most)
    {
        var last = -1;
        var first = -1;
        for (var i = 0; i < trend.Points.Length; i++)
        {
            if (trend.Points[i].Answers == 0)
                continue;
            last = i;
            if (first < 0)
                first = i;
        }
        if (last < 0)
            return trend with { Points = [], Breaks = [] };
        first = Math.Max(first, last - most + 1);
        var points = trend.Points[first..(last + 1)];
        return trend with
        {
            Points = points,
            Breaks =
            [
                .. trend.Breaks.Where(each => points.Skip(1).Any(point => point.Period == each.At)),
            ],
        };
    }

    public static IReadOnlyList<ChartPoint> Points(Texts texts, Trend trend) =>
        [
            .. trend.Points.Select(point => new ChartPoint(
                PeriodWords.Short(point.Period),
                point.Favourable.Value * 100,
                point.Favourable.Interval?.Low * 100,
                point.Favourable.Interval?.High * 100,
                point.Answers
            )
            {
                Period = PeriodWords.Name(texts, point.Period),
                Partial = point.IsProvisional,
                BreakNote = BreakNote(texts, trend, point.Period),
            }),
        ];

    /// <summary>Breaks that touch too few answers to cut the series are said below it.</summary>
    public static IReadOnlyList<string> Notes(Texts texts, Trend trend) =>
        [
            .. trend
                .Breaks.Where(each => !each.CutsSeries)
                .GroupBy(each => each.At)
                .Select(same => $"{PeriodWords.Name(texts, same.Key)}: {Say(texts, same)}"),
        ];

    /// <summary>Breaks in sentences that do not say when; the same change in several collectors is said once.</summary>
    public static string Say(Texts texts, IEnumerable<SeriesBreak> breaks) =>
        string.Join(
            " ",
            breaks
                .GroupBy(each => (each.Kind == BreakKind.Form, each.Before, each.After))
                .Select(same =>
                {
                    var names = string.Join(
                        ", ",
                        same.Select(each => each.Collector.Name).Distinct().Order()
                    );
                    return same.Key.Item1
                        ? texts.Say("measurement.break.form", names)
                        : texts.Say(
                            "measurement.break.wording",
                            names,
                            same.Key.After.TrimEnd('.'),
                            same.Key.Before.TrimEnd('.')
                        );
                })
        );

    private static string? BreakNote(Texts texts, Trend trend, Period period)
    {
        var here = trend.Breaks.Where(each => each.CutsSeries && each.At == period).ToList();
        return here.Count == 0 ? null : Say(texts, here);
    }
}
