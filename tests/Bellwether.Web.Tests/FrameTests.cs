using System.Net;
using AngleSharp.Html.Parser;

namespace Bellwether.Web.Tests;

/// <summary>What every page has around it, and what every answer tells the browser.</summary>
public sealed class FrameTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_staff_page_has_one_heading_the_seven_words_a_skip_link_and_the_demo_banner()
    {
        var html = await (await host.Get("/help/components")).Content.ReadAsStringAsync();

        var page = new HtmlParser().ParseDocument(html);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.OrdinalIgnoreCase);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("#main", page.QuerySelector("a.usa-skipnav")?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#main"));
        Assert.Contains("Demo data", page.QuerySelector(".bw-demo")?.TextContent);
        var words = page.QuerySelectorAll(".bw-header__nav a").Select(link => link.TextContent);
        Assert.Equal(
            [
                "Today",
                "Listen",
                "Understand",
                "Act",
                "Manage",
                "People",
                "Share",
                "Settings",
                "Help",
            ],
            words
        );
        Assert.Equal(
            "Help",
            page.QuerySelector(".bw-header__nav [aria-current=page]")?.TextContent
        );
        Assert.Equal("/sign-out", page.QuerySelector(".bw-tools form")?.GetAttribute("action"));
        Assert.NotNull(page.QuerySelector(".bw-tools form input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_staff_pages_are_not_kept()
    {
        foreach (var path in new[] { "/help/components", "/nowhere", "/broken", "/broken-door" })
        {
            var answer = await host.Get(path);

            Assert.Contains(
                "default-src 'none'",
                answer.Headers.GetValues("Content-Security-Policy").Single()
            );
            Assert.DoesNotContain(
                "unsafe",
                answer.Headers.GetValues("Content-Security-Policy").Single()
            );
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(
                path == "/broken-door" ? null : "no-store",
                answer.Headers.CacheControl?.ToString()
            );
        }
    }

    [Fact]
    public async Task A_stranger_is_sent_away_from_a_staff_page()
    {
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await host.Get("/help/components", signedIn: false)).StatusCode
        );
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "We cannot find that page")]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "Something went wrong on our side")]
    [InlineData(
        "/broken-door",
        HttpStatusCode.InternalServerError,
        "Something went wrong on our side"
    )]
    public async Task An_error_page_speaks_plain_words_and_tells_nothing_of_the_inside(
        string path,
        HttpStatusCode status,
        string words
    )
    {
        var answer = await host.Get(path);

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, html);
        Assert.DoesNotContain("on purpose", html);
    }

    [Fact]
    public async Task A_program_gets_problem_details_instead_of_a_page()
    {
        var broken = await host.Get("/api/v1/broken");
        var missing = await host.Get("/api/v1/nowhere");

        Assert.Equal("application/problem+json", broken.Content.Headers.ContentType?.MediaType);
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("on purpose", await broken.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/help/components?lang=es", null, "es")]
    [InlineData("/help/components", "es-MX,en;q=0.5", "es")]
    [InlineData("/help/components", "fr-CA,es;q=0.4,en;q=0.9", "en")]
    [InlineData("/help/components?lang=xx", null, "en")]
    [InlineData("/nowhere?lang=es", null, "es")]
    [InlineData("/broken?lang=es", null, "es")]
    public async Task The_language_is_the_address_s_then_the_browser_s(
        string path,
        string? accept,
        string expected
    )
    {
        var page = new HtmlParser().ParseDocument(
            await (await host.Get(path, language: accept)).Content.ReadAsStringAsync()
        );

        Assert.Equal(expected, page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/language/es?return=/act", "/act")]
    [InlineData("/language/es?return=//elsewhere.example", "/")]
    [InlineData("/language/es?return=/%5Celsewhere.example", "/")]
    [InlineData("/language/es?return=https://elsewhere.example", "/")]
    public async Task The_language_switch_remembers_and_returns_to_our_own_pages_only(
        string path,
        string goesTo
    )
    {
        var answer = await host.Get(path);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(goesTo, answer.Headers.Location?.OriginalString);
        Assert.Contains("bellwether-language=es", answer.Headers.GetValues("Set-Cookie").Single());
    }
}
