using System.Net;
using Bellwether.Access;
using Bellwether.Responses;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>What people write about: an analyst reads, corrects and quotes; an approver lets the quote out; a viewer sees none of it.</summary>
public sealed class ThemesPagesTests(FigureSite site) : IClassFixture<FigureSite>
{
    private const string Themes = "/understand/themes?period=FY2026Q2";

    [Fact]
    public async Task An_analyst_corrects_a_comment_and_the_next_run_keeps_it()
    {
        using var analyst = await site.Enter(Role.Analyst);
        await site.Answer(site.Web, favourable: false, "The turnstile ate my permit card.");
        await Code();
        var list = "/understand/themes/all?period=FY2026Q2&words=turnstile";

        var found = await analyst.Page(list);
        var form = found
            .QuerySelectorAll("a")
            .Select(link => link.GetAttribute("href"))
            .First(href => href?.Contains("/comments/", StringComparison.Ordinal) == true)!;
        var page = await analyst.Page(form);
        var bad = await analyst.SendTo(form, form, ("themes", "no-such-theme"));
        var saved = await analyst.SendTo(form, form, ("themes", "cost"), ("feeling", "2"));
        await Code();
        var about = await analyst.Page("/understand/themes/cost?period=FY2026Q2");

        Assert.NotNull(page.QuerySelector("input[name=themes]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("turnstile", about.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Set by a person", about.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_needs_a_second_person()
    {
        using var analyst = await site.Enter(Role.Analyst);
        using var approver = await site.Enter(Role.Approver);
        await site.Answer(site.Web, favourable: true, "The lighthouse keeper was wonderful.");
        await Code();
        var found = await analyst.Page("/understand/themes/all?period=FY2026Q2&words=lighthouse");
        var form = found
            .QuerySelectorAll("a")
            .Select(link => link.GetAttribute("href"))
            .First(href => href?.Contains("/comments/", StringComparison.Ordinal) == true)!;

        await analyst.SendTo(
            form,
            form + "/quote",
            ("words", "The lighthouse keeper was wonderful.")
        );
        var quotes = await approver.Page("/understand/themes/quotes");
        var decide = quotes
            .QuerySelectorAll("form")
            .Select(each => each.GetAttribute("action"))
            .First(action => action?.Contains("/quotes/", StringComparison.Ordinal) == true)!;
        await approver.SendTo("/understand/themes/quotes", decide, ("act", "approve"));
        var after = await analyst.Page("/understand/themes/quotes");

        Assert.Contains(
            "Waits for another person",
            quotes.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("May be shown, says", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("button[value=approve]"));
    }

    [Fact]
    public async Task Who_may_not_read_comments_sees_no_themes()
    {
        using var viewer = await site.Enter(Role.Viewer);
        using var analyst = await site.Enter(Role.Analyst);
        await site.Answer(site.Web, favourable: true, "I waited.");
        await Code();

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Get(Themes)).StatusCode);
        foreach (
            var path in (string[])
                [
                    Themes,
                    Themes + "&lang=es",
                    "/understand/themes",
                    "/understand/themes/waiting",
                    "/understand/themes/none",
                    "/understand/themes/contradicting",
                    "/understand/themes/quotes",
                ]
        )
            Assert.Equal(HttpStatusCode.OK, (await analyst.Get(path)).StatusCode);
        using var program = await site.Staff.Program([Permission.ReadComments]);
        Assert.Equal(
            HttpStatusCode.OK,
            (await program.Get("/api/v1/themes?period=FY2026Q2")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await analyst.Get("/understand/themes/no-such-theme")).StatusCode
        );
    }

    private Task Code() => site.Staff.Get<CodeComments>().Run(site.Staff.Agency);
}
