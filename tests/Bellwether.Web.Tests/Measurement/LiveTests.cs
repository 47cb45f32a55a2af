using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Bellwether.Access;
using Bellwether.Web.Tests.Access;
using static Bellwether.Web.Tests.Measurement.ServicePageTests;

namespace Bellwether.Web.Tests.Measurement;

/// <summary>An open page follows the answers: within a second, for staff, never below the smallest number that is shown.</summary>
public sealed class LiveTests(FigureSite site) : IClassFixture<FigureSite>
{
    [Fact]
    public async Task An_answer_is_told_to_the_open_page_within_a_second()
    {
        using var viewer = await site.Enter(Role.Viewer);
        var page = await viewer.Page("/services/renewing-a-bridge-pass");
        var source = page.QuerySelector("[data-live]")!.GetAttribute("data-live")!;
        using var stream = await Open(viewer, source);
        Assert.Equal("event: open", await stream.ReadLineAsync());
        var before = Answers(Words(page.QuerySelector("#figures-live")!));

        var clock = Stopwatch.StartNew();
        await site.Answer(site.Web, favourable: true);
        var told = await Event(stream, "changed");

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}");
        Assert.Equal(before + 1, Answers(told));
        var after = await viewer.Page("/services/renewing-a-bridge-pass");
        Assert.Equal(before + 1, Answers(Words(after.QuerySelector("#figures-live")!)));
    }

    [Fact]
    public async Task What_came_between_the_page_and_its_stream_is_not_lost()
    {
        using var viewer = await site.Enter(Role.Viewer);
        var page = await viewer.Page("/services/renewing-a-bridge-pass");
        var source = page.QuerySelector("[data-live]")!.GetAttribute("data-live")!;
        await site.Answer(site.Web, favourable: true);

        using var stream = await Open(viewer, source);

        Assert.Contains("answers", await Event(stream, "changed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_nothing_to_follow_in_a_quarter_that_is_over()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var answer = await viewer.Get("/services/renewing-a-bridge-pass/live?period=FY2026Q1");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task Who_reads_figures_elsewhere_follows_nothing()
    {
        using var sister = await site.Enter(Role.Viewer, site.Staff.Sister);

        var answer = await sister.Get("/services/renewing-a-bridge-pass/live");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static int Answers(string words) =>
        int.Parse(
            Regex.Match(words, "([0-9,]+) answers").Groups[1].Value,
            NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture
        );

    private async Task<StreamReader> Open(Visitor visitor, string path)
    {
        var client = new HttpClient
        {
            BaseAddress = site.Address,
            Timeout = TimeSpan.FromSeconds(60),
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", visitor.Cookie);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<string> Event(StreamReader stream, string kind)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await stream.ReadLineAsync(patience.Token) is { } line)
            if (line == $"event: {kind}")
                return (await stream.ReadLineAsync(patience.Token))!;
        throw new InvalidOperationException("The stream ended");
    }
}
