using System.Net;
using AngleSharp.Html.Dom;
using Bellwether.Collection;
using Bellwether.Instruments;
using Bellwether.Responses;

namespace Bellwether.Web.Tests.Collection;

/// <summary>How a form is shown: when enough have answered, from right to left, in random order, with earlier answers in it.</summary>
public sealed class EngineShowTests(PublicSite site) : IClassFixture<PublicSite>
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
