namespace Bellwether.Web.Tests.Collection;

/// <summary>The hosted form in Chromium: with script, without, on a phone, in forced colours.</summary>
public sealed class FormInBrowserTests(PublicSite site, ITestOutputHelper output)
    : IClassFixture<PublicSite>
{
    [Fact]
    public async Task A_person_answers_with_script_and_without_and_axe_finds_nothing()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");
        var shots = Environment.GetEnvironmentVariable("BELLWETHER_SHOTS");

        await BrowserCheck.Play(
            output,
            "answer.mjs",
            string.IsNullOrEmpty(shots)
                ? [site.Address, collector.Key]
                : [site.Address, collector.Key, shots]
        );

        Assert.Equal(4, await site.Counted(collector));
    }

    [Fact]
    public async Task Every_public_page_is_accessible_and_fits_its_screen()
    {
        var version = await site.Freeze("a11-v1-seven-domain");
        var clearance = await site.Cover(
            version,
            PublicSite.Approved("1234-0001", new(2030, 12, 31), 2)
        );
        var collector = await site.OpenCollector(
            version,
            what => what with { ClearanceId = clearance }
        );

        await BrowserCheck.Run(
            output,
            site.Client.BaseAddress!,
            "X-Nobody: is signed in",
            [$"/f/{collector.Key}", $"/f/{collector.Key}?lang=es", $"/f/{collector.Key}/privacy"]
        );
    }
}
