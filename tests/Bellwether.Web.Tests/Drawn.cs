using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bellwether.Web.Components.Charts;
using Bellwether.Web.Help.ShowComponents;

namespace Bellwether.Web.Tests;

/// <summary>Reads drawings and the tables behind them.</summary>
internal static class Drawn
{
    public static Task<IHtmlDocument> Waterfall() =>
        Rendered.Component<WaterfallChart>(
            new
            {
                Id = "c",
                Title = "Title",
                FromLabel = "FY2021 Q3",
                From = 71.2,
                ToLabel = "FY2021 Q4",
                To = 68.0,
                ChartSamples.Parts,
                Unit = new ChartUnit("%", 1),
            }
        );

    public static double Number(IElement element, string attribute) =>
        double.Parse(element.GetAttribute(attribute)!, CultureInfo.InvariantCulture);

    public static IReadOnlyList<string> Cells(IHtmlDocument page, int row) =>
        [
            .. page.QuerySelectorAll("#c-table tbody tr")[row]
                .QuerySelectorAll("td")
                .Select(cell => cell.TextContent),
        ];

    public static IReadOnlyList<string> Column(IHtmlDocument page, int column) =>
        [
            .. page.QuerySelectorAll("#c-table tbody tr")
                .Select(row => row.Children[column].TextContent),
        ];
}
