using System.Net;
using Microsoft.Extensions.Configuration;

namespace Bellwether.Cli.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Proxies_are_named_by_address_or_network()
    {
        var proxies = Settings.TrustedProxies(With("127.0.0.1, 10.1.0.0/16,::1"));

        Assert.Equal(3, proxies.Count);
        Assert.True(proxies[1].Contains(IPAddress.Parse("10.1.200.3")));
        Assert.False(proxies[0].Contains(IPAddress.Parse("127.0.0.2")));
        Assert.Empty(Settings.TrustedProxies(new ConfigurationBuilder().Build()));
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_refused_with_the_way_to_write_it()
    {
        var error = Assert.Throws<FormatException>(() =>
            Settings.TrustedProxies(With("proxy.example"))
        );

        Assert.Contains("proxy.example", error.Message, StringComparison.Ordinal);
        Assert.Contains("10.1.0.0/16", error.Message, StringComparison.Ordinal);
    }

    private static IConfiguration With(string proxies) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("Bellwether:Web:TrustedProxies", proxies)])
            .Build();
}
