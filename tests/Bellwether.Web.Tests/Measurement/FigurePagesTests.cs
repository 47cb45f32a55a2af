using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Web.Tests.Access;
using static Bellwether.Web.Tests.Measurement.ServicePageTests;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>The home page, the measures, the comparison, everything together, and the same reads for programs.</summary>
public sealed class FigurePagesTests(FigureSite site, ITestOutputHelper output)
    : IClassFixture<FigureSite>
{
    [Fact]
    public async Task Today_says_first_what_needs_somebody()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/");

        var look = page.QuerySelectorAll("#look li").Select(Words).ToList();
        Assert.Equal(2, look.Count);
        Assert.StartsWith(
            "“Pass, website, approved”: the clearance needs somebody It ends in 17 days.",
            look[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Renewing a bridge pass: trust got worse",
            look[1],
            StringComparison.Ordinal
        );
        Assert.All(
            page.QuerySelectorAll("#look li"),
            item => Assert.Single(item.QuerySelectorAll("a"))
        );
        Assert.Contains(
            "2 services asked about trust. Since FY2026 Q1, 1 got worse",
            Words(page.QuerySelector(".bw-lead")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_league_is_sorted_by_link_and_is_the_same_in_its_file()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/?sort=-share");
        var rows = Rows(page.QuerySelector("#league-table")!);
        var file = await Csv(
            viewer,
            page.QuerySelector("#league a[href*='.csv']")!.GetAttribute("href")!
        );

        Assert.Equal(["Paying a toll", "Renewing a bridge pass"], rows.Select(row => row[0]));
        Assert.Equal(["2,000", "1,105"], rows.Select(row => row[3]));
        Assert.Equal(["2000", "1105"], file.Select(row => row["answers"]));
        Assert.Equal(["NoDetectableChange", "Worse"], file.Select(row => row["change_verdict"]));
        Assert.Equal(
            "descending",
            page.QuerySelector("#league-table th[aria-sort]")!.GetAttribute("aria-sort")
        );
    }

    [Fact]
    public async Task Today_shows_only_what_is_within_reach()
    {
        using var sister = await site.Enter(Role.Viewer, site.Staff.Sister);

        var page = await sister.Page("/");

        Assert.DoesNotContain("bridge pass", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(Rows(page.QuerySelector("#league-table")!));
    }

    [Fact]
    public async Task An_empty_place_teaches_how_to_begin()
    {
        using var office = await site.Enter(Role.Viewer, site.Staff.Bureau, site.Staff.Office);

        var today = await office.Page("/");
        var measures = await office.Page("/understand?lang=es");
        var wide = await office.Page("/government-wide");
        var measure = await office.Page("/understand/ease");

        Assert.Contains("./bellwether demo", Words(today.Body!), StringComparison.Ordinal);
        Assert.Contains(
            "Aquí verá lo que dijeron",
            Words(measures.Body!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "./bellwether import a11 FILE",
            Words(wide.Body!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Nobody has answered about this yet",
            Words(measure.Body!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_measure_says_who_differs_from_the_rest()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/understand/trust");
        var spanish = await viewer.Page("/understand/trust?lang=es");

        Assert.Contains(
            "2 services are clearly different from the rest",
            Words(page.QuerySelector(".bw-lead")!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2 servicios son claramente distintos",
            Words(spanish.QuerySelector(".bw-lead")!),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await viewer.Get("/understand/happiness")).StatusCode
        );
    }

    [Fact]
    public async Task A_comparison_shows_every_way_and_the_parts_add_up()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/understand/compare?measure=trust&from=FY2026Q1&to=FY2026Q2");
        var file = await Csv(
            viewer,
            page.QuerySelector("#ways a[href*='.csv']")!.GetAttribute("href")!
        );

        Assert.Equal(4, Rows(page.QuerySelector("#ways-table")!).Count);
        double Value(string what) =>
            double.Parse(
                file.Single(row => row["what"] == what && row["survey"].Length == 0)["change"],
                System.Globalization.CultureInfo.InvariantCulture
            );
        Assert.Equal(
            Value("pooled"),
            Value("rate") + Value("mix") + Value("entered") + Value("left"),
            5
        );
        Assert.NotEmpty(Words(page.QuerySelector(".bw-lead")!));
        Assert.Equal(4, page.QuerySelectorAll("#choose select").Length);
    }

    [Theory]
    [InlineData("measure=happiness", HttpStatusCode.NotFound, "There is no such measure")]
    [InlineData(
        "from=FY2026Q1&to=FY2026Q1",
        HttpStatusCode.UnprocessableEntity,
        "Both periods are the same"
    )]
    [InlineData(
        "from=FY2025&to=FY2026Q1",
        HttpStatusCode.UnprocessableEntity,
        "One period is longer"
    )]
    [InlineData("from=yesterday", HttpStatusCode.UnprocessableEntity, "cannot be read")]
    public async Task What_cannot_be_compared_says_why_and_keeps_the_form(
        string query,
        HttpStatusCode status,
        string words
    )
    {
        using var viewer = await site.Enter(Role.Viewer);

        var answer = await viewer.Get("/understand/compare?" + query);

        Assert.Equal(status, answer.StatusCode);
        var page = await Visitor.Parse(answer);
        Assert.Contains(words, Words(page.Body!), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[action='/understand/compare']"));
    }

    [Fact]
    public async Task Everything_together_says_how_much_it_is()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/government-wide");

        Assert.Contains(
            "from 5,304 people who answered",
            Words(page.QuerySelector("#coverage")!),
            StringComparison.Ordinal
        );
        Assert.Equal(2, page.QuerySelectorAll("#headline .bw-figure").Length);
    }

    [Fact]
    public async Task Programs_get_the_same_reads_and_refusals_as_problem_details()
    {
        using var viewer = await site.Staff.Program([Permission.ReadFigures]);

        var figure = await Json(
            viewer,
            "/api/v1/figures?service=renewing-a-bridge-pass&period=FY2026Q2"
        );
        var compared = await Json(
            viewer,
            "/api/v1/comparisons?service=renewing-a-bridge-pass&from=FY2026Q1&to=FY2026Q2"
        );
        var trend = await Json(viewer, "/api/v1/trends?service=renewing-a-bridge-pass&by=month");
        var refused = await Json(viewer, "/api/v1/figures?measure=happiness");
        using var stranger = site.Staff.Visit();

        Assert.Equal(
            741.0 / 1105,
            figure.GetProperty("favourable").GetProperty("value").GetDouble(),
            9
        );
        Assert.Equal("wilson", figure.GetProperty("favourable").GetProperty("method").GetString());
        Assert.Equal("worse", compared.GetProperty("verdict").GetString()!.ToLowerInvariant());
        Assert.Equal(
            "2025-10",
            trend.GetProperty("points")[0].GetProperty("period").GetProperty("name").GetString()
        );
        Assert.Equal("measure.unknown", refused.GetProperty("code").GetString());
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await stranger.Get("/api/v1/figures")).StatusCode
        );
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_their_screens()
    {
        using var analyst = await site.Enter(Role.Analyst);

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {analyst.Cookie}",
            [
                "/",
                "/?lang=es",
                "/services/renewing-a-bridge-pass",
                "/services/renewing-a-bridge-pass?lang=es&by=month",
                "/services/reporting-a-pothole",
                "/understand",
                "/understand/trust",
                "/understand/compare",
                "/understand/compare?lang=es",
                "/government-wide",
            ]
        );
    }

    private static async Task<JsonElement> Json(Visitor visitor, string path)
    {
        var text = await (await visitor.Get(path)).Content.ReadAsStringAsync();
        return JsonDocument.Parse(text).RootElement;
    }
}
