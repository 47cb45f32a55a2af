using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Bellwether.Access;
using Bellwether.Responses;
using Bellwether.Web.Tests.Publishing;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Finding F14: words that may say that somebody is in danger stand in the human queue, with their clock, within a second of the receipt.</summary>
public sealed class SafetyClockTests(FilingSite site) : IClassFixture<FilingSite>
{
    [Fact]
    public async Task F14_Safety_wording_stands_in_the_queue_within_a_second_of_its_receipt()
    {
        using var screener = await site.Enter(Role.Screener);
        using var client = new HttpClient { BaseAddress = site.Staff.Address };
        // Once before, so that the first page of a cold server is not what is measured.
        await screener.Page("/listen/safety");
        var before = await site.Staff.Get<ListConcerns>().Run(site.Staff.Agency);

        using var receipt = await client.PostAsJsonAsync(
            new Uri("/api/v1/collectors/pass-web/responses", UriKind.Relative),
            new
            {
                externalId = "a person in danger",
                language = "en",
                answers = new Dictionary<string, string>
                {
                    ["trust"] = "0",
                    ["comment"] = "Call me at 202-555-0147. I don't want to live anymore.",
                },
            }
        );
        var clock = Stopwatch.StartNew();
        var queue = await screener.Page("/listen/safety");
        clock.Stop();

        Assert.Equal(HttpStatusCode.Created, receipt.StatusCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed.TotalSeconds:N2} s");
        var waiting = await site.Staff.Get<ListConcerns>().Run(site.Staff.Agency);
        var concern = Assert.Single(
            waiting,
            each => before.All(old => old.ResponseId != each.ResponseId)
        );
        Assert.Equal((1, false), (concern.Tier, concern.IsDrill));
        Assert.Contains(
            queue.QuerySelectorAll("a"),
            a => a.GetAttribute("href") == $"/listen/safety/{concern.ResponseId}"
        );
        Assert.Contains("minutes left", queue.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("202-555-0147", queue.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F14_A_drill_goes_the_same_way_and_touches_no_answer_and_no_figure()
    {
        using var screener = await site.Enter(Role.Screener);
        using var program = await site.Staff.Program([Permission.ReadFigures]);
        const string figure = "/api/v1/figures?measure=trust&period=FY2026Q1";
        var before = await (await program.Get(figure)).Content.ReadAsStringAsync();

        var started = await screener.SendTo(
            "/listen/safety",
            "/listen/safety/drill",
            ("sentence", "I don't want to live anymore.")
        );
        var clock = Stopwatch.StartNew();
        var queue = await screener.Page("/listen/safety");
        clock.Stop();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed.TotalSeconds:N2} s");
        Assert.Contains(
            queue.QuerySelectorAll("a"),
            a =>
                started
                    .Headers.Location!.ToString()
                    .EndsWith(a.GetAttribute("href")!, StringComparison.Ordinal)
        );
        Assert.Equal(before, await (await program.Get(figure)).Content.ReadAsStringAsync());
    }
}
