using Bellwether.Instruments;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Every kind of question in Chromium: on a desk, on a phone, from right to left.</summary>
public sealed class EveryKindInBrowserTests(PublicSite site, ITestOutputHelper output)
    : IClassFixture<PublicSite>
{
    [Fact]
    public async Task People_answer_every_kind_leave_come_back_and_axe_finds_nothing()
    {
        var version = (
            await site.Get<FreezeVersion>()
                .Run(
                    site.Ana,
                    new VersionToFreeze(Guid.CreateVersion7(), "Every kind", EveryKindForm.Whole())
                )
        ).Value;
        var collector = await site.OpenCollector(version);
        var shots = Environment.GetEnvironmentVariable("BELLWETHER_SHOTS");

        await BrowserCheck.Play(
            output,
            "every-kind.mjs",
            string.IsNullOrEmpty(shots)
                ? [site.Address, collector.Key]
                : [site.Address, collector.Key, shots]
        );

        Assert.Equal(3, await site.Counted(collector));
    }
}
