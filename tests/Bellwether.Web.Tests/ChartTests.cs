using System.Globalization;
using AngleSharp.Html.Dom;
using Bellwether.Web.Components.Charts;
using Bellwether.Web.Help.ShowComponents;
using static Bellwether.Web.Tests.Drawn;

namespace Bellwether.Web.Tests;

/// <summary>What is drawn is what the table says, in both drawings.</summary>
public sealed class ChartTests
{
    [Fact]
    public async Task Every_chart_names_its_drawings_by_title_and_summary_and_has_a_table_of_its_own()
    {
        foreach (var page in await All())
        {
            var drawings = page.QuerySelectorAll("svg.bw-svg");
            Assert.All(drawings, svg => Assert.Equal("img", svg.GetAttribute("role")));
            Assert.All(
                drawings,
                svg => Assert.Equal("c-title c-summary", svg.GetAttribute("aria-labelledby"))
            );
            Assert.Equal(
                "Title",
                page.QuerySelector("figure.bw-chart figcaption #c-title")!.TextContent
            );
            Assert.NotEmpty(page.QuerySelector("#c-summary")!.TextContent);
            Assert.NotEmpty(page.QuerySelectorAll("#c-table tbody tr"));
            Assert.All(
                page.QuerySelectorAll("#c-table tbody tr"),
                row => Assert.Equal("row", row.FirstElementChild!.GetAttribute("scope"))
            );
        }
    }

    [Fact]
    public async Task Small_multiples_share_one_scale_and_say_which_has_too_few_answers()
    {
        var page = await Rendered.Component<SmallMultiples>(
            new
            {
                Id = "c",
                Title = "Title",
                Items = ChartSamples.Multiples,
            }
        );

        Assert.Equal(4, page.QuerySelectorAll("svg.bw-spark").Length);
        Assert.All(
            page.QuerySelectorAll("svg.bw-spark"),
            svg => Assert.Equal("true", svg.GetAttribute("aria-hidden"))
        );
        Assert.Contains(
            "too few answers",
            page.QuerySelectorAll(".bw-multiples li")[^1].TextContent
        );
        Assert.Equal(Samples.Trend.Count, Cells(page, 0).Count);
    }

    [Fact]
    public async Task A_heat_map_is_a_table_whose_shades_follow_its_numbers()
    {
        var page = await Rendered.Component<HeatMap>(
            new
            {
                Id = "c",
                Title = "Title",
                RowHead = "Channel",
                Columns = ChartSamples.Months,
                Rows = ChartSamples.Coverage,
                Unit = new ChartUnit(),
            }
        );

        var cells = page.QuerySelectorAll("td")
            .Where(cell => cell.TextContent != "–")
            .Select(cell =>
                (
                    Value: double.Parse(cell.TextContent, CultureInfo.InvariantCulture),
                    Shade: cell.ClassName![^1]
                )
            )
            .OrderBy(cell => cell.Value)
            .ToList();
        Assert.Equal(cells.Select(cell => cell.Shade).Order(), cells.Select(cell => cell.Shade));
        Assert.Equal(('0', '5'), (cells[0].Shade, cells[^1].Shade));
        Assert.Equal(2, page.QuerySelectorAll(".bw-heat__cell--unknown").Length);
    }

    [Fact]
    public async Task A_control_chart_marks_its_signals_and_tells_them_in_words()
    {
        var page = await Rendered.Component<ControlChart>(
            new
            {
                Id = "c",
                Title = "Title",
                Points = ChartSamples.Control,
            }
        );

        Assert.Equal(2, page.QuerySelectorAll(".bw-dot--attention").Length);
        Assert.StartsWith(
            "1 of 24 points is a signal.",
            page.QuerySelector("#c-summary")!.TextContent
        );
        Assert.Equal(
            "A: Week 18, outside the limits.",
            page.QuerySelector(".bw-chart__notes li")!.TextContent
        );
        Assert.Equal("outside the limits.", Cells(page, 17)[^1]);
    }

    [Fact]
    public async Task A_quadrant_places_every_point_on_the_side_of_the_lines_its_table_names()
    {
        var page = await Quadrants();

        foreach (var svg in page.QuerySelectorAll("svg.bw-svg"))
        {
            var lines = svg.QuerySelectorAll(".bw-mark");
            var (splitX, splitY) = (Number(lines[0], "x1"), Number(lines[1], "y1"));
            foreach (var (dot, i) in svg.QuerySelectorAll(".bw-dot").Select((dot, i) => (dot, i)))
            {
                var corner = (Number(dot, "cy") <= splitY, Number(dot, "cx") >= splitX) switch
                {
                    (true, false) => "Fix first",
                    (true, true) => "Keep",
                    (false, false) => "Later",
                    _ => "Fine",
                };
                Assert.Equal(corner, Cells(page, i)[^1]);
            }
        }
    }

    [Fact]
    public void Points_too_close_for_their_names_are_numbered_and_no_two_labels_touch()
    {
        var points = Enumerable
            .Range(0, 14)
            .Select(i => new QuadrantPoint(
                $"A rather long name number {i}",
                50 + (i % 3),
                50 + (i % 2)
            ))
            .ToList();

        var drawing = new QuadrantDrawing(
            DrawingSize.Narrow,
            points,
            new("x", 51, ChartUnit.Percent),
            new("y", 50.5, ChartUnit.Percent)
        );

        Assert.Contains(drawing.Labels, label => label.IsNumber);
    }

    [Fact]
    public void Labels_are_moved_apart_as_little_as_needed_and_stay_inside()
    {
        Assert.Equal([10, 40], TextMeasure.Spread([10, 40], 18, 0, 100));
        Assert.Equal([10, 28], TextMeasure.Spread([10, 12], 18, 0, 100));
        Assert.Equal([100, 82], TextMeasure.Spread([99, 98], 18, 0, 100).OrderDescending());
    }

    [Fact]
    public void Words_are_wrapped_to_their_room_and_none_is_lost()
    {
        var lines = TextMeasure.Wrap("Report lost baggage at an airport security checkpoint", 120);

        Assert.Equal(
            "Report lost baggage at an airport security checkpoint",
            string.Join(' ', lines)
        );
        Assert.All(lines, line => Assert.True(TextMeasure.Width(line) <= 120));
    }

    private static async Task<IReadOnlyList<IHtmlDocument>> All() =>
        [
            await Rendered.Component<TrendChart>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    Points = Samples.Trend,
                }
            ),
            await Rendered.Component<BarList>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    Rows = ChartSamples.Drivers,
                }
            ),
            await Rendered.Component<DotWhisker>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    Rows = ChartSamples.Services,
                }
            ),
            await Rendered.Component<DivergingBars>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    Rows = ChartSamples.Agreement,
                    ChartSamples.Options,
                }
            ),
            await Rendered.Component<StackedShareBar>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    Rows = ChartSamples.Channels,
                    Options = ChartSamples.ChannelNames,
                }
            ),
            await Waterfall(),
            await Rendered.Component<SmallMultiples>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    Items = ChartSamples.Multiples,
                }
            ),
            await Rendered.Component<HeatMap>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    RowHead = "Channel",
                    Columns = ChartSamples.Months,
                    Rows = ChartSamples.Coverage,
                }
            ),
            await Rendered.Component<ControlChart>(
                new
                {
                    Id = "c",
                    Title = "Title",
                    Points = ChartSamples.Control,
                }
            ),
            await Quadrants(),
        ];

    private static Task<IHtmlDocument> Quadrants() =>
        Rendered.Component<Quadrant>(
            new
            {
                Id = "c",
                Title = "Title",
                Points = ChartSamples.Priorities,
                X = new QuadrantAxis("Agree", 65, ChartUnit.Percent),
                Y = new QuadrantAxis("Link", 0.15, new ChartUnit(null, 2)),
                Corners = new QuadrantCorners("Fix first", "Keep", "Later", "Fine"),
            }
        );
}
