using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Bellwether.Access;

namespace Bellwether.Web.Tests.Publishing;

/// <summary>The quarterly filing on pages and for programs, from draft to submitted.</summary>
public sealed class FilingPagesTests(FilingSite site, ITestOutputHelper output)
    : IClassFixture<FilingSite>
{
    private const string Address = "/share/filings/renewing-a-bridge-pass/FY2026Q1";

    [Fact]
    public async Task One_prepares_another_submits_and_the_file_is_the_one_that_was_submitted()
    {
        using var analyst = await site.Enter(Role.Analyst);
        using var approver = await site.Enter(Role.Approver);

        var report = await analyst.Page(Address);
        var saved = await analyst.SendTo(
            Address,
            Address,
            ($"point-{site.Web.CollectorId}", "post_interaction"),
            ($"title-{site.Web.CollectorId}", "Bridge pass by web")
        );
        var early = await analyst.Post($"{Address}/submit");
        var submitted = await approver.SendTo(Address, $"{Address}/submit");
        var after = await approver.Page(Address);
        var link = after
            .QuerySelectorAll("#files a")
            .First(a => a.TextContent.Contains("responses", StringComparison.Ordinal));
        var file = await approver.Get(link.GetAttribute("href")!);
        var bytes = await file.Content.ReadAsByteArrayAsync();
        var again = await approver.Page(Address);
        var grid = await analyst.Page("/share/filings");

        Assert.Contains("Green", report.QuerySelector(".bw-lead")!.TextContent);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        Assert.Equal($"{Address}?done=submitted", submitted.Headers.Location!.OriginalString);
        Assert.Contains("Submitted", again.QuerySelector(".bw-lead")!.TextContent);
        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            after.QuerySelector("#files")!.TextContent
        );
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Submitted", grid.QuerySelector("#filings")!.TextContent);
        Assert.Null(again.QuerySelector("#record"));
        Assert.Contains(
            await site.Staff.Get<ReadAudit>().Run(site.Staff.Agency),
            line => line.Action == "filings.submitted"
        );
    }

    [Fact]
    public async Task Who_may_do_both_is_told_that_it_takes_two()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page(Address);

        Assert.Null(page.QuerySelector("#record"));
        Assert.Null(page.QuerySelector("#submit"));
        Assert.Empty(page.QuerySelectorAll("#files a"));
    }

    [Fact]
    public async Task A_quarter_with_a_broken_rule_says_what_to_mend_and_gives_no_file()
    {
        const string running = "/share/filings/renewing-a-bridge-pass/FY2026Q2";
        using var analyst = await site.Enter(Role.Analyst);
        using var program = await site.Staff.Program([Permission.PrepareFilings]);

        var page = await analyst.Page(running);
        var file = await program.Get(
            "/api/v1/filings/renewing-a-bridge-pass/FY2026Q2/files/pass-web-fy2026q2-responses.csv"
        );

        Assert.Contains("Red", page.QuerySelector(".bw-lead")!.TextContent);
        Assert.Contains("Nobody answered", page.QuerySelector("#survey-pass-web")!.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, file.StatusCode);
        Assert.Contains("filing.rules-broken", await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_program_reads_the_report_and_takes_the_file()
    {
        using var program = await site.Staff.Program([
            Permission.ReadFigures,
            Permission.PrepareFilings,
        ]);
        using var sister = await site.Staff.Program(
            [Permission.ReadFigures, Permission.PrepareFilings],
            site.Staff.Sister
        );
        const string address = "/api/v1/filings/renewing-a-bridge-pass/FY2026Q1";

        var report = JsonDocument.Parse(
            await (await program.Get(address)).Content.ReadAsStringAsync()
        );
        var list = JsonDocument.Parse(
            await (
                await program.Get("/api/v1/filings?quarter=FY2026Q1")
            ).Content.ReadAsStringAsync()
        );
        var file = await program.Get($"{address}/files/pass-web-fy2026q1-responses.csv");
        var unknown = await program.Get($"{address}/files/other.csv");

        Assert.Equal("green", report.RootElement.GetProperty("rating").GetString());
        Assert.Equal(
            12,
            report.RootElement.GetProperty("surveys")[0].GetProperty("rules").GetArrayLength()
        );
        Assert.Equal(1, list.RootElement.GetProperty("items").GetArrayLength());
        Assert.StartsWith("external_id,question_1,", await file.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await sister.Get(address)).StatusCode);
    }

    [Theory]
    [InlineData("/share/filings/renewing-a-bridge-pass/FY2026")]
    [InlineData("/share/filings/renewing-a-bridge-pass/nonsense")]
    public async Task What_is_no_quarter_is_not_understood(string path)
    {
        using var analyst = await site.Enter(Role.Analyst);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await analyst.Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_quarter_is_noted_as_not_reported_with_a_reason_and_prepared_again()
    {
        const string running = "/share/filings/renewing-a-bridge-pass/FY2025Q4";
        using var approver = await site.Enter(Role.Approver);
        using var analyst = await site.Enter(Role.Analyst);

        var silent = await approver.SendTo(running, $"{running}/move", ("note", ""));
        var noted = await approver.SendTo(
            running,
            $"{running}/move",
            ("note", "The bridge was closed.")
        );
        var page = await approver.Page(running + "?lang=es");
        var forbidden = await analyst.Post($"{running}/move");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal($"{running}?done=moved", noted.Headers.Location!.OriginalString);
        Assert.Contains("No informado", page.QuerySelector(".bw-lead")!.TextContent);
        Assert.Contains("The bridge was closed.", page.Body!.TextContent);
        Assert.Null(page.QuerySelector("#not-reported"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task It_speaks_Spanish()
    {
        using var analyst = await site.Enter(Role.Analyst);

        var page = await analyst.Page(Address + "?lang=es");

        Assert.Contains("Regla 1", page.Body!.TextContent);
        Assert.Contains("Una pregunta de confianza", page.Body!.TextContent);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_their_screens()
    {
        using var analyst = await site.Enter(Role.Analyst);

        await BrowserCheck.Run(
            output,
            site.Staff.Address,
            $"Cookie: {analyst.Cookie}",
            [
                "/share",
                "/share/filings",
                "/share/filings?lang=es",
                Address,
                Address + "?lang=es",
                "/share/filings/renewing-a-bridge-pass/FY2026Q2",
                "/share/filings/paying-a-toll/FY2026Q1",
            ]
        );
    }
}
