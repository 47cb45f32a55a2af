using System.Globalization;
using Bellwether.Web.Components.Charts;
using Bellwether.Web.Help.ShowComponents;

namespace Bellwether.Web.Tests;

/// <summary>A trend draws what its table says, and hides nothing that would mislead.</summary>
public sealed class TrendTests
{
    private readonly Texts texts = new();

    [Fact]
    public async Task The_table_behind_the_chart_equals_the_points()
    {
        var page = await Rendered.Component<TrendChart>(
            new
            {
                Id = "t",
                Title = "Title",
                Points = Samples.Trend,
            }
        );

        var rows = page.QuerySelectorAll("#t-table tbody tr")
            .Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList())
            .ToList();
        Assert.Equal(Samples.Trend.Count, rows.Count);
        foreach (var (point, row) in Samples.Trend.Zip(rows))
        {
            Assert.Equal(point.Period, row[0]);
            Assert.Equal(
                point.Value is { } value
                    ? Math.Round(value, MidpointRounding.AwayFromZero)
                        .ToString(CultureInfo.InvariantCulture)
                    : "none",
                row[1]
            );
            Assert.Equal(point.Answers?.ToString("N0", CultureInfo.InvariantCulture) ?? "", row[3]);
        }
    }

    [Fact]
    public void Every_dot_stands_at_the_height_of_its_value()
    {
        var drawing = new TrendDrawing(
            DrawingSize.Wide,
            Samples.Trend,
            ChartUnit.Percent,
            texts,
            (60, 80)
        );

        foreach (var index in drawing.Trend.Runs.SelectMany(run => run))
        {
            var value = Samples.Trend[index].Value!.Value;
            var share =
                (drawing.Bottom - drawing.Trend.YAt(index)) / (drawing.Bottom - drawing.Top);
            Assert.Equal(60 + (share * 20), value, 6);
        }
    }

    [Fact]
    public void No_line_crosses_a_break_or_a_missing_period()
    {
        var drawing = new TrendDrawing(DrawingSize.Narrow, Samples.Trend, ChartUnit.Percent, texts);

        Assert.Equal(
            [
                [0, 1, 2, 3],
                [5, 6, 7, 8, 9, 10],
            ],
            drawing.Trend.Runs
        );
        Assert.Equal(2, drawing.Trend.Bands().Count());
        Assert.Single(drawing.Trend.OpenLines());
        Assert.Equal("A", drawing.Breaks().Single().Letter);
    }

    [Fact]
    public async Task Breaks_open_periods_and_cautions_of_marks_are_told_in_words()
    {
        var page = await Rendered.Component<TrendChart>(
            new
            {
                Id = "t",
                Title = "Title",
                Points = Samples.Trend,
                Samples.Marks,
            }
        );

        var notes = page.QuerySelectorAll(".bw-chart__notes li")
            .Select(note => note.TextContent)
            .ToList();
        Assert.Equal(
            "A: from FY2025 Q2 on. The question was reworded; figures before and after are not compared.",
            notes[0]
        );
        Assert.Equal("Hatched: FY2026 Q3 is not over; its figure will still move.", notes[1]);
        Assert.StartsWith("Target: set before", notes[^1]);
    }

    [Fact]
    public async Task The_summary_compares_only_what_may_be_compared()
    {
        var page = await Rendered.Component<TrendChart>(
            new
            {
                Id = "t",
                Title = "Title",
                Points = Samples.Trend,
            }
        );

        Assert.Equal(
            "From FY2025 Q2 (70\u00a0%) to FY2026 Q2 (71\u00a0%). Lowest: FY2025 Q2 (70\u00a0%). Highest: FY2025 Q4 (73\u00a0%).",
            page.QuerySelector("#t-summary")!.TextContent
        );
    }

    [Fact]
    public async Task The_drawing_is_the_same_in_Spanish()
    {
        var english = await Rendered.Component<TrendChart>(
            new
            {
                Id = "t",
                Title = "Title",
                Points = Samples.Trend,
            }
        );
        var spanish = await Rendered.Component<TrendChart>(
            new
            {
                Id = "t",
                Title = "Title",
                Points = Samples.Trend,
            },
            "es"
        );

        Assert.Equal(
            english.QuerySelectorAll("path").Select(path => path.GetAttribute("d")),
            spanish.QuerySelectorAll("path").Select(path => path.GetAttribute("d"))
        );
        Assert.Contains("Margen de muestreo", spanish.QuerySelector("#t-table thead")!.TextContent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task No_points_or_one_point_are_no_reason_to_fail(int count)
    {
        var page = await Rendered.Component<TrendChart>(
            new
            {
                Id = "t",
                Title = "Title",
                Points = Samples.Trend.Take(count).ToList(),
            }
        );

        Assert.Equal(count, page.QuerySelectorAll("#t-table tbody tr").Length);
    }

    [Theory]
    [InlineData(0, 100, 5, new[] { 0.0, 20, 40, 60, 80, 100 })]
    [InlineData(50, 100, 4, new[] { 50.0, 75, 100 })]
    [InlineData(1, 5, 4, new[] { 1.0, 2, 3, 4, 5 })]
    public void An_axis_with_given_ends_is_ticked_at_both(
        double low,
        double high,
        int ticks,
        double[] expected
    )
    {
        Assert.Equal(expected, LinearScale.Between(low, high, 0, 100, ticks).Ticks);
    }

    [Fact]
    public void An_axis_around_values_has_round_ends_that_hold_them_all()
    {
        var scale = LinearScale.Around([66.1, 71.2, 77.9], 300, 20, 5);

        Assert.True(scale.Low <= 66.1 && scale.High >= 77.9);
        Assert.All(scale.Ticks, tick => Assert.Equal(0, tick % 1, 9));
        Assert.Equal(300, scale.At(scale.Low));
        Assert.Equal(20, scale.At(scale.High));
    }

    [Fact]
    public void Equal_values_still_have_an_axis()
    {
        var scale = LinearScale.Around([50, 50], 0, 100, 4);

        Assert.True(scale.Low < 50 && scale.High > 50);
    }
}
