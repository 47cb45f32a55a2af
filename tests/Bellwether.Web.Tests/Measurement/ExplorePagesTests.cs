using System.Net;
using System.Text.Json;
using Bellwether.Access;
using static Bellwether.Web.Tests.Measurement.ServicePageTests;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>Any question by anything: the page, what is kept of it, the file and the route for programs.</summary>
public sealed class ExplorePagesTests(FigureSite site, ITestOutputHelper output)
    : IClassFixture<FigureSite>
{
    private const string Page = "/understand/explore?rows=trust&columns=channel&period=FY2026Q2";

    [Fact]
    public async Task A_question_is_shown_by_channel_with_counts_intervals_and_its_file()
    {
        await Answers(60);
        using var analyst = await site.Enter(Role.Analyst);

        var page = await analyst.Page(Page + "&before=FY2026Q1&service=renewing-a-bridge-pass");
        var table = page.QuerySelector("#table-1-table")!;

        Assert.Contains("Website", Words(table), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#table-1 svg"));
        Assert.NotNull(page.QuerySelector("form[action='/understand/explore'] select[name=rows]"));
        var file = await Csv(
            analyst,
            page.QuerySelector("#table-1 a[href^='/files/explore.csv']")!.GetAttribute("href")!
        );
        Assert.Contains(file, row => row["column"] == "website" && row["option"] == "favourable");
        Assert.All(file, row => Assert.True(long.Parse(row["answers"]) >= 60));
    }

    [Fact]
    public async Task Filters_stay_in_the_address_and_can_be_taken_away()
    {
        await Answers(60);
        using var analyst = await site.Enter(Role.Analyst);

        var page = await analyst.Page(Page + "&filter=channel%3Dwebsite&filter=language%3Den");

        var kept = page.QuerySelectorAll("form[action='/understand/explore'] input[name=filter]");
        Assert.Equal(
            ["channel=website", "language=en"],
            kept.Select(each => each.GetAttribute("value")!)
        );
        var drop = page.QuerySelector("#choose li a")!.GetAttribute("href")!;
        Assert.DoesNotContain("website", drop, StringComparison.Ordinal);
        Assert.Contains("language", drop, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_answers_is_shown_steps_and_no_split_by_answers()
    {
        await Answers(60);
        using var viewer = await site.Enter(Role.Viewer);
        using var program = await site.Staff.Program([Permission.ReadFigures]);

        var before = await Counted(program);
        await site.Answer(site.Web, favourable: false);
        var after = await Counted(program);
        var refused = await viewer.Get(Page + "&filter=trust%3D1");
        var split = await viewer.Page(Page);

        Assert.True(before >= 50);
        Assert.Equal(before, after);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(split.QuerySelectorAll("select[name=columns] option[value=trust]"));
    }

    [Fact]
    public async Task A_view_is_saved_opened_renamed_and_removed()
    {
        await Answers(60);
        using var analyst = await site.Enter(Role.Analyst);
        using var viewer = await site.Enter(Role.Viewer);
        var from = Page + "&filter=channel%3Dwebsite";
        var page = await analyst.Page(from);
        var form = page.QuerySelector("form[action='/understand/explore/views']")!;
        var address = form.QuerySelector("[name=address]")!.GetAttribute("value")!;

        var nameless = await analyst.SendTo(
            from,
            "/understand/explore/views",
            ("address", address),
            ("name", "")
        );
        var kept = await analyst.SendTo(
            from,
            "/understand/explore/views",
            ("address", address),
            ("name", "Web trust")
        );
        Assert.Equal(
            (HttpStatusCode.Found, "/understand/explore/views"),
            (kept.StatusCode, kept.Headers.Location?.OriginalString)
        );
        var list = await analyst.Page("/understand/explore/views");
        var open = list.QuerySelector("#views-table a")!.GetAttribute("href")!;
        var opened = await analyst.Get(open);
        var stranger = await viewer.Get(open);
        var id = open[(open.LastIndexOf('/') + 1)..];
        var field = $"name-{Guid.Parse(id):N}";
        await analyst.SendTo(
            "/understand/explore/views",
            open,
            ("act", "rename"),
            (field, "Trust on the web")
        );
        var renamed = await analyst.Page("/understand/explore/views");
        await analyst.SendTo("/understand/explore/views", open, ("act", "remove"), (field, ""));
        var removed = await analyst.Page("/understand/explore/views");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Contains(
            "Web trust",
            Words(list.QuerySelector("#views-table")!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "filter=channel",
            opened.Headers.Location?.ToString() ?? opened.RequestMessage!.RequestUri!.Query,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Contains(
            "Trust on the web",
            Words(renamed.QuerySelector("#views-table")!),
            StringComparison.Ordinal
        );
        Assert.Null(removed.QuerySelector("#views-table"));
    }

    [Fact]
    public async Task A_view_of_a_question_that_is_gone_says_so()
    {
        using var analyst = await site.Enter(Role.Analyst);

        var answer = await analyst.Get("/understand/explore?rows=happiness&columns=channel");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("is not asked any more", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_addresses_are_refused_with_what_to_mend()
    {
        using var program = await site.Staff.Program([Permission.ReadFigures]);

        var filter = await program.Get("/api/v1/explore?rows=trust&filter=website");
        var period = await program.Get("/api/v1/explore?rows=trust&period=soon");
        var service = await program.Get("/api/v1/explore?rows=trust&service=nowhere");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, filter.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, period.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, service.StatusCode);
    }

    [Fact]
    public async Task The_pages_hold_in_a_browser()
    {
        await Answers(60);
        using var analyst = await site.Enter(Role.Analyst);
        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {analyst.Cookie}",
            [Page, $"{Page}&before=FY2026Q1&lang=es", "/understand/explore/views"]
        );
    }

    private async Task Answers(int people)
    {
        if (answered)
            return;
        answered = true;
        for (var i = 0; i < people; i++)
            await site.Answer(site.Web, favourable: i % 4 != 0);
    }

    private static bool answered;

    private static async Task<long> Counted(Access.Visitor program) =>
        JsonDocument
            .Parse(
                await (
                    await program.Get("/api/v1/explore?rows=trust&columns=channel&period=FY2026Q2")
                ).Content.ReadAsStringAsync()
            )
            .RootElement.GetProperty("tables")[0]
            .GetProperty("answers")
            .GetInt64();
}
