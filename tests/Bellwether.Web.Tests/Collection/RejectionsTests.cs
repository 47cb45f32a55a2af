using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Web.Tests.Access;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Collection;

/// <summary>What a collector turned away, on its page and for programs: the same counts, by day and reason.</summary>
public sealed class RejectionsTests(FigureSite site) : IClassFixture<FigureSite>
{
    private StaffSite Staff => site.Staff;

    private string Path => $"/api/v1/collectors/{site.Web.Key}/rejections";

    [Fact]
    public async Task The_page_and_the_interface_tell_the_same()
    {
        await Send(trap: "http://spam.example");
        await Send(trap: "http://spam.example");
        await Send(seconds: 0.2);
        await Staff.Get<KeepRejections>().Run();
        using var program = await Staff.Program([Permission.ReadFigures]);
        using var person = await site.Enter(Role.Viewer);

        var rows = await Rows(program, "");
        var first = await Rows(program, "?limit=1");
        var next = await Rows(program, $"?limit=1&cursor={first.GetProperty("next")}");
        var earlier = await Rows(program, "?to=2026-03-02");
        var table = (
            await person.Page($"/listen/collectors/{site.Web.CollectorId}")
        ).QuerySelectorAll("#rejected-table tbody tr");

        Assert.Equal(
            ["2026-03-03 hidden-field True 2", "2026-03-03 too-fast False 1"],
            Written(rows)
        );
        Assert.Equal(Written(rows), Written(first).Concat(Written(next)));
        Assert.Equal(JsonValueKind.Null, next.GetProperty("next").ValueKind);
        Assert.Empty(Written(earlier));
        Assert.Equal(
            ["March 3, 2026", "2", "0", "0", "1"],
            Assert.Single(table).Children.Select(cell => cell.TextContent.Trim())
        );
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=0001-01-01", "to")]
    [InlineData("to=2026-02-30", "to")]
    [InlineData("limit=0", "limit")]
    public async Task A_question_that_cannot_be_read_is_told_where(string query, string field)
    {
        using var program = await Staff.Program([Permission.ReadFigures]);

        var answer = await program.Get($"{Path}?{query}");

        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(field, problem.GetProperty("faults")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Another_unit_is_told_nothing()
    {
        using var roads = await Staff.Program([Permission.ReadFigures], Staff.Sister);

        Assert.Equal(HttpStatusCode.NotFound, (await roads.Get(Path)).StatusCode);
    }

    private async Task<JsonElement> Rows(Visitor program, string query) =>
        JsonDocument
            .Parse(await (await program.Get(Path + query)).Content.ReadAsStringAsync())
            .RootElement;

    private static string[] Written(JsonElement page) =>
        [
            .. page.GetProperty("items")
                .EnumerateArray()
                .Select(row =>
                    $"{row.GetProperty("day")} {row.GetProperty("reason")} {row.GetProperty("refused")} {row.GetProperty("count")}"
                ),
        ];

    private Task Send(string? trap = null, double? seconds = null) =>
        Staff
            .Get<RecordResponse>()
            .Run(
                new IncomingResponse(
                    site.Web.Key,
                    new Dictionary<string, IReadOnlyList<string>> { ["trust"] = ["1"] }
                )
                {
                    Trap = trap,
                    Seconds = seconds ?? 30,
                    Sender = new byte[] { 203, 0, 113, 7 },
                }
            );
}
