using System.Net;
using System.Text.Json;
using Bellwether.Collection;
using Bellwether.Web.Collection;
using Bellwether.Web.Collection.AnswerForm;
using Bellwether.Web.Collection.Embed;

namespace Bellwether.Web.Tests.Collection;

/// <summary>The door of other sites, the kiosk, and the counting of what was shown.</summary>
public sealed class EmbedDoorTests(PublicSite site) : IClassFixture<PublicSite>
{
    private const string Person = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    [Fact]
    public async Task The_file_is_small_cached_and_named_by_its_content()
    {
        var file = site.Get<EmbedFile>();

        using var stable = await site.Client.GetAsync("/embed.js");
        using var pinned = await site.Client.GetAsync(file.PinnedAddress);
        using var old = await site.Client.GetAsync("/embed/0123456789abcdef.js");
        var bytes = await pinned.Content.ReadAsByteArrayAsync();

        Assert.InRange(file.CompressedLength, 1, 15 * 1024);
        Assert.Equal("public, max-age=3600", stable.Headers.CacheControl!.ToString());
        Assert.Contains("immutable", pinned.Headers.CacheControl!.ToString());
        Assert.Equal(
            "cross-origin",
            stable.Headers.GetValues("Cross-Origin-Resource-Policy").Single()
        );
        Assert.Equal("*", stable.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        Assert.Equal(
            file.Integrity,
            "sha384-" + Convert.ToBase64String(System.Security.Cryptography.SHA384.HashData(bytes))
        );
    }

    [Fact]
    public void The_file_needs_nothing_that_a_strict_policy_refuses()
    {
        var text = System.Text.Encoding.UTF8.GetString(site.Get<AssetFiles>().Read("js/embed.js"));

        foreach (
            var word in new[]
            {
                "eval(",
                "Function(",
                "innerHTML",
                "outerHTML",
                "insertAdjacent",
                "document.write",
                "localStorage",
                "sessionStorage",
                "document.cookie",
                "DOMParser",
                "indexedDB",
                "setAttribute(\"style\"",
            }
        )
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.agency.gov", true)]
    [InlineData("https://www.agency.gov.evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://www.agency.gov", false)]
    [InlineData("null", false)]
    public async Task Only_a_named_site_reads_the_form_and_the_interface(string origin, bool named)
    {
        var collector = await Named("https://www.agency.gov");

        using var form = await Ask(HttpMethod.Get, $"/embed/{collector.Key}", origin);
        using var flight = await Ask(
            HttpMethod.Options,
            $"/api/v1/collectors/{collector.Key}/responses",
            origin
        );

        Assert.Equal(named ? HttpStatusCode.OK : HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Equal(
            named ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden,
            flight.StatusCode
        );
        foreach (var answer in new[] { form, flight })
        {
            Assert.Contains("Origin", answer.Headers.Vary);
            Assert.Equal(named, answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task The_tree_is_the_page_without_scripts_and_an_answer_takes_the_same_way()
    {
        var collector = await Named("https://www.agency.gov");

        using var answer = await Ask(
            HttpMethod.Get,
            $"/embed/{collector.Key}?lang=es",
            "https://www.agency.gov"
        );
        var page = await PublicSite.Json(answer);
        var visit = Find(page.GetProperty("nodes"), "bw-visit")!;
        var version = Find(page.GetProperty("nodes"), "bw-version")!;
        var fields = new Dictionary<string, string>
        {
            ["bw-visit"] = visit,
            ["bw-version"] = version,
            ["bw-shown"] = "all",
            ["comment"] = "La fila fue larga.",
            ["bw-page"] = "https://www.agency.gov/passports?name=Ana",
        };
        using var first = await Post(collector, fields);
        using var second = await Post(collector, fields);
        var thanks = await PublicSite.Json(first);

        Assert.Equal("es", page.GetProperty("lang").GetString());
        Assert.DoesNotContain("script", page.GetRawText(), StringComparison.Ordinal);
        Assert.True(thanks.GetProperty("done").GetBoolean());
        Assert.Equal(thanks.GetRawText(), (await PublicSite.Json(second)).GetRawText());
        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task A_showing_counts_for_people_and_not_for_programs_previews_and_staff()
    {
        var collector = await site.OpenCollector("open-feedback");
        await Open($"/f/{collector.Key}", Person);
        await Open($"/f/{collector.Key}", "Googlebot/2.1");
        await Open($"/f/{collector.Key}", "");
        await Open($"/f/{collector.Key}?preview=1", Person);
        await Open($"/f/{collector.Key}", Person, ("Cookie", "bellwether-staff=abc"));
        await Open($"/f/{collector.Key}", Person, ("Sec-Purpose", "prefetch;prerender"));
        await Open($"/f/{collector.Key}/kiosk", Person);
        await Open($"/f/{collector.Key}/kiosk/form", Person);

        var counts = await Counts(collector);

        Assert.Equal(1, counts[("website", OfferStep.Shown)]);
        Assert.Equal(1, counts[("self_service_kiosk", OfferStep.Shown)]);
        Assert.Equal(2, counts.Count);
    }

    // The defect of another system: every load of the script and every view counted as an offer, for ever.
    [Fact]
    public async Task Loading_the_file_and_looking_at_a_closed_form_offer_nothing()
    {
        var collector = await site.OpenCollector("open-feedback");
        await site.Get<CloseCollector>().Run(site.Ana, collector.CollectorId);
        await Open("/embed.js", Person);
        await Open($"/f/{collector.Key}", Person);
        await Open($"/f/{collector.Key}/privacy", Person);

        Assert.Empty(await Counts(collector));
    }

    [Fact]
    public async Task A_kiosk_answer_counts_as_one_and_leads_nowhere_else()
    {
        var collector = await site.OpenCollector("open-feedback");

        var start = await site.Open($"/f/{collector.Key}/kiosk");
        using var shown = await site.Client.GetAsync($"/f/{collector.Key}/kiosk/form");
        var page = await site.Read(shown);
        using var sent = await site.Send(page, ("comment", "The counter was closed."));
        var thanks = await site.Read(sent);

        Assert.Equal(2, start.QuerySelectorAll("a.usa-button").Length);
        Assert.Equal("no-store", shown.Headers.CacheControl!.ToString());
        Assert.Equal("no-store", sent.Headers.CacheControl!.ToString());
        Assert.Equal("off", page.QuerySelector("#form")!.GetAttribute("autocomplete"));
        Assert.Contains(
            "300; url=",
            page.QuerySelector("noscript")!.InnerHtml + page.Head!.InnerHtml
        );
        Assert.All(
            page.QuerySelectorAll("a[href]").Concat(thanks.QuerySelectorAll("a[href]")),
            link =>
                Assert.True(
                    link.GetAttribute("href")!.StartsWith('#')
                        || link.GetAttribute("href")!.Contains("/kiosk")
                )
        );
        Assert.Equal("30", thanks.Body!.GetAttribute("data-seconds"));
        Assert.Equal(1, await site.Counted(collector));
        var cells = await site.Get<Bellwether.Responses.ReadCells>()
            .Run(
                new(
                    site.Agency.AgencyId,
                    [collector.CollectorId],
                    Bellwether.Responses.Cube.MonthChannel,
                    0,
                    int.MaxValue
                )
            );
        Assert.Equal("self_service_kiosk", cells.Single().Slice);
    }

    [Fact]
    public void Work_is_a_number_whose_hash_begins_with_fourteen_zero_bits()
    {
        const string Visit = "0123456789abcdefghjkmnpqrs-1772550000";
        var number = Enumerable.Range(0, 1_000_000).First(i => Doorway.IsWork(Visit, $"{i}"));

        Assert.True(Doorway.IsWork(Visit, $"{number}"));
        Assert.False(Doorway.IsWork(Visit, $"{number + 1}"));
        Assert.False(Doorway.IsWork(Visit[1..], $"{number}"));
        Assert.False(Doorway.IsWork(Visit, ""));
        Assert.False(Doorway.IsWork(Visit, new string('1', 5000)));
    }

    [Fact]
    public void A_page_reads_and_writes_as_the_same_page()
    {
        const string Html =
            "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A &amp; B</title></head><body><p class=\"x\" hidden>1 &lt; 2<br></p></body></html>";

        var page = Markup.Read(Html);

        Assert.Equal("A & B", page.First("title")!.Words);
        Assert.Equal("1 < 2", page.First("p")!.Words);
        Assert.Null(page.First("p")!.Attributes["hidden"]);
        Assert.Equal(Html, page.Write());
    }

    [Fact]
    public void Reading_a_page_never_throws_and_never_makes_markup_of_words()
    {
        var random = new Random(11);
        string[] parts =
        [
            "<",
            ">",
            "</",
            "/>",
            "p",
            "script",
            "\"",
            "=",
            " ",
            "a",
            "<!--",
            "-->",
            "&lt;",
            "&",
            "<p>",
            "</p>",
            "<br>",
            "é",
        ];
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)])
            );

            var page = Markup.Read(text);

            Assert.NotNull(page.Words);
            var again = Markup.Read(page.Write());
            Assert.Equal(page.Words.Trim(), again.Words.Trim());
        }
    }

    private async Task<Dictionary<(string, OfferStep), long>> Counts(Collector collector)
    {
        await site.Get<KeepFunnel>().Run();
        return (
            await site.Get<ReadOffers>()
                .Run(
                    site.Agency.AgencyId,
                    collector.CollectorId,
                    DateOnly.MinValue,
                    DateOnly.MaxValue
                )
        ).ToDictionary(each => (each.Channel, each.Step), each => each.Count);
    }

    private async Task<Collector> Named(string origin)
    {
        var collector = await site.OpenCollector("open-feedback");
        await site.Get<ChangeDelivery>()
            .Run(site.Ana, new DeliveryToChange(collector.CollectorId, [origin]));
        return collector;
    }

    private Task<HttpResponseMessage> Ask(HttpMethod method, string path, string origin)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        return site.Client.SendAsync(request);
    }

    private async Task Open(string path, string agent, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await site.Client.SendAsync(request);
    }

    private Task<HttpResponseMessage> Post(Collector collector, Dictionary<string, string> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/embed/{collector.Key}?lang=es")
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("Origin", "https://www.agency.gov");
        return site.Client.SendAsync(request);
    }

    // The value of the hidden field with that name, somewhere in the tree.
    private static string? Find(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Array)
            return null;
        if (
            node.GetArrayLength() > 1
            && node[1].ValueKind == JsonValueKind.Object
            && node[1].TryGetProperty("name", out var given)
            && given.GetString() == name
        )
            return node[1].GetProperty("value").GetString();
        return node.EnumerateArray()
            .Select(child => Find(child, name))
            .FirstOrDefault(v => v is not null);
    }
}
