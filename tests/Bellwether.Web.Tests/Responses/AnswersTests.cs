using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Responses;

/// <summary>Single answers: pages of them for programs, files of them for programs and people.</summary>
public sealed class AnswersTests(FigureSite site) : IClassFixture<FigureSite>
{
    private const string Pass = "renewing-a-bridge-pass";

    [Fact]
    public async Task Pages_follow_by_cursor_and_by_link_and_are_not_sent_twice()
    {
        for (var i = 0; i < 4; i++)
            await site.Answer(site.Web, favourable: i % 2 == 0);
        using var program = await site.Staff.Program([Permission.ExportResponses]);

        var seen = new List<string>();
        var address = $"/api/v1/responses?service={Pass}&limit=2";
        while (address is not null)
        {
            var answer = await program.Get(address);
            var page = await Json(answer);
            seen.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(item => item.GetProperty("rowId").GetString()!)
            );
            address = answer.Headers.TryGetValues("Link", out var link)
                ? link.Single().Split('>')[0].TrimStart('<')
                : null;
            Assert.Equal(address is null, page.GetProperty("next").ValueKind == JsonValueKind.Null);
            await site.Answer(site.Web, favourable: true);
            if (seen.Count > 20)
                break;
        }
        var first = await program.Get($"/api/v1/responses?service={Pass}&limit=2");
        var again = await program.Get(
            $"/api/v1/responses?service={Pass}&limit=2",
            ("If-None-Match", first.Headers.ETag!.ToString())
        );

        Assert.True(seen.Count >= 5);
        Assert.Equal(seen.Distinct().Count(), seen.Count);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("", await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Words_go_only_to_those_who_may_read_them_and_nobody_sees_what_lies_elsewhere()
    {
        using var full = await site.Staff.Program([
            Permission.ExportResponses,
            Permission.ReadComments,
        ]);
        using var mute = await site.Staff.Program([Permission.ExportResponses]);
        using var sister = await site.Staff.Program(
            [Permission.ExportResponses],
            site.Staff.Sister
        );
        const string file = $"/api/v1/responses.csv?service={Pass}";

        var words = await (await full.Get(file)).Content.ReadAsStringAsync();
        var silent = await (await mute.Get(file)).Content.ReadAsStringAsync();
        var elsewhere = await sister.Get(file);
        var ownOnly = await (await sister.Get("/api/v1/responses.csv")).Content.ReadAsStringAsync();

        Assert.Contains("I called three times about it.", words);
        Assert.DoesNotContain("three times", silent);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        Assert.DoesNotContain("bridge pass", ownOnly);
    }

    [Fact]
    public async Task An_analyst_downloads_the_file_from_the_page_and_the_trail_tells()
    {
        using var analyst = await site.Enter(Role.Analyst);
        using var viewer = await site.Enter(Role.Viewer);

        var page = await analyst.Page($"/services/{Pass}");
        var link = page.QuerySelector("#answers a[href*='responses.csv']")!.GetAttribute("href")!;
        var answer = await analyst.Get(link);
        var trail = await site.Staff.Get<ReadAudit>().Run(site.Staff.Agency, 5);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("row_id,service,", await answer.Content.ReadAsStringAsync());
        Assert.Contains(trail, line => line.Action == "responses.exported");
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Get(link)).StatusCode);
        Assert.Null((await viewer.Page($"/services/{Pass}")).QuerySelector("#answers"));
    }

    [Theory]
    [InlineData("limit=0", "request.limit")]
    [InlineData("limit=1001", "request.limit")]
    [InlineData("limit=ten", "request.limit")]
    [InlineData("cursor=nonsense", "request.cursor")]
    [InlineData("period=someday", "period.unreadable")]
    [InlineData("from=2026-02-01&to=2026-01-01", "period.backwards")]
    [InlineData("service=no-such", "service.unknown")]
    [InlineData("collector=no-such", "collector.unknown")]
    public async Task What_cannot_be_read_is_refused_with_its_code(string query, string code)
    {
        using var program = await site.Staff.Program([Permission.ExportResponses]);

        var answer = await program.Get($"/api/v1/responses?{query}");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, (await Json(answer)).GetProperty("code").GetString());
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
