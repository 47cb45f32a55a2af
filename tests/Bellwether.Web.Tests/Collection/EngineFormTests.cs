using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Every kind of question on the hosted form, as a person without script meets it.</summary>
public sealed class EngineFormTests(PublicSite site) : IClassFixture<PublicSite>
{
    private Task<(Collector Collector, InstrumentVersion Version)> Open(
        InstrumentContent content
    ) => EveryKindForm.Open(site, content);

    private Task<(
        IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
        Disposition Disposition
    )> Stored(Collector collector, InstrumentVersion version) =>
        EveryKindForm.Stored(site, collector, version);

    private static string[] Visible(IHtmlDocument page) => EveryKindForm.Visible(page);

    [Fact]
    public async Task A_person_without_script_answers_every_kind_page_by_page()
    {
        var (collector, version) = await Open(EveryKindForm.Whole());

        var first = await site.Open($"/f/{collector.Key}");
        Assert.Equal(["trust"], Visible(first));
        var second = await site.Read(await site.Send(first, ("trust", "down")));
        Assert.Equal(["reasons"], Visible(second));
        var third = await site.Read(
            await site.Send(
                second,
                ("reasons", "other"),
                ("reasons", "fast"),
                ("reasons.words", "No parking")
            )
        );
        Assert.Equal(
            ["state", "visited", "minutes", "order", "table", "row_staff", "row_place"],
            Visible(third)
        );
        Assert.Contains("Part 2 of 3", third.Body!.TextContent);
        var fourth = await site.Read(
            await site.Send(
                third,
                ("state", "ny"),
                ("visited.month", "3"),
                ("visited.day", "2"),
                ("visited.year", "2026"),
                ("minutes", "45"),
                ("order.rank.price", "1"),
                ("order.rank.speed", "2"),
                ("order.rank.kindness", ""),
                ("row_staff", "3"),
                ("row_place", "1")
            )
        );
        Assert.Contains("Anything else about ny?", fourth.Body!.TextContent);
        var thanks = await site.Send(
            fourth,
            ("email", "ana@example.com"),
            ("phone", "202-555-0123"),
            ("agree", "yes"),
            ("comment", "Fine.")
        );

        Assert.Equal(HttpStatusCode.OK, thanks.StatusCode);
        var (answers, disposition) = await Stored(collector, version);
        Assert.Equal(Disposition.Complete, disposition);
        Assert.Equal(["fast", "other"], answers["reasons"]);
        Assert.Equal(["2026-03-02"], answers["visited"]);
        Assert.Equal(["45"], answers["minutes"]);
        Assert.Equal(["90"], answers["double"]);
        Assert.Equal(["price", "speed"], answers["order"]);
        Assert.Equal(["3"], answers["row_staff"]);
        Assert.Equal(["yes"], answers["agree"]);
        Assert.DoesNotContain("email", answers.Keys);
        var contacts = await site.Get<ReadContacts>()
            .Run(site.Agency.AgencyId, collector.CollectorId);
        Assert.Equal(["202-555-0123", "ana@example.com"], contacts.Select(c => c.Address));
        var comments = await site.Get<ListComments>()
            .Run(
                new CommentQuery(site.Agency.AgencyId, [collector.CollectorId], 10)
                {
                    Reader = CommentReader.Screener,
                }
            );
        Assert.Equal(
            ["Fine.", "No parking"],
            comments.Select(each => each.Comment.Words).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Going_back_keeps_every_answer_and_a_changed_answer_never_sends_two_lists()
    {
        var (collector, version) = await Open(EveryKindForm.Whole());
        var first = await site.Open($"/f/{collector.Key}");
        var second = await site.Read(await site.Send(first, ("trust", "down")));
        var third = await site.Read(await site.Send(second, ("reasons", "clear")));

        var back = await site.Read(await site.Send(third, ("state", "tx"), ("bw-back", "1")));
        Assert.Equal(["reasons"], Visible(back));
        Assert.Equal(
            "clear",
            back.QuerySelector("input[name=reasons]:checked")!.GetAttribute("value")
        );
        Assert.Equal(
            "tx",
            back.QuerySelector("input[type=hidden][name=state]")!.GetAttribute("value")
        );
        var start = await site.Read(await site.Send(back, ("bw-back", "1")));
        Assert.Equal(["trust"], Visible(start));
        Assert.Equal(
            "down",
            start.QuerySelector("input[name=trust]:checked")!.GetAttribute("value")
        );

        var changed = await site.Read(await site.Send(start, ("trust", "up")));
        Assert.Equal("state", Visible(changed)[0]);
        Assert.Empty(changed.QuerySelectorAll("[name=reasons]"));
        Assert.Equal("tx", changed.QuerySelector<IHtmlSelectElement>("select[name=state]")!.Value);
        var last = await site.Read(await site.Send(changed));
        await site.Send(last);

        var (answers, _) = await Stored(collector, version);
        Assert.Equal(["up"], answers["trust"]);
        Assert.DoesNotContain("reasons", answers.Keys);
        Assert.Equal(["tx"], answers["state"]);
    }

    [Fact]
    public async Task A_page_that_sends_two_lists_that_contradict_each_other_counts_only_the_asked_one()
    {
        var (collector, version) = await Open(EveryKindForm.Whole());
        var page = await site.Open($"/f/{collector.Key}");

        var answer = await site.Send(
            page,
            ("bw-shown", "all"),
            ("trust", "up"),
            ("reasons", "clear"),
            ("reasons", "fast")
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("reasons", (await Stored(collector, version)).Answers.Keys);
    }

    [Fact]
    public async Task Leaving_and_coming_back_shows_the_same_page_with_every_value_as_it_was()
    {
        var (collector, version) = await Open(EveryKindForm.Whole());
        var first = await site.Open($"/f/{collector.Key}");
        var second = await site.Read(await site.Send(first, ("trust", "down")));
        var left = await site.Read(
            await site.Send(
                second,
                ("reasons", "fast"),
                ("reasons", "other"),
                ("reasons.words", "Ünïcode, with comma"),
                ("bw-later", "1")
            )
        );
        Assert.Equal(0, await site.Counted(collector));
        var code = left.QuerySelector(".bw-code")!.TextContent.Trim();

        var link = await site.Open(
            left.QuerySelector<IHtmlAnchorElement>("main a")!.GetAttribute("href")!
        );
        var typed = await site.Read(
            await site.Client.PostAsync(
                $"/f/{collector.Key}/resume",
                new FormUrlEncodedContent([new("code", code.ToUpperInvariant().Replace('-', ' '))])
            )
        );

        foreach (var page in new[] { link, typed })
        {
            Assert.Equal(["reasons"], Visible(page));
            Assert.Equal(
                ["fast", "clear", "none", "other"],
                page.QuerySelectorAll("input[name=reasons]")
                    .Select(box => box.GetAttribute("value"))
            );
            Assert.Equal(
                ["fast", "other"],
                page.QuerySelectorAll("input[name=reasons]:checked")
                    .Select(box => box.GetAttribute("value"))
            );
            Assert.Equal(
                "Ünïcode, with comma",
                page.QuerySelector<IHtmlInputElement>("[name='reasons.words']")!.Value
            );
        }
        var third = await site.Read(await site.Send(link));
        var fourth = await site.Read(await site.Send(third, ("state", "ca")));
        await site.Send(fourth);
        var (answers, _) = await Stored(collector, version);
        Assert.Equal(["fast", "other"], answers["reasons"]);
        Assert.Equal(["ca"], answers["state"]);
        // Sent is gone: the code opens nothing any more, and the same visit is the same answer.
        var spent = await site.Client.GetAsync($"/f/{collector.Key}/resume/{code}");
        Assert.Equal(HttpStatusCode.NotFound, spent.StatusCode);
        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_told_beside_the_field_and_nothing_is_lost()
    {
        var (collector, _) = await Open(EveryKindForm.Whole());
        var first = await site.Open($"/f/{collector.Key}?lang=es");
        var second = await site.Read(await site.Send(first, ("trust", "up")));

        var refused = await site.Send(
            second,
            ("visited.month", "2"),
            ("visited.day", "30"),
            ("visited.year", "2026"),
            ("minutes", "9999"),
            ("order.rank.price", "1"),
            ("order.rank.speed", "1")
        );

        var page = await site.Read(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            ["#visited", "#minutes", "#order"],
            page.QuerySelectorAll(".bw-error-summary a").Select(link => link.GetAttribute("href"))
        );
        Assert.All(
            page.QuerySelectorAll(".bw-error-summary a"),
            link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!))
        );
        Assert.Equal("30", page.QuerySelector<IHtmlInputElement>("[name='visited.day']")!.Value);
        Assert.Equal("9999", page.QuerySelector<IHtmlInputElement>("[name=minutes]")!.Value);
        Assert.Contains("Escriba un número de 0 a 600.", page.Body!.TextContent);
        Assert.Equal(
            "up",
            page.QuerySelector("input[type=hidden][name=trust]")!.GetAttribute("value")
        );
    }

    [Fact]
    public async Task Who_stops_before_the_end_may_send_what_there_is_and_counts_as_partial()
    {
        var (collector, version) = await Open(EveryKindForm.Whole());
        var first = await site.Open($"/f/{collector.Key}");

        await site.Send(first, ("trust", "up"), ("bw-partial", "1"));

        Assert.Equal(Disposition.Partial, (await Stored(collector, version)).Disposition);
        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task Who_is_not_asked_for_is_thanked_at_once_and_not_counted()
    {
        var (collector, version) = await Open(
            EveryKindForm.Content(
                EveryKindForm.Choice("used", "yes", "no") with
                {
                    ScreensOutWhen = Condition.Chosen("used", "no"),
                },
                EveryKindForm.Choice("trust", "up", "down") with
                {
                    Required = true,
                }
            ) with
            {
                ScreenedOut = EveryKindForm.Text("Another time, please."),
            }
        );
        var page = await site.Open($"/f/{collector.Key}");

        var thanks = await site.Read(await site.Send(page, ("used", "no")));

        Assert.Contains("Another time, please.", thanks.Body!.TextContent);
        Assert.Equal(Disposition.ScreenedOut, (await Stored(collector, version)).Disposition);
        Assert.Equal(0, await site.Counted(collector));
    }
}
