using System.Net;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Organization;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Organization;

/// <summary>Services, journeys, segments and personas on pages: written without script, read by everybody, changed by few.</summary>
public sealed class CataloguePagesTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>
{
    [Fact]
    public async Task An_analyst_writes_down_what_is_known_of_a_service_and_the_gap_is_gone()
    {
        var slug = await Service("Paying a bridge toll");
        using var analyst = await site.Enter("catalogue@agency.gov", Role.Analyst);

        var before = await analyst.Page("/settings/services");
        var wrong = await analyst.Send(
            $"/settings/services/{slug}/edit",
            ("yearlyCustomers", "many")
        );
        var saved = await analyst.Send(
            $"/settings/services/{slug}/edit",
            ("owner", "Director of tolls"),
            ("audience", "public"),
            ("yearlyCustomers", "120,000"),
            ("serviceType", "administrative"),
            ("steps", "Pay: website, phone\nCross: in_person")
        );
        var after = await analyst.Page("/settings/services");

        Assert.Contains("owner", Row(before, "Paying a bridge toll"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains(
            "Director of tolls",
            Row(after, "Paying a bridge toll"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "about 120,000",
            Row(after, "Paying a bridge toll"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_journey_is_mapped_stage_by_stage_and_taken_away_again()
    {
        var slug = await Service("Renewing a bridge card");
        using var analyst = await site.Enter("mapper@agency.gov", Role.Analyst);

        var made = await analyst.Send("/understand/journeys/new", ("name", "Card before the trip"));
        var stage = await analyst.Send(
            "/understand/journeys/card-before-the-trip/stages/new",
            ("stage", "Wait"),
            ("moments", "The first message"),
            ("pains", "Nothing for weeks"),
            ("measures", $"trust@{slug}"),
            ("mirrors", $"promise-kept@{slug}")
        );
        var wrong = await analyst.Send(
            "/understand/journeys/card-before-the-trip/stages/new",
            ("stage", "Lost"),
            ("measures", "trust@nowhere")
        );
        var page = await analyst.Page("/understand/journeys/card-before-the-trip");
        var gone = await analyst.SendTo(
            "/understand/journeys/card-before-the-trip/edit",
            "/understand/journeys/card-before-the-trip/retire",
            ("sure", "yes")
        );
        var list = await analyst.Page("/understand/journeys");

        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        Assert.Equal(HttpStatusCode.Found, stage.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(
            "The first message",
            page.QuerySelector("#stage-wait")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(2, page.QuerySelectorAll("#map svg").Length);
        Assert.NotEmpty(page.QuerySelectorAll("#map-table tbody tr"));
        Assert.Equal(HttpStatusCode.Found, gone.StatusCode);
        Assert.DoesNotContain(
            "Card before the trip",
            list.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_persona_is_written_from_evidence_and_says_so_when_the_evidence_is_taken_away()
    {
        using var analyst = await site.Enter("people@agency.gov", Role.Analyst);
        await analyst.Send(
            "/understand/people/new",
            ("name", "Night drivers"),
            ("definition", "People who cross between ten and five"),
            ("needs", "Light at the barrier")
        );
        await analyst.SendTo(
            "/understand/people/night-drivers",
            "/understand/people/night-drivers/evidence",
            ("kind", "Research"),
            ("title", "Ten nights at the barrier"),
            ("source", "Folder 3"),
            ("day", "2026-01-10")
        );
        var people = await site.Get<ReadPeople>().Run(site.Agency);
        var evidence = Assert.Single(
            Assert.Single(people.Segments, each => each.Slug == "night-drivers").Evidence
        );

        var none = await analyst.Send(
            "/understand/people/night-drivers/personas/new",
            ("name", "The one who is early"),
            ("statement.1", "Arrives before the booth opens.")
        );
        var written = await analyst.Send(
            "/understand/people/night-drivers/personas/new",
            ("name", "The one who is early"),
            ("statement.1", "Arrives before the booth opens."),
            ("evidence.1", evidence.EvidenceId.ToString())
        );
        await analyst.SendTo(
            "/understand/people/night-drivers",
            $"/understand/people/night-drivers/evidence/{evidence.EvidenceId}/remove",
            ($"reason.{evidence.EvidenceId:N}", "Wrong barrier")
        );
        var page = await analyst.Page("/understand/people");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
        Assert.Contains(
            "No longer shown by anything",
            page.QuerySelector("#persona-the-one-who-is-early")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Somebody_who_may_only_read_sees_no_way_to_change_anything_and_none_is_open()
    {
        var slug = await Service("Reading about bridges");
        using var viewer = await site.Enter("catalogue-viewer@agency.gov", Role.Viewer);
        using var local = await site.Enter("catalogue-local@agency.gov", Role.Analyst, site.Sister);

        var page = await viewer.Page("/settings/services");

        Assert.Empty(page.QuerySelectorAll("a[href$='/edit']"));
        foreach (
            var path in new[]
            {
                $"/settings/services/{slug}/edit",
                "/understand/journeys/new",
                "/understand/people/new",
                "/settings/services/import",
                "/understand/benchmarks/import",
            }
        )
            Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Get(path)).StatusCode);
        foreach (var path in new[] { "/understand/journeys/new", "/understand/people/new" })
            Assert.Equal(HttpStatusCode.Forbidden, (await local.Get(path)).StatusCode);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_their_screens()
    {
        var slug = await Service("Booking a bridge crossing");
        var actor = Actor.System(site.Agency);
        await site.Get<KeepSegment>()
            .Run(
                actor,
                new SegmentToKeep("trucks", "Trucks", "Lorries over 7 tons") { Services = [slug] }
            );
        await site.Get<AddEvidence>()
            .Run(
                actor,
                new EvidenceToAdd(
                    "trucks",
                    EvidenceKind.Records,
                    "Weighbridge counts",
                    "Register",
                    new DateOnly(2026, 1, 5)
                )
            );
        await site.Get<KeepJourneys>()
            .Run(
                actor,
                [
                    new JourneyEntry
                    {
                        Slug = "crossing",
                        Name = "Crossing at night",
                        Segments = ["trucks"],
                        Stages =
                        [
                            new StageEntry
                            {
                                Slug = "book",
                                Name = "Book",
                                Measures = [$"trust@{slug}"],
                                Moments = ["The slot"],
                            },
                            new StageEntry
                            {
                                Slug = "cross",
                                Name = "Cross",
                                Mirrors = [$"promise-kept@{slug}"],
                                Steps = ["Open the barrier"],
                            },
                        ],
                    },
                ],
                new CatalogueRule()
            );
        using var analyst = await site.Enter("catalogue-axe@agency.gov", Role.Analyst);

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {analyst.Cookie}",
            [
                "/settings/services",
                "/settings/services/import",
                $"/settings/services/{slug}/edit",
                $"/settings/services/{slug}/edit?lang=es",
                "/understand/journeys",
                "/understand/journeys/crossing",
                "/understand/journeys/crossing?lang=es",
                "/understand/journeys/crossing/edit",
                "/understand/journeys/crossing/stages/book",
                "/understand/journeys/import",
                "/understand/people",
                "/understand/people/trucks",
                "/understand/people/trucks/edit",
                "/understand/people/trucks/personas/new",
                "/understand/benchmarks",
                "/understand/benchmarks/import",
            ]
        );
    }

    private async Task<string> Service(string name)
    {
        var added = await site.Get<AddService>()
            .Run(Actor.System(site.Agency), new ServiceToAdd(site.Office, name));
        return added.Value.Slug;
    }

    private static string Row(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        page.QuerySelectorAll("#services tbody tr")
            .Single(row => row.TextContent.Contains(name, StringComparison.Ordinal))
            .TextContent;
}
