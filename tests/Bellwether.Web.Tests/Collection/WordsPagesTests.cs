using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Responses;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Collection;

/// <summary>What staff see of people's words: marking moves every figure, danger has a queue, and an officer signs one page.</summary>
public sealed class WordsPagesTests(FigureSite site, ITestOutputHelper output)
    : IClassFixture<FigureSite>
{
    private const string Pass = "renewing-a-bridge-pass";
    private const string Figure =
        "/api/v1/figures?measure=trust&period=FY2026Q2&service=renewing-a-bridge-pass";

    private async Task<(long Answers, string NotCounted)> Read(Access.Visitor who)
    {
        using var json = JsonDocument.Parse(
            await (await who.Get(Figure)).Content.ReadAsStringAsync()
        );
        return (
            json.RootElement.GetProperty("answers").GetInt64(),
            json.RootElement.GetProperty("notCounted").ToString()
        );
    }

    [Fact]
    public async Task Marking_a_comment_moves_every_figure_says_how_many_and_undoing_puts_it_back()
    {
        using var analyst = await site.Enter(Role.Analyst);
        using var program = await site.Staff.Program([Permission.ReadFigures]);
        await site.Answer(site.Web, favourable: true, "Buy cheap watches now.");
        var before = await Read(program);
        var list = $"/listen/comments?service={Pass}";
        var page = await analyst.Page(list);
        var pick = page.QuerySelectorAll("li")
            .First(li => li.TextContent.Contains("cheap watches", StringComparison.Ordinal))
            .QuerySelector("input[name=pick]")!
            .GetAttribute("value")!;

        var marked = await analyst.SendTo(
            list,
            "/listen/comments",
            ("pick", pick),
            ("act", "spam"),
            ("note", "call 202-555-0147")
        );
        var during = await Read(program);
        var left = await analyst.Page(list);
        var spam = await analyst.Page(list + "&state=spam");
        var service = await analyst.Page($"/services/{Pass}");

        Assert.Equal(HttpStatusCode.Found, marked.StatusCode);
        Assert.Equal(before.Answers - 1, during.Answers);
        Assert.Contains(
            "\"reason\":\"spam\",\"answers\":1",
            during.NotCounted,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("cheap watches", left.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("cheap watches", spam.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("[phone number removed]", spam.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "1 answer not counted: 1 spam.",
            service.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("cheap watches", service.Body!.TextContent, StringComparison.Ordinal);

        await analyst.SendTo(
            list + "&state=spam",
            "/listen/comments",
            ("pick", pick),
            ("act", "restore")
        );
        Assert.Equal(before.Answers, (await Read(program)).Answers);
    }

    [Fact]
    public async Task Nothing_chosen_is_said_beside_the_list()
    {
        using var analyst = await site.Enter(Role.Analyst);
        var list = $"/listen/comments?service={Pass}";

        var answer = await analyst.SendTo(list, "/listen/comments", ("act", "spam"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_viewer_reads_no_comments_and_an_executive_marks_none()
    {
        using var viewer = await site.Enter(Role.Viewer);
        using var executive = await site.Enter(Role.Executive);

        var page = await executive.Page($"/listen/comments?service={Pass}");

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Get("/listen/comments")).StatusCode);
        Assert.Contains("three times", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=pick]"));
    }

    [Fact]
    public async Task A_change_of_the_handling_hides_the_words_until_it_is_signed_again()
    {
        using var officer = await site.Enter(Role.PrivacyOfficer);
        using var analyst = await site.Enter(Role.Analyst);
        using var screener = await site.Enter(Role.Screener);
        var list = $"/listen/comments?service={Pass}";
        var page = $"/listen/words/{site.Web.CollectorId}";

        await officer.SendTo(
            page,
            page,
            ("originals", "sealed"),
            ("readers", "staff"),
            ("months", "24")
        );
        var hidden = await analyst.Page(list);
        var screened = await screener.Page(list);
        var service = await analyst.Page($"/services/{Pass}");
        await officer.SendTo(page, page + "/approve");
        var shown = await analyst.Page(list);

        Assert.DoesNotContain("three times", hidden.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("three times", service.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "with the screening role",
            hidden.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("three times", screened.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("three times", shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_runs_from_the_queue_to_the_verdict()
    {
        using var screener = await site.Enter(Role.Screener);
        var started = await screener.SendTo(
            "/listen/safety",
            "/listen/safety/drill",
            ("sentence", "I don't want to live anymore.")
        );
        var item = started.Headers.Location!.ToString();

        var queue = await screener.Page("/listen/safety");
        var page = await screener.Page(item);
        await screener.SendTo(item, item, ("act", "acknowledge"));
        var open = await screener.SendTo(item, item, ("act", "close"), ("note", ""));
        var closed = await screener.SendTo(
            item,
            item,
            ("act", "close"),
            ("verdict", "Drill"),
            ("note", "done")
        );
        var after = await screener.Page(item);

        Assert.Contains("minutes left", queue.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "I don't want to live anymore.",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("#open"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.StatusCode);
        Assert.Equal(HttpStatusCode.Found, closed.StatusCode);
        Assert.Contains(
            "Closed",
            after.QuerySelector("#steps")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sealed_words_are_opened_with_a_reason_that_the_trail_keeps()
    {
        using var officer = await site.Enter(Role.PrivacyOfficer);
        var item = await RaiseConcern();

        var without = await officer.SendTo(item, item + "/original");
        var opened = await officer.SendTo(item, item + "/original", ("reason", "Safety"));
        var trail = await site.Staff.Get<ReadAudit>().Run(site.Web.AgencyId);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains(
            "202-555-0147",
            await opened.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            trail,
            entry => entry is { Action: "responses.original-opened", Detail: "reason=safety" }
        );
    }

    [Fact]
    public async Task The_form_and_its_thanks_say_the_agencys_own_words_about_help()
    {
        await site
            .Staff.Get<ChangeSafetyProtocol>()
            .Run(
                Actor.System(site.Web.AgencyId),
                new SafetyProtocol(
                    "Call the duty officer.",
                    "If you are in danger, call 911.",
                    "Si corre peligro, llame al 911.",
                    15,
                    240
                )
            );
        using var anyone = site.Staff.Visit();

        var english = await anyone.Page($"/f/{site.Web.Key}");
        var spanish = await anyone.Page($"/f/{site.Web.Key}?lang=es");

        Assert.Contains("call 911", english.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("llame al 911", spanish.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_their_screens()
    {
        using var officer = await site.Enter(Role.PrivacyOfficer);
        using var analyst = await site.Enter(Role.Analyst);
        var item = await RaiseConcern();

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {officer.Cookie}",
            [
                "/listen/safety",
                "/listen/safety?lang=es",
                "/listen/safety/protocol",
                item,
                item + "?lang=es",
                "/listen/words",
                $"/listen/words/{site.Web.CollectorId}",
                $"/listen/words/{site.Web.CollectorId}?lang=es",
            ]
        );
        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {analyst.Cookie}",
            ["/listen/comments", $"/listen/comments?service={Pass}&state=all&lang=es"]
        );
    }

    private async Task<string> RaiseConcern()
    {
        var id = Ids.New(new FakeMoment());
        await site
            .Staff.Get<RecordResponses>()
            .Run(
                new NewResponse(
                    id,
                    site.Web.AgencyId,
                    site.Web.CollectorId,
                    site.Version,
                    id.ToString(),
                    CheckAnswers
                        .Run(
                            site.Version,
                            new Dictionary<string, IReadOnlyList<string>>
                            {
                                ["trust"] = ["0"],
                                ["comment"] = ["danger"],
                            }
                        )
                        .Value,
                    new Slice("website", "en"),
                    new DateOnly(2025, 7, 3),
                    Period.MonthNumber(new DateOnly(2025, 7, 1)),
                    new DateTimeOffset(2025, 7, 3, 12, 0, 0, TimeSpan.Zero)
                )
                {
                    Comments =
                    [
                        new NewComment(
                            3,
                            "I want to die, call 202-555-0147",
                            "I want to die, call [phone number removed]",
                            "en"
                        ),
                    ],
                    Concern = new NewConcern(1, ["self-harm"], ["self-harm/want-to-die"]),
                }
            );
        return $"/listen/safety/{id}";
    }

    private sealed class FakeMoment : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 7, 3, 12, 0, 0, TimeSpan.Zero);
    }
}
