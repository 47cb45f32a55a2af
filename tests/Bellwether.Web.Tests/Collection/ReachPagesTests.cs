using System.Net;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Collection;

/// <summary>The staff side: how people reach a form, opening one, paper and phone, and who may.</summary>
public sealed class ReachPagesTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>,
        IAsyncLifetime
{
    private Collector collector = null!;
    private InstrumentVersion version = null!;
    private Guid service;
    private static int number;
    private int people;

    [Fact]
    public async Task Only_a_system_with_a_key_asks_whether_somebody_is_to_be_asked()
    {
        var path = $"/api/v1/collectors/{collector.Key}/ask";
        const string body = "{\"visit\":\"T-1\",\"person\":\"account 17\"}";
        using var stranger = site.Visit();
        using var reader = await site.Program([Permission.ReadFigures]);
        using var system = await site.Program([Permission.ManageCollectors]);

        var refused = await stranger.SendJson("POST", path, body);
        var forbidden = await reader.SendJson("POST", path, body);
        var asked = await system.SendJson("POST", path, body);
        var nothing = await system.SendJson("POST", path, "{}");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("\"ask\":true", await asked.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    private Actor Ana => Actor.System(site.Agency);

    public async ValueTask InitializeAsync()
    {
        var name = $"Renewing a bridge pass, part {Interlocked.Increment(ref number)}";
        service = (await site.Get<AddService>().Run(Ana, new ServiceToAdd(site.Bureau, name)))
            .Value
            .ServiceId;
        var template = ListTemplates.Find("a11-v2-five-point")!;
        version = (
            await site.Get<FreezeVersion>()
                .Run(
                    Ana,
                    new VersionToFreeze(
                        Guid.CreateVersion7(),
                        name,
                        template
                            .Fill(
                                template.Slots.ToDictionary(slot => slot.Key, slot => slot.Example),
                                ["en", "es"]
                            )
                            .Value
                    )
                )
        ).Value;
        var clearance = await site.Get<AddClearance>()
            .Cover(
                site.Get<AttestVersion>(),
                version,
                PublicSite.Approved("1234-0001", new(2026, 12, 31), 2)
            );
        collector = (
            await site.Get<OpenCollector>()
                .Run(
                    Ana,
                    new CollectorToOpen(service, version.VersionId, "Bridge pass", "website")
                    {
                        Contact = "help@dcw.example",
                        ClearanceId = clearance,
                    }
                )
        ).Value;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Page => $"/listen/collectors/{collector.CollectorId}";

    [Fact]
    public async Task The_page_shows_every_way_with_its_address_and_code()
    {
        using var ana = await Enter(Role.FormManager);

        var page = await ana.Page(Page);

        Assert.Contains($"/f/{collector.Key}", page.QuerySelector("#link")!.TextContent);
        Assert.NotNull(page.QuerySelector("#poster svg path.bw-qr__ink"));
        Assert.StartsWith(
            "<bellwether-feedback href=",
            page.QuerySelector("#embed-code")!.TextContent
        );
        Assert.Contains("integrity=\"sha384-", page.QuerySelector("#embed-pinned")!.TextContent);
        Assert.Contains("/kiosk", page.QuerySelector("#kiosk")!.TextContent);
    }

    [Fact]
    public async Task A_form_is_opened_in_one_form_and_faults_stand_at_their_fields()
    {
        using var ana = await Enter(Role.FormManager);

        using var wrong = await ana.Send(
            "/listen/collectors/new",
            ("version", version.VersionId.ToString()),
            ("service", service.ToString()),
            ("name", ""),
            ("channel", "website"),
            ("key", "Not A Key"),
            ("closesOn", "soon"),
            ("clearance", "")
        );
        using var right = await ana.Send(
            "/listen/collectors/new",
            ("version", version.VersionId.ToString()),
            ("service", service.ToString()),
            ("name", "Second"),
            ("channel", "website"),
            ("clearance", collector.Clearance!.ClearanceId.ToString())
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotNull((await Visitor.Parse(wrong)).QuerySelector("#closesOn-error"));
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.EndsWith("?done=new", right.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Offers_websites_and_the_state_are_changed_and_the_page_says_so()
    {
        using var ana = await Enter(Role.FormManager);

        using var offers = await ana.Send(
            $"{Page}/offers",
            ("channel", "paper"),
            ("day", "2026-03-03"),
            ("count", "1,200"),
            ("note", "Counter 3")
        );
        using var delivery = await ana.Send(
            $"{Page}/delivery",
            ("origins", "www.dcw.example\n"),
            ("askEvery", "1"),
            ("askPercent", "100"),
            ("quietDays", "90")
        );
        using var wrong = await ana.Send(
            $"{Page}/delivery",
            ("origins", "*.gov"),
            ("askEvery", "x"),
            ("askPercent", "100"),
            ("quietDays", "90")
        );
        using var closed = await ana.SendTo(Page, $"{Page}/close");
        var page = await ana.Page(Page);

        Assert.Equal(HttpStatusCode.Found, offers.StatusCode);
        Assert.Equal(HttpStatusCode.Found, delivery.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Found, closed.StatusCode);
        Assert.Contains("1,200", page.QuerySelector("#brought")!.TextContent);
        Assert.Contains("https://www.dcw.example", page.QuerySelector("#embed")!.TextContent);
        Assert.NotNull(page.QuerySelector($"form[action='{Page}/reopen']"));
    }

    [Fact]
    public async Task An_agent_types_sheets_with_one_key_each_and_takes_the_last_one_out()
    {
        using var agent = await Enter(Role.Agent);
        using var opened = await agent.Send(
            "/listen/entry",
            ("collector", collector.CollectorId.ToString()),
            ("name", "Box 1"),
            ("twice", "no")
        );
        var pile = opened.Headers.Location!.OriginalString;
        var field = $"a-{version.Items[0].Key}";

        using var first = await agent.Send(pile, ("sheet", "0001"), (field, "4"));
        using var wrong = await agent.Send(pile, ("sheet", "0002"), (field, "9"));
        using var second = await agent.Send(pile, ("sheet", "0002"), (field, "2"));
        var page = await agent.Page(pile);
        using var undone = await agent.SendTo(pile, $"{pile}/undo");
        using var finished = await agent.SendTo(pile, $"{pile}/close");

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotNull(
            (await Visitor.Parse(wrong)).QuerySelector($"#{field.Replace('_', '-')}-error")
        );
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
        Assert.Equal("0003", page.QuerySelector("#sheet")!.GetAttribute("value"));
        Assert.Contains("undone=0002", undone.Headers.Location!.OriginalString);
        Assert.Equal("/listen/entry", finished.Headers.Location!.OriginalString);
        Assert.Equal(1, await Counted());
    }

    [Fact]
    public async Task Two_agents_differ_and_a_third_look_settles_it()
    {
        using var one = await Enter(Role.Agent);
        using var other = await Enter(Role.Agent);
        using var opened = await one.Send(
            "/listen/entry",
            ("collector", collector.CollectorId.ToString()),
            ("name", "Box 2"),
            ("twice", "yes")
        );
        var pile = opened.Headers.Location!.OriginalString;
        var field = $"a-{version.Items[0].Key}";
        using var first = await one.Send(pile, ("sheet", "7"), (field, "4"));
        using var second = await other.Send(pile, ("sheet", "7"), (field, "5"));
        var place = second.Headers.Location!.OriginalString;

        var page = await other.Page(place);
        using var settled = await other.Send(place, (field, "second"));

        Assert.Equal($"{pile}/sheets/7", place);
        Assert.Equal(2, page.QuerySelectorAll("input[type=radio]").Length);
        Assert.Equal(pile, settled.Headers.Location!.OriginalString);
        Assert.Equal(1, await Counted());
    }

    [Fact]
    public async Task A_call_is_one_answer_and_one_offer_and_a_no_is_an_offer()
    {
        using var agent = await Enter(Role.Agent);
        var field = $"a-{version.Items[0].Key}";

        using var recorded = await agent.SendTo($"{Page}/phone", $"{Page}/phone", (field, "5"));
        using var declined = await agent.SendTo($"{Page}/phone", $"{Page}/phone/declined");

        Assert.Contains("done=recorded", recorded.Headers.Location!.OriginalString);
        Assert.Contains("done=declined", declined.Headers.Location!.OriginalString);
        Assert.Equal(1, await Counted());
        var offers = await site.Get<ReadOffers>()
            .Run(site.Agency, collector.CollectorId, DateOnly.MinValue, DateOnly.MaxValue);
        Assert.Equal(("phone", 2L), offers.Select(each => (each.Channel, each.Count)).Single());
    }

    [Fact]
    public async Task Paper_and_poster_say_what_the_law_asks_and_number_every_box()
    {
        using var viewer = await Enter(Role.Viewer);

        var paper = await viewer.Page($"{Page}/paper?lang=es&size=a4");
        var poster = await viewer.Page($"{Page}/poster?lang=es");

        Assert.Equal("es", paper.DocumentElement.GetAttribute("lang"));
        Assert.Contains("1234-0001", paper.Body!.TextContent);
        Assert.Equal(
            version.Items.Sum(item => item.Options.Length),
            paper.QuerySelectorAll(".bw-box").Length
        );
        Assert.Equal(
            ["1", "2", "3", "4", "5"],
            paper
                .QuerySelectorAll(".bw-form-sheet__items > li")[0]
                .QuerySelectorAll(".bw-box__number")
                .Select(number => number.TextContent)
        );
        Assert.Contains(
            $"/f/{collector.Key}",
            poster.QuerySelector(".bw-poster__address")!.TextContent
        );
        Assert.Null(paper.QuerySelector("script"));
    }

    [Fact]
    public async Task Another_agency_finds_nothing_of_it()
    {
        var stranger = Actor.System(site.NextDoor);

        var delivery = await site.Get<ChangeDelivery>()
            .Run(stranger, new DeliveryToChange(collector.CollectorId, ["www.evil.example"]));
        var offers = await site.Get<RecordOffers>()
            .Run(
                stranger,
                new OffersToRecord(collector.CollectorId, "paper", new(2026, 3, 3), 5, "x")
            );

        Assert.Equal("collector.unknown", delivery.Refusal!.Code);
        Assert.Equal("collector.unknown", offers.Refusal!.Code);
    }

    [Fact]
    public async Task The_standard_form_prints_on_one_sheet_in_both_languages_and_in_large_print()
    {
        using var manager = await site.Enter($"printer-{collector.Key}@dcw.gov", Role.FormManager);
        string[] both =
        [
            $"{Page}/paper?size=letter&lang=en",
            $"{Page}/paper?size=letter&lang=es",
            $"{Page}/paper?size=a4&lang=en",
            $"{Page}/paper?size=a4&lang=es",
        ];

        // One side; in large print (18 points and more) the two sides of one sheet.
        await BrowserCheck.Play(
            output,
            "channels.mjs",
            ["sheets", site.Address.ToString().TrimEnd('/'), manager.Cookie, "1", .. both]
        );
        await BrowserCheck.Play(
            output,
            "channels.mjs",
            [
                "sheets",
                site.Address.ToString().TrimEnd('/'),
                manager.Cookie,
                "2",
                .. both.Select(path => path + "&large=true"),
            ]
        );
    }

    [Fact]
    public async Task Every_page_is_accessible_and_fits_its_screen()
    {
        using var ana = await Enter(Role.FormManager);
        await site.Get<RecordOffers>()
            .Run(
                Ana,
                new OffersToRecord(collector.CollectorId, "paper", new(2026, 3, 3), 400, "seen")
                {
                    Note = "Counter 3",
                }
            );
        using var opened = await ana.Send(
            "/listen/entry",
            ("collector", collector.CollectorId.ToString()),
            ("name", "Office 12, week 9"),
            ("twice", "yes")
        );
        var pile = opened.Headers.Location!.OriginalString;
        using var agent = await Enter(Role.Agent);
        using var first = await agent.Send(
            pile,
            ("sheet", "7"),
            ($"a-{version.Items[0].Key}", "4")
        );
        using var second = await ana.Send(pile, ("sheet", "7"), ($"a-{version.Items[0].Key}", "5"));

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {ana.Cookie}",
            [
                "/listen",
                Page,
                $"{Page}?lang=es",
                $"{Page}/delivery",
                $"{Page}/offers",
                $"{Page}/phone",
                $"{Page}/phone?language=es",
                $"{Page}/poster",
                $"{Page}/paper",
                $"{Page}/paper?large=true&lang=es",
                "/listen/collectors/new",
                "/listen/entry",
                pile,
                $"{pile}/sheets/7",
                $"/f/{collector.Key}/kiosk",
                $"/f/{collector.Key}/kiosk/form?lang=es",
            ]
        );
    }

    private Task<Visitor> Enter(Role role) =>
        site.Enter($"reach-{Guid.CreateVersion7():N}-{people++}@agency.gov", role);

    private async Task<long> Counted()
    {
        var cells = await site.Get<Bellwether.Responses.ReadCells>()
            .Run(
                new(
                    site.Agency,
                    [collector.CollectorId],
                    Bellwether.Responses.Cube.MonthChannel,
                    0,
                    int.MaxValue
                )
            );
        return cells.Sum(cell => Bellwether.Responses.CellLayout.Responses(cell.Sums));
    }
}
