using System.Net;
using System.Net.Sockets;
using Bellwether.Collection;

namespace Bellwether.Web.Tests.Collection;

/// <summary>The embed in Chromium, inside pages of others.</summary>
public sealed class EmbedInBrowserTests(PublicSite site, ITestOutputHelper output)
    : IClassFixture<PublicSite>
{
    [Fact]
    public async Task The_embed_harms_no_page_loses_no_focus_and_brings_every_answer_once()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");
        var port = FreePort();
        await site.Get<ChangeDelivery>()
            .Run(
                site.Ana,
                new DeliveryToChange(collector.CollectorId, [$"http://127.0.0.1:{port}"])
            );
        var shots = Environment.GetEnvironmentVariable("BELLWETHER_SHOTS");

        await BrowserCheck.Play(
            output,
            "embed.mjs",
            string.IsNullOrEmpty(shots)
                ? [site.Address, collector.Key, $"{port}"]
                : [site.Address, collector.Key, $"{port}", shots]
        );

        // In the page, three times in a dialog, under a strict policy, and over a line that broke.
        Assert.Equal(6, await site.Counted(collector));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
