using Bellwether.Web.Components;

namespace Bellwether.Web.Tests;

public sealed class TableTests
{
    private static readonly IReadOnlyList<Row> Rows =
    [
        new("Passports", 71.04, 4210),
        new("Loans", 58, 1204),
    ];

    private static readonly IReadOnlyList<Column<Row>> Columns =
    [
        new("Service", row => row.Name)
        {
            IsRowHead = true,
            Href = row => "/services/" + row.Name,
            SortKey = "name",
        },
        new("Trust", row => row.Trust.ToString("0.0"))
        {
            Unit = "%",
            IsNumber = true,
            SortKey = "trust",
        },
        new("Answers", row => row.Answers.ToString("N0")) { IsNumber = true },
    ];

    [Fact]
    public async Task Heads_carry_units_numbers_are_marked_and_the_file_is_offered()
    {
        var page = await Rendered.Component<DataTable<Row>>(
            new
            {
                Id = "t",
                Caption = "Trust by service",
                Rows,
                Columns,
                CsvHref = "/t.csv",
            }
        );

        Assert.Equal(
            "Trust by service",
            page.QuerySelector("table.usa-table > caption")!.TextContent
        );
        Assert.Equal(
            "%",
            page.QuerySelectorAll("thead th")[1].QuerySelector(".bw-table__unit")!.TextContent
        );
        Assert.Equal(
            ["row", "row"],
            page.QuerySelectorAll("tbody th").Select(cell => cell.GetAttribute("scope"))
        );
        Assert.Equal(
            ["71.0", "4,210", "58.0", "1,204"],
            page.QuerySelectorAll("td.bw-number").Select(cell => cell.TextContent)
        );
        Assert.Equal("/services/Passports", page.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.Equal("/t.csv", page.QuerySelector(".bw-table__foot a")!.GetAttribute("href"));
        Assert.Equal("0", page.QuerySelector(".bw-table__scroll")!.GetAttribute("tabindex"));
    }

    [Fact]
    public async Task A_link_in_the_head_sorts_and_turns_the_order_round_when_it_sorts_already()
    {
        var page = await Rendered.Component<DataTable<Row>>(
            new
            {
                Id = "t",
                Caption = "c",
                Rows,
                Columns,
                Sort = TableSort.Parse("-trust"),
                SortHref = (Func<TableSort, string>)(sort => $"?sort={sort}"),
            }
        );

        var links = page.QuerySelectorAll("thead a").Select(link => link.GetAttribute("href"));
        Assert.Equal(["?sort=name", "?sort=trust"], links);
        Assert.Equal("descending", page.QuerySelectorAll("thead th")[1].GetAttribute("aria-sort"));
        Assert.Null(page.QuerySelectorAll("thead th")[0].GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task A_table_without_rows_shows_what_will_appear_there()
    {
        var page = await Rendered.Component<DataTable<Row>>(
            new
            {
                Id = "t",
                Caption = "c",
                Rows = Array.Empty<Row>(),
                Columns,
                Empty = Rendered.Words("Nothing yet"),
            }
        );

        Assert.Contains("Nothing yet", page.Body!.TextContent);
    }

    [Fact]
    public async Task Stacked_on_a_phone_every_number_keeps_its_head_and_unit_beside_it()
    {
        var page = await Rendered.Component<DataTable<Row>>(
            new
            {
                Id = "t",
                Caption = "c",
                Rows,
                Columns,
                StackOnPhone = true,
            }
        );

        var labels = page.QuerySelectorAll("tbody tr:first-child td")
            .Select(cell => cell.GetAttribute("data-label"));
        Assert.Equal(["Trust (%)", "Answers"], labels);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("name", "name")]
    [InlineData("-answers", "-answers")]
    public void The_order_survives_its_way_through_an_address(string? word, string? again)
    {
        Assert.Equal(again, TableSort.Parse(word)?.ToString());
    }

    internal sealed record Row(string Name, double Trust, long Answers);
}
