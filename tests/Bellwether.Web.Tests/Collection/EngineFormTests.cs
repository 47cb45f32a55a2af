using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Responses;
using Dapper;

namespace Bellwether.Web.Tests.Collection;

/// <summary>Every kind of question on the hosted form, as a person without script meets it.</summary>
public sealed class EngineFormTests(PublicSite site) : IClassFixture<PublicSite>
{
    private async Task<(Collector Collector, InstrumentVersion Version)> Open(
        InstrumentContent content
    )
    {
        var version = (
            await site.Get<FreezeVersion>()
                .Run(site.Ana, new VersionToFreeze(Guid.CreateVersion7(), "Every kind", content))
        ).Value;
        return (await site.OpenCollector(version), version);
    }

    private async Task<(
        IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
        Disposition Disposition
    )> Stored(Collector collector, InstrumentVersion version)
    {
        var row = await site.Db.Read(connection =>
            connection.QuerySingleAsync<(byte[] Answers, long Disposition)>(
                "SELECT answers, disposition FROM responses_response WHERE collector_id = @CollectorId",
                new { collector.CollectorId }
            )
        );
        var values = Bellwether.Statistics.Sums.PackedSums.Unpack(row.Answers);
        return (
            SpellAnswers.Run(version, new AnswerSheet([.. values], [])),
            (Disposition)row.Disposition
        );
    }

    private static string[] Visible(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("[data-item]")
                .Where(item => !item.HasAttribute("hidden"))
                .Select(item => item.GetAttribute("data-item")!),
        ];

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
        var comments = await site.Get<ReadComments>()
            .Run(site.Agency.AgencyId, [collector.CollectorId], 10);
        Assert.Equal(
            ["Fine.", "No parking"],
            comments.Select(comment => comment.Words).Order(StringComparer.Ordinal)
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

    [Fact]
    public async Task When_enough_have_answered_the_form_says_so_before_and_after()
    {
        var (collector, _) = await Open(
            EveryKindForm.Content(EveryKindForm.Choice("trust", "up", "down"))
        );
        await site.Get<SetQuotas>().Run(site.Ana, collector.CollectorId, [new CollectorQuota(1)]);
        var early = await site.Open($"/f/{collector.Key}");
        var late = await site.Open($"/f/{collector.Key}");
        await site.Send(early, ("trust", "up"));

        var sent = await site.Send(late, ("trust", "down"));
        var opened = await site.Client.GetAsync($"/f/{collector.Key}?lang=es");

        Assert.Equal(HttpStatusCode.Gone, sent.StatusCode);
        Assert.Contains("Enough people have answered", await sent.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Gone, opened.StatusCode);
        Assert.Contains(
            "Ya respondieron suficientes",
            WebUtility.HtmlDecode(await opened.Content.ReadAsStringAsync())
        );
        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task A_form_in_arabic_reads_from_right_to_left_and_says_the_rest_in_english()
    {
        var (collector, _) = await Open(EveryKindForm.Whole());

        var page = await site.Open($"/f/{collector.Key}?lang=ar");

        Assert.Equal("ar", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Contains("سؤال", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Continue", page.QuerySelector("button[data-send]")!.TextContent);
        Assert.Equal("en", page.QuerySelector(".bw-actions")!.GetAttribute("lang"));
        Assert.Contains(
            page.QuerySelectorAll("header a"),
            link => link.GetAttribute("hreflang") == "es"
        );
        Assert.Null((await site.Open($"/f/{collector.Key}")).DocumentElement.GetAttribute("dir"));
        var second = await site.Read(await site.Send(page, ("trust", "up")));
        Assert.Equal("ar", second.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_order_of_a_visit_is_random_stays_the_same_and_changes_no_stored_value()
    {
        var names = Enumerable.Range(1, 12).Select(i => $"o{i}").ToArray();
        var (collector, version) = await Open(
            EveryKindForm.Content(
                EveryKindForm.Choice("pick", names) with
                {
                    ShuffleOptions = true,
                }
            )
        );
        string[] Order(IHtmlDocument page) =>
            [
                .. page.QuerySelectorAll("input[name=pick]")
                    .Select(box => box.GetAttribute("value")!),
            ];

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => site.Open($"/f/{collector.Key}"))
        );
        var again = await site.Read(await site.Send(pages[0], ("pick", "nonsense")));
        await site.Send(pages[0], ("pick", "o5"));

        Assert.All(pages, page => Assert.Equal(names.Order(), Order(page).Order()));
        Assert.True(pages.Select(page => string.Join(' ', Order(page))).Distinct().Count() > 1);
        Assert.Equal(Order(pages[0]), Order(again));
        Assert.Equal(["o5"], (await Stored(collector, version)).Answers["pick"]);
    }

    [Fact]
    public async Task A_hidden_question_is_filled_from_the_address_and_counts_as_the_place()
    {
        var (collector, version) = await Open(
            EveryKindForm.Content(
                EveryKindForm.Choice("office", "north", "south") with
                {
                    Presentation = Presentation.Hidden,
                    IsLocation = true,
                },
                EveryKindForm.Choice("trust", "up", "down")
            )
        );

        var page = await site.Open($"/f/{collector.Key}?office=south");
        var odd = await site.Open($"/f/{collector.Key}?office=%3Cscript%3E");
        await site.Send(page, ("trust", "up"));

        Assert.Equal(["trust"], Visible(page));
        Assert.Empty(odd.QuerySelectorAll("[name=office]"));
        Assert.Equal(["south"], (await Stored(collector, version)).Answers["office"]);
        var cells = await site.Get<ReadCells>()
            .Run(
                new CellQuery(
                    site.Agency.AgencyId,
                    [collector.CollectorId],
                    Cube.MonthAll,
                    0,
                    int.MaxValue
                )
            );
        Assert.Equal("website|en|south", Assert.Single(cells).Slice);
    }

    [Fact]
    public async Task What_somebody_wrote_is_repeated_as_text_and_never_as_markup()
    {
        var (collector, _) = await Open(
            EveryKindForm.Content(
                new Item("name", ItemKind.Text, EveryKindForm.Text("What is the service?"))
                {
                    Presentation = Presentation.OneLine,
                },
                EveryKindForm.Choice("trust", "up", "down") with
                {
                    Prompt = EveryKindForm.Text("Do you trust {answer:name|it}?"),
                }
            )
        );
        var page = await site.Open($"/f/{collector.Key}");

        var answer = await site.Send(page, ("name", "<script>alert(1)</script>{answer:name}"));
        var plain = await site.Read(await site.Send(page, ("name", "")));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>alert", html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;{answer:name}", html);
        Assert.Contains("Do you trust it?", plain.Body!.TextContent);
    }

    [Fact]
    public async Task A_link_only_form_has_an_address_nobody_guesses()
    {
        var content = EveryKindForm.Content(EveryKindForm.Choice("trust", "up", "down"));
        var (collector, _) = await Open(
            content with
            {
                Participation = new Participation
                {
                    LinkOnly = true,
                    Audience = InstrumentAudience.Employee,
                },
            }
        );

        Assert.Equal(26, collector.Key.Length);
    }

    [Fact]
    public async Task Every_page_of_it_is_small()
    {
        var (collector, _) = await Open(EveryKindForm.Whole());
        var first = await site.Open($"/f/{collector.Key}");
        var second = await site.Send(first, ("trust", "up"));
        var html = await second.Content.ReadAsByteArrayAsync();
        var page = await site.Open($"/f/{collector.Key}");
        var whole = html.Length;
        foreach (var file in page.QuerySelectorAll("script[src], link[href]"))
            whole += (
                await site.Client.GetByteArrayAsync(
                    file.GetAttribute("src") ?? file.GetAttribute("href")
                )
            ).Length;

        Assert.InRange(whole, 10_000, 60_000);
    }
}
