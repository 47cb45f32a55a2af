using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Bellwether.Web.Tests;

public sealed class AssetTests(WebHost host) : IClassFixture<WebHost>
{
    private AssetFiles Files => host.Services.GetRequiredService<AssetFiles>();

    [Fact]
    public async Task A_file_of_this_version_is_kept_for_ever_and_one_of_another_is_not()
    {
        var current = await host.Get(Files.Url("css/staff.css"), signedIn: false);
        var older = await host.Get("/assets/000000000000/css/staff.css", signedIn: false);

        Assert.Equal(
            "public, max-age=31536000, immutable",
            current.Headers.CacheControl?.ToString()
        );
        Assert.Equal("text/css", current.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", older.Headers.CacheControl?.ToString());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.Get(Files.Url("css/staff.css") + "x")).StatusCode
        );
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Text_is_sent_packed_when_the_browser_can_unpack_it(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Files.Url("css/staff.css"));
        request.Headers.Add("Accept-Encoding", encoding);

        var answer = await host.Client.SendAsync(request);

        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
        Assert.True(bytes.Length < Files.Read("css/staff.css").Length / 4);
    }

    [Theory]
    [InlineData("css/staff.css")]
    [InlineData("css/public.css")]
    public async Task Every_file_a_style_sheet_names_is_served(string sheet)
    {
        var css = await (await host.Get(Files.Url(sheet))).Content.ReadAsStringAsync();
        var named = Regex
            .Matches(css, @"url\(([^)]+)\)")
            .Select(match => match.Groups[1].Value.Trim('"'))
            .Distinct();

        foreach (var name in named)
        {
            var address = new Uri(new Uri(host.Client.BaseAddress!, Files.Url(sheet)), name);
            Assert.Equal(HttpStatusCode.OK, (await host.Get(address.PathAndQuery)).StatusCode);
        }
    }

    [Fact]
    public void Public_pages_need_only_a_few_kilobytes_and_no_font()
    {
        var css = System.Text.Encoding.UTF8.GetString(Files.Read("css/public.css"));

        Assert.InRange(css.Length, 500, 16_000);
        Assert.DoesNotContain("@font-face", css);
        var pictures = System
            .Text.RegularExpressions.Regex.Matches(css, @"url\(""?\.\./(img/[a-z-]+\.svg)""?\)")
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        // Every picture is a small one of ours: nothing is asked of another site.
        Assert.Equal(
            css.Split("url(").Length - 1,
            System.Text.RegularExpressions.Regex.Count(css, @"url\(""?\.\./img/[a-z-]+\.svg")
        );
        Assert.InRange(pictures.Sum(picture => Files.Read(picture).Length), 0, 2_000);
    }

    [Fact]
    public async Task A_browser_that_asks_for_the_old_favicon_gets_ours()
    {
        var answer = await host.Get("/favicon.ico", signedIn: false);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
    }
}
