using System.Net;
using System.Text.Json;
using Bellwether.Access;
using static Bellwether.Web.Tests.Measurement.ServicePageTests;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>The two indices, other weights, counts that are typed in, and the perception gap.</summary>
public sealed class IndexPagesTests(FigureSite site, ITestOutputHelper output)
    : IClassFixture<FigureSite>
{
    [Fact]
    public async Task Without_enough_of_the_weight_the_page_says_why_and_shows_no_number()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/understand/indices");
        var service = await viewer.Page("/services/renewing-a-bridge-pass");

        Assert.Contains(
            "Not shown: coverage",
            Words(page.QuerySelector(".bw-lead")!),
            StringComparison.Ordinal
        );
        Assert.Empty(page.QuerySelectorAll(".bw-figure__number"));
        Assert.Contains(
            "Not shown: coverage",
            Words(service.QuerySelector("#service-index")!),
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("a[href='/understand/facts']"));
    }

    [Fact]
    public async Task Weights_are_changed_by_those_who_may_and_faults_stand_at_their_fields()
    {
        using var viewer = await site.Enter(Role.Viewer);
        using var analyst = await site.Enter(Role.Analyst);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await viewer.Get("/understand/indices/psqi-1/weights")).StatusCode
        );
        var form = await analyst.Page("/understand/indices/psqi-1/weights");

        Assert.Equal(9, form.QuerySelectorAll("input[name^='weight-']").Length);
        Assert.Equal("25", form.QuerySelector("input[name='weight-trust']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Programs_and_files_tell_the_same()
    {
        using var viewer = await site.Staff.Program([Permission.ReadFigures]);
        using var person = await site.Enter(Role.Viewer);

        var text = await (
            await viewer.Get("/api/v1/indices?index=psqi&period=FY2026Q1")
        ).Content.ReadAsStringAsync();
        var json = JsonDocument.Parse(text).RootElement;
        var file = await Csv(person, "/files/indices.csv?index=psqi&period=FY2026Q1");
        var unknown = await viewer.Get("/api/v1/indices?index=nothing");

        Assert.Equal("psqi", json.GetProperty("index").GetString());
        Assert.Equal(
            JsonValueKind.Null,
            json.GetProperty("agency").GetProperty("score").GetProperty("value").ValueKind
        );
        Assert.Equal(
            json.GetProperty("services").GetArrayLength(),
            file.Count(row =>
                row["kind"] == "Service" && row["part"].Length == 0 && row["period"] == "FY2026Q1"
            )
        );
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await person.Get("/understand/indices/nothing")).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.Get("/api/v1/gap")).StatusCode);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_their_screens()
    {
        using var analyst = await site.Enter(Role.Analyst);

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {analyst.Cookie}",
            [
                "/understand/indices",
                "/understand/indices?lang=es",
                "/understand/indices/psqi",
                "/understand/indices/psqi?of=renewing-a-bridge-pass&lang=es",
                "/understand/indices/psqi/weights",
                "/understand/facts",
                "/understand/facts?lang=es",
                "/understand/gap",
                "/understand/benchmarks",
                "/understand/benchmarks?lang=es",
            ]
        );
    }
}
