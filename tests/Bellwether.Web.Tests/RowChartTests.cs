using Bellwether.Web.Components.Charts;
using Bellwether.Web.Help.ShowComponents;
using static Bellwether.Web.Tests.Drawn;

namespace Bellwether.Web.Tests;

/// <summary>Bars, dots and shares are as long as their numbers, in both drawings.</summary>
public sealed class RowChartTests
{
    private static readonly ChartUnit OneDecimal = new("%", 1);

    [Fact]
    public async Task Bars_are_as_long_as_their_values_from_zero()
    {
        var page = await Rendered.Component<BarList>(
            new
            {
                Id = "c",
                Title = "Title",
                Rows = ChartSamples.Drivers,
                Unit = new ChartUnit(null, 2),
            }
        );

        foreach (var svg in page.QuerySelectorAll("svg.bw-svg"))
        {
            var widths = svg.QuerySelectorAll(".bw-bar")
                .Select(bar => Number(bar, "width"))
                .ToList();
            var perUnit = widths[0] / ChartSamples.Drivers[0].Value!.Value;
            Assert.All(
                ChartSamples.Drivers.Zip(widths),
                pair => Assert.Equal(pair.First.Value!.Value * perUnit, pair.Second, 0.2)
            );
        }
        Assert.Equal(["0.34", "0.27", "0.14", "0.06"], Column(page, 1));
    }

    [Fact]
    public async Task Bars_of_negative_values_point_the_other_way()
    {
        ChartRow[] rows = [new("Up", 4), new("Down", -2)];

        var page = await Rendered.Component<BarList>(
            new
            {
                Id = "c",
                Title = "Title",
                Rows = rows,
            }
        );

        var svg = page.QuerySelector("svg.bw-svg--wide")!;
        var (up, down) = (svg.QuerySelectorAll(".bw-bar")[0], svg.QuerySelectorAll(".bw-bar")[1]);
        Assert.Equal(Number(up, "x"), Number(down, "x") + Number(down, "width"), 0.2);
        Assert.Equal(2, Number(up, "width") / Number(down, "width"), 0.01);
    }

    [Fact]
    public async Task Dots_and_whiskers_stand_where_their_values_are()
    {
        var page = await Rendered.Component<DotWhisker>(
            new
            {
                Id = "c",
                Title = "Title",
                Rows = ChartSamples.Services,
                Unit = OneDecimal,
                Range = (0d, 100d),
            }
        );
        var known = ChartSamples.Services.Where(row => row.Value is not null).ToList();

        foreach (var svg in page.QuerySelectorAll("svg.bw-svg"))
        {
            var ticks = svg.QuerySelectorAll(".bw-grid, .bw-zero")
                .Select(line => Number(line, "x1"))
                .ToList();
            var (start, length) = (ticks.Min(), ticks.Max() - ticks.Min());
            double ValueAt(double x) => (x - start) / length * 100;
            Assert.All(
                known.Zip(svg.QuerySelectorAll(".bw-dot")),
                pair =>
                    Assert.Equal(pair.First.Value!.Value, ValueAt(Number(pair.Second, "cx")), 0.1)
            );
            Assert.All(
                known.Zip(svg.QuerySelectorAll(".bw-whisker")),
                pair => Assert.Equal(pair.First.Low!.Value, ValueAt(Number(pair.Second, "x1")), 0.1)
            );
        }
        Assert.Equal("too few answers", Column(page, 1)[^1]);
        Assert.Equal("69.6 to 72.3", Column(page, 2)[1]);
    }

    [Fact]
    public async Task Diverging_bars_share_one_middle_and_their_parts_are_the_shares()
    {
        var page = await Rendered.Component<DivergingBars>(
            new
            {
                Id = "c",
                Title = "Title",
                Rows = ChartSamples.Agreement,
                ChartSamples.Options,
            }
        );

        foreach (var svg in page.QuerySelectorAll("svg.bw-svg"))
        {
            var parts = svg.QuerySelectorAll(".bw-part").Chunk(5).ToList();
            var middle = Number(svg.QuerySelector(".bw-zero")!, "x1");
            var perShare = Number(parts[0][4], "width") / ChartSamples.Agreement[0].Shares[4];
            foreach (var (row, bars) in ChartSamples.Agreement.Zip(parts))
            {
                Assert.All(
                    row.Shares.Zip(bars),
                    pair => Assert.Equal(pair.First * perShare, Number(pair.Second, "width"), 0.5)
                );
                Assert.Equal(middle, Number(bars[2], "x") + (Number(bars[2], "width") / 2), 0.2);
            }
        }
        Assert.Contains(
            "71\u00a0% agree, 12\u00a0% disagree",
            page.QuerySelector("#c-summary")!.TextContent
        );
        Assert.Equal(["21", "24", "14", "26", "15", "4,195"], Cells(page, 2));
    }

    [Fact]
    public async Task Shares_fill_the_whole_bar()
    {
        var page = await Rendered.Component<StackedShareBar>(
            new
            {
                Id = "c",
                Title = "Title",
                Rows = ChartSamples.Channels,
                Options = ChartSamples.ChannelNames,
            }
        );

        var first = page.QuerySelectorAll("svg.bw-svg--narrow .bw-part").Take(4).ToList();
        Assert.Equal(320, first.Sum(part => Number(part, "width")), 0.5);
        Assert.Equal(38d / 31, Number(first[0], "width") / Number(first[1], "width"), 0.01);
        Assert.Equal(["38", "31", "22", "9", "1,301"], Cells(page, 0));
    }

    [Fact]
    public async Task The_parts_of_a_change_lead_from_the_first_value_to_the_last()
    {
        var page = await Waterfall();

        var svg = page.QuerySelector("svg.bw-svg--wide")!;
        var (from, to) = (
            Number(svg.QuerySelectorAll(".bw-dot")[0], "cx"),
            Number(svg.QuerySelectorAll(".bw-dot")[1], "cx")
        );
        var bars = svg.QuerySelectorAll(".bw-bar");
        Assert.Equal(from, Number(bars[0], "x"), 0.2);
        Assert.Equal(to, Number(bars[^1], "x"), 0.2);
        Assert.Equal(["+1.1", "−0.6", "−0.4", "−3.3", "−3.2"], Column(page, 2).Skip(1));
        Assert.StartsWith(
            "From FY2021 Q3 (71.2\u00a0%) to FY2021 Q4 (68.0\u00a0%), −3.2\u00a0points.",
            page.QuerySelector("#c-summary")!.TextContent
        );
    }
}
