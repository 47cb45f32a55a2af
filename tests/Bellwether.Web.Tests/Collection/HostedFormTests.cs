using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bellwether.Collection;
using Bellwether.Improvement;
using Dapper;

namespace Bellwether.Web.Tests.Collection;

public sealed class HostedFormTests(PublicSite site) : IClassFixture<PublicSite>
{
    [Fact]
    public async Task Without_script_the_branch_is_asked_on_a_second_page_and_the_receipt_comes_after()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");

        var first = await site.Open($"/f/{collector.Key}");
        Assert.Equal(["trust"], Visible(first));
        Assert.Equal("Continue", Button(first));
        var second = await site.Read(await site.Send(first, ("trust", "0")));
        Assert.Equal(["went_wrong", "comment"], Visible(second));
        Assert.Equal("Send my answer", Button(second));
        Assert.Equal(0, await site.Counted(collector));

        var thanks = await site.Send(
            second,
            ("went_wrong", "ease"),
            ("comment", "The site kept <b>failing</b>.")
        );

        Assert.Equal(HttpStatusCode.OK, thanks.StatusCode);
        Assert.Matches(@"^\w{3}-\w{4}-\w{4}-\w{4}$", Code(await site.Read(thanks)));
        Assert.Equal(1, await site.Counted(collector));
        Assert.Equal("The site kept <b>failing</b>.", await Comment(collector));
    }

    [Fact]
    public async Task With_script_everything_is_sent_from_one_page()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");
        var page = await site.Open($"/f/{collector.Key}");

        var thanks = await site.Read(
            await site.Send(
                page,
                ("bw-shown", "all"),
                ("trust", "1"),
                ("went_well", "employee"),
                ("comment", "")
            )
        );

        Assert.NotEmpty(Code(thanks));
        Assert.Equal(1, await site.Counted(collector));
    }

    [Fact]
    public async Task The_hidden_parts_of_a_page_say_when_the_script_shows_them()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");

        var page = await site.Open($"/f/{collector.Key}");

        var items = page.QuerySelectorAll("[data-item]");
        Assert.Equal(
            ["trust", "went_well", "went_wrong", "comment"],
            items.Select(item => item.GetAttribute("data-item"))
        );
        Assert.Equal(
            [null, "[\"is\",\"trust\",[\"1\"]]", "[\"is\",\"trust\",[\"0\"]]", null],
            items.Select(item => item.GetAttribute("data-when"))
        );
        Assert.Equal([false, true, true, true], items.Select(item => item.HasAttribute("hidden")));
        var script = page.QuerySelector("script")!;
        var source = await site.Client.GetByteArrayAsync(script.GetAttribute("src"));
        Assert.InRange(source.Length, 100, 5 * 1024);
    }

    [Fact]
    public async Task Sending_twice_or_going_back_and_sending_again_is_one_answer_with_one_receipt()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");
        var page = await site.Open($"/f/{collector.Key}");
        var second = await site.Read(await site.Send(page, ("trust", "5")));

        var once = Code(await site.Read(await site.Send(second)));
        var twice = Code(await site.Read(await site.Send(second)));
        var other = Code(
            await site.Read(
                await site.Send(
                    await site.Open($"/f/{collector.Key}"),
                    ("trust", "5"),
                    ("bw-shown", "all")
                )
            )
        );

        Assert.Equal(once, twice);
        Assert.NotEqual(once, other);
        Assert.Equal(2, await site.Counted(collector));
    }

    [Fact]
    public async Task A_page_with_a_fault_comes_back_with_everything_that_was_answered()
    {
        var collector = await site.OpenCollector("a11-v1-seven-domain");
        var page = await site.Open($"/f/{collector.Key}");

        var answer = await site.Send(
            page,
            ("satisfaction", "9"),
            ("ease", "4"),
            ("comment", "Ask \"Rosa\" & </textarea><script>")
        );

        var again = await site.Read(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Error:", again.Title);
        var link = again.QuerySelector("#errors a")!;
        Assert.NotNull(again.QuerySelector(link.GetAttribute("href")!));
        Assert.True(
            again.QuerySelector<IHtmlInputElement>("input[name=ease][value='4']")!.IsChecked
        );
        Assert.Equal(
            "Ask \"Rosa\" & </textarea><script>",
            again.QuerySelector<IHtmlTextAreaElement>("textarea[name=comment]")!.Value
        );
        Assert.Equal(
            page.QuerySelector("[name=bw-visit]")!.GetAttribute("value"),
            again.QuerySelector("[name=bw-visit]")!.GetAttribute("value")
        );

        var thanks = await site.Read(
            await site.Send(
                again,
                ("satisfaction", "4"),
                ("trust", "4"),
                ("effectiveness", "4"),
                ("efficiency", "4"),
                ("transparency", "4"),
                ("employee", "4")
            )
        );
        Assert.NotEmpty(Code(thanks));
    }

    [Fact]
    public async Task A_required_answer_that_is_missing_is_asked_for_on_its_own_page()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");

        var answer = await site.Send(await site.Open($"/f/{collector.Key}?lang=es"));

        var again = await site.Read(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("es", again.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["trust"], Visible(again));
        Assert.Equal("Elija una respuesta.", again.QuerySelector("#errors li")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_comment_that_is_too_long_is_cut_with_a_notice()
    {
        var collector = await site.OpenCollector("open-feedback");
        var page = await site.Open($"/f/{collector.Key}");
        var item = Visible(page)[0];

        var thanks = await site.Read(await site.Send(page, (item, new string('ñ', 1_000_000))));

        Assert.Contains(
            "longer than this form can keep",
            thanks.QuerySelector("main")!.TextContent
        );
        Assert.NotEmpty(Code(thanks));
    }

    [Fact]
    public async Task The_form_is_made_once_and_each_visit_has_its_own_id()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");

        var pages = new List<string>();
        for (var i = 0; i < 3; i++)
            pages.Add(await site.Client.GetStringAsync($"/f/{collector.Key}"));

        var visits = pages.Select(page => page.Split("name=\"bw-visit\" value=\"")[1][..26]);
        Assert.Equal(3, visits.Distinct().Count());
        Assert.Single(
            pages
                .Select(page =>
                    page.Replace(page.Split("bw-visit\" value=\"")[1].Split('"')[0], "")
                )
                .Distinct()
        );
    }

    [Fact]
    public async Task The_notices_that_the_law_asks_for_stand_on_the_first_page()
    {
        var version = await site.Freeze("a11-v2-thumbs");
        var clearance = await site.Cover(
            version,
            PublicSite.Approved("1234-0001", new(2030, 12, 31), 2)
        );
        var collector = await site.OpenCollector(
            version,
            what => what with { ClearanceId = clearance }
        );

        var english = (await site.Open($"/f/{collector.Key}")).Body!.TextContent;
        var spanish = (await site.Open($"/f/{collector.Key}?lang=es")).Body!.TextContent;

        Assert.Contains("OMB control number 1234-0001, expires December 31, 2030.", english);
        Assert.Contains("is estimated to average 2 minutes per response", english);
        Assert.Contains("to Department of Civic Services, help@dcs.example.", english);
        Assert.Contains("a person is not required to respond", english);
        Assert.Contains(
            "Número de control OMB 1234-0001, vence el 31 de diciembre de 2030.",
            spanish
        );
        Assert.Contains("Demo", english);
    }

    [Theory]
    [InlineData("en", "What we do with your answer")]
    [InlineData("es", "Qué hacemos con su respuesta")]
    public async Task The_privacy_page_is_short_and_in_both_languages(string language, string title)
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");

        var page = await site.Open($"/f/{collector.Key}/privacy?lang={language}");

        var words = page.QuerySelector("main")!
            .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(words.Length, 100, 250);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Closed_expired_unknown_and_early_forms_say_so_kindly()
    {
        var version = await site.Freeze("a11-v2-thumbs");
        var closed = await site.OpenCollector(version);
        var page = await site.Open($"/f/{closed.Key}");
        await site.Get<CloseCollector>().Run(site.Ana, closed.CollectorId);
        var early = await site.OpenCollector(
            version,
            what => what with { OpensOn = new DateOnly(2090, 1, 1) }
        );

        var shut = await site.Client.GetAsync($"/f/{closed.Key}");
        var late = await site.Send(page, ("trust", "1"), ("bw-shown", "all"));
        var soon = await site.Client.GetAsync($"/f/{early.Key}");
        var unknown = await site.Client.GetAsync("/f/nobody-knows");

        Assert.Equal(HttpStatusCode.Gone, shut.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, soon.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains(
            "This survey has closed. You can still tell us at help@dcs.example.",
            (await site.Read(shut)).Body!.TextContent
        );
        Assert.Contains("opens on January 1, 2090", (await site.Read(soon)).Body!.TextContent);
        Assert.Contains("no survey at this address", (await site.Read(unknown)).Body!.TextContent);
    }

    [Fact]
    public async Task What_was_changed_is_one_link_from_the_receipt()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");
        var change = (
            await site.Get<RecordChange>()
                .Run(
                    site.Ana,
                    new NewChange(
                        site.Service.ServiceId,
                        new PlainText("The line was long."),
                        new PlainText("We opened a second counter."),
                        new DateOnly(2026, 2, 1)
                    )
                )
        ).Value;
        var before = await site.Open($"/changed/{site.Agency.Abbreviation}");
        await site.Get<PublishChange>().Run(site.Ana, change.ChangeId, published: true);
        var thanks = await site.Read(
            await site.Send(
                await site.Open($"/f/{collector.Key}"),
                ("trust", "1"),
                ("bw-shown", "all")
            )
        );

        var link = thanks.QuerySelectorAll("main a").Single().GetAttribute("href")!;
        var after = (await site.Open(link)).Body!.TextContent;

        Assert.DoesNotContain("second counter", before.Body!.TextContent);
        Assert.Contains("We opened a second counter.", after);
        Assert.Contains("Too early to tell", after);
    }

    [Fact]
    public async Task No_page_sets_a_cookie_or_loads_anything_from_elsewhere_and_all_of_it_is_small()
    {
        var collector = await site.OpenCollector("a11-v2-five-point");
        var answer = await site.Client.GetAsync($"/f/{collector.Key}");
        var page = await site.Read(answer);
        long size = (await answer.Content.ReadAsByteArrayAsync()).Length;
        foreach (
            var part in page.QuerySelectorAll(
                "link[href]:not([rel=alternate]), script[src], img[src]"
            )
        )
        {
            var address = part.GetAttribute("href") ?? part.GetAttribute("src")!;
            Assert.StartsWith("/assets/", address);
            size += (await site.Client.GetByteArrayAsync(address)).Length;
        }
        var thanks = await site.Send(page, ("trust", "1"), ("bw-shown", "all"));

        Assert.InRange(size, 5_000, 60_000);
        foreach (var reply in new[] { answer, thanks })
        {
            Assert.False(reply.Headers.Contains("Set-Cookie"));
            Assert.Contains(
                "default-src 'none'",
                reply.Headers.GetValues("Content-Security-Policy").Single()
            );
            Assert.Equal("no-referrer", reply.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task The_privacy_signal_is_honoured_and_said_to_be()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/f/{collector.Key}")
        {
            Content = new FormUrlEncodedContent([new("trust", "1")]),
        };
        request.Headers.Add("Sec-GPC", "1");

        await site.Client.SendAsync(request);

        var at = await site.Db.Read(c =>
            c.QuerySingleAsync<long?>(
                "SELECT received_at FROM responses_response WHERE collector_id = @CollectorId",
                collector
            )
        );
        Assert.Null(at);
        Assert.Equal(1, await site.Counted(collector));
        Assert.Contains("\"gpc\":true", await site.Client.GetStringAsync("/.well-known/gpc.json"));
    }

    [Fact]
    public async Task A_program_that_fills_every_field_is_asked_again_and_what_is_no_form_is_sent_back()
    {
        var collector = await site.OpenCollector("a11-v2-thumbs");

        var trapped = await site.Send(
            await site.Open($"/f/{collector.Key}"),
            ("trust", "1"),
            ("bw-shown", "all"),
            ("bw-website", "https://buy.example")
        );
        var json = await site.Client.PostAsync($"/f/{collector.Key}", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, trapped.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(0, await site.Counted(collector));
    }

    private static string[] Visible(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("[data-item]:not([hidden])")
                .Select(item => item.GetAttribute("data-item")!),
        ];

    private static string Button(IHtmlDocument page) =>
        page.QuerySelector("button[type=submit]")!.TextContent.Trim();

    private static string Code(IHtmlDocument page) =>
        page.QuerySelector(".bw-code")!.TextContent.Trim();

    private Task<string> Comment(Collector collector) =>
        site.Db.Read(c =>
            c.QuerySingleAsync<string>(
                "SELECT redacted FROM responses_comment WHERE collector_id = @CollectorId",
                collector
            )
        );
}
