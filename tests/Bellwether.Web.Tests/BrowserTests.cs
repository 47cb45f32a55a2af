namespace Bellwether.Web.Tests;

/// <summary>
/// The pages in Chromium, wide, narrow and in forced colours: axe finds nothing, no page is wider than its screen, nothing is
/// asked of anybody else, no words of a chart touch. Other pages are checked by adding their address here.
/// </summary>
public sealed class BrowserTests(WebHost host, ITestOutputHelper output) : IClassFixture<WebHost>
{
    private static readonly string[] Pages =
    [
        "/help",
        "/help/components",
        "/help/components?lang=es",
        "/help/components/charts",
        "/help/components/charts?lang=es",
        "/help/components/forms",
        "/help/components/public",
        "/help/components/scorecard",
    ];

    [Fact]
    public Task Every_page_is_accessible_and_fits_its_screen() =>
        BrowserCheck.Run(output, host.Client.BaseAddress!, "X-Test-User: Ana Ruiz", Pages);

    [Fact]
    public Task A_live_region_is_made_again_within_a_second_and_keeps_what_was_open() =>
        BrowserCheck.Play(
            output,
            "live.mjs",
            host.Client.BaseAddress!.ToString().TrimEnd('/'),
            "/live",
            "/live/change"
        );
}
