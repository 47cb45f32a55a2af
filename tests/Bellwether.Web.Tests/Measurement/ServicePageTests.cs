using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Bellwether.Access;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>The page of a service: one sentence that answers, every figure with what keeps it honest, its data as a file.</summary>
public sealed class ServicePageTests(FigureSite site) : IClassFixture<FigureSite>
{
    private const string Pass = "/services/renewing-a-bridge-pass";

    [Fact]
    public async Task The_answer_stands_at_the_top_and_the_figure_keeps_its_interval_and_verdict()
    {
        using var analyst = await site.Enter(Role.Analyst);

        var page = await analyst.Page(Pass);

        Assert.Equal("Renewing a bridge pass", page.QuerySelector("h1")!.TextContent);
        var lead = Words(page.QuerySelector(".bw-lead")!);
        Assert.Contains("67 % of the 1,105 people", lead, StringComparison.Ordinal);
        Assert.Contains("It got worse since FY2026 Q1", lead, StringComparison.Ordinal);
        var figure = Words(page.QuerySelector(".bw-figure")!);
        Assert.Contains("67 % of those who answered", figure, StringComparison.Ordinal);
        Assert.Contains("sampling range 64 to 70; 1,105 answers", figure, StringComparison.Ordinal);
        Assert.Contains("Worse since FY2026 Q1", figure, StringComparison.Ordinal);
        Assert.Contains("How computed", figure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_Spanish()
    {
        using var analyst = await site.Enter(Role.Analyst);

        var page = await analyst.Page(Pass + "?lang=es");

        Assert.Contains(
            "el 67 % fue favorable",
            Words(page.QuerySelector(".bw-lead")!),
            StringComparison.Ordinal
        );
        Assert.Contains("Lo que nombraron", Words(page.Body!), StringComparison.Ordinal);
        Assert.Contains("Tardó demasiado", Words(page.Body!), StringComparison.Ordinal);
        Assert.DoesNotContain("answers", Words(page.Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_branch_reads_its_own_words_and_its_most_named_reason_first()
    {
        using var analyst = await site.Enter(Role.Analyst);

        var page = await analyst.Page(Pass);

        var well = page.QuerySelectorAll("#reasons figure, #reasons .bw-chart").ToList();
        var text = Words(page.QuerySelector("#reasons")!);
        Assert.NotEmpty(well);
        Assert.Contains("“It was easy” most (50 %)", text, StringComparison.Ordinal);
        Assert.Contains("“It took too long” most (50 %)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_calls_a_channel_different_only_against_all_the_others()
    {
        using var analyst = await site.Enter(Role.Analyst);

        var page = await analyst.Page(Pass);

        var rows = Rows(page.QuerySelector("#by-channel-table")!);
        Assert.Equal(["Website", "Phone"], rows.Select(row => row[0]));
        Assert.Equal(["72", "45"], rows.Select(row => row[1]));
        Assert.All(rows, row => Assert.StartsWith("Different", row[4], StringComparison.Ordinal));
        // The south office has four answers: it is hidden, and the next smallest with it.
        Assert.DoesNotContain("south", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_behind_a_figure_says_what_the_page_says()
    {
        using var analyst = await site.Enter(Role.Analyst);
        var page = await analyst.Page(Pass);
        var links = page.QuerySelectorAll("a")
            .Select(link => link.GetAttribute("href")!)
            .Where(href => href.Contains(".csv", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        var figure = await Csv(
            analyst,
            links.First(link => link.Contains("figures", StringComparison.Ordinal))
        );
        var split = await Csv(
            analyst,
            links.First(link => link.Contains("by=channel", StringComparison.Ordinal))
        );
        var trend = await Csv(
            analyst,
            links.First(link => link.Contains("trends", StringComparison.Ordinal))
        );

        var answers = figure.Sum(row => long.Parse(row["answers"], CultureInfo.InvariantCulture));
        var favourable = figure.Sum(row =>
            long.Parse(row["favourable"], CultureInfo.InvariantCulture)
        );
        Assert.Equal(1105, answers);
        Assert.Equal(741, favourable);
        Assert.Equal(
            Rows(page.QuerySelector("#by-channel-table")!)
                .Select(row => row[3].Replace(",", "", StringComparison.Ordinal)),
            split.Select(row => row["answers"])
        );
        Assert.Equal(["1200", "1105"], trend.Select(row => row["answers"]));
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await analyst.Get(link)).StatusCode);
    }

    [Fact]
    public async Task Words_are_for_those_who_may_read_them()
    {
        using var analyst = await site.Enter(Role.Analyst);
        using var viewer = await site.Enter(Role.Viewer);

        Assert.Contains(
            "I called three times",
            (await analyst.Page(Pass)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "I called three times",
            (await viewer.Page(Pass)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_shows_what_was_done_and_how_people_are_asked()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page(Pass);

        Assert.Contains(
            "We wrote it again.",
            Words(page.QuerySelector("#changes")!),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Too early to tell",
            Words(page.QuerySelector("#changes")!),
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector($"#collectors a[href='/f/{site.Web.Key}']"));
    }

    [Fact]
    public async Task The_trend_goes_by_month_when_asked()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page(Pass + "?by=month");

        Assert.Contains(
            "October 2025",
            Words(page.QuerySelector("#trend")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_earlier_quarter_can_be_chosen_and_does_not_move_any_more()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page(Pass + "?period=FY2026Q1");

        Assert.Contains("80 %", Words(page.QuerySelector(".bw-lead")!), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-live]"));
    }

    [Fact]
    public async Task A_service_nobody_is_asked_about_says_how_to_begin()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/services/reporting-a-pothole");

        Assert.Contains("Open a collector", Words(page.Body!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/services/no-such-service")]
    [InlineData("/services/taking-a-ferry")]
    public async Task An_unknown_service_and_one_next_door_are_missing_in_plain_words(string path)
    {
        using var viewer = await site.Enter(Role.Viewer);

        var answer = await viewer.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await Visitor.Parse(answer);
        Assert.Contains("We know no such service", Words(page.Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_figures_elsewhere_does_not_read_these()
    {
        using var sister = await site.Enter(Role.Analyst, site.Staff.Sister);
        using var program = await site.Staff.Program([Permission.ReadFigures], site.Staff.Sister);

        Assert.Equal(HttpStatusCode.Forbidden, (await sister.Get(Pass)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await sister.Get("/services/paying-a-toll")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await sister.Get("/files/figures.csv?service=renewing-a-bridge-pass")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await program.Get("/api/v1/figures?service=renewing-a-bridge-pass")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await program.Get("/api/v1/figures?service=paying-a-toll")).StatusCode
        );
    }

    [Fact]
    public async Task A_name_or_an_id_leads_to_the_one_address()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var answer = await viewer.Get($"/services/{site.Pass}?by=month");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(Pass + "?by=month", answer.Headers.Location!.OriginalString);
    }

    internal static string Words(IElement element) =>
        string.Join(
            ' ',
            element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    internal static List<List<string>> Rows(IElement table) =>
        [.. table.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(Words).ToList())];

    internal static async Task<List<Dictionary<string, string>>> Csv(Visitor visitor, string path)
    {
        var lines = (await (await visitor.Get(path)).Content.ReadAsStringAsync()).Split(
            "\r\n",
            StringSplitOptions.RemoveEmptyEntries
        );
        var head = lines[0].Split(',');
        return
        [
            .. lines
                .Skip(1)
                .Select(line => Cells(line))
                .Select(cells =>
                    head.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)
                ),
        ];
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
                cells.Add("");
            else
                cells[^1] += letter;
        }
        return cells;
    }
}
