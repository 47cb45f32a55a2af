using System.Net;
using System.Text.Json;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Collection;

/// <summary>The clearance officer's morning: the register, one clearance, adding, renewing, attesting, the packet.</summary>
public sealed class ClearancePagesTests(FigureSite site, ITestOutputHelper output)
    : IClassFixture<FigureSite>
{
    [Fact]
    public async Task The_register_says_what_is_lawful_until_when_and_what_needs_somebody()
    {
        using var viewer = await site.Enter(Role.Viewer);

        var page = await viewer.Page("/listen/clearances");

        Assert.Contains("needs you", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("It ends in 17 days.", page.QuerySelector("#needs")!.TextContent);
        var rows = page.QuerySelectorAll("#clearances tbody tr");
        Assert.Contains("March 20, 2026 (17 days left)", rows[0].TextContent);
        Assert.Null(page.QuerySelector("a[href='/listen/clearances/new']"));
    }

    [Fact]
    public async Task An_officer_adds_attests_and_renews_without_script_and_sees_it_on_the_page()
    {
        using var officer = await site.Enter(Role.PrivacyOfficer);
        var wrong = await officer.Send(
            "/listen/clearances/new",
            ("basis", "a11_generic"),
            ("title", "Bridge feedback"),
            ("controlNumber", "12-34"),
            ("expiresOn", "2026-03-02"),
            ("burdenMinutes", "two")
        );
        var faults = await Bellwether.Web.Tests.Access.Visitor.Parse(wrong);
        var added = await officer.Send(
            "/listen/clearances/new",
            ("basis", "a11_generic"),
            ("title", "Bridge feedback"),
            ("controlNumber", "1234-0777"),
            ("expiresOn", "2027-12-31"),
            ("burdenMinutes", "2"),
            ("responsesPerYear", "10,000"),
            ("mayPublish", "yes")
        );
        var address = added.Headers.Location!.OriginalString.Split('?')[0];
        var choice = await officer.Page($"{address}/attest");
        var look = choice.QuerySelector("#versions a")!.GetAttribute("href")!;
        var wording = await officer.Page(look);
        var attested = await officer.SendTo(look, $"{address}/attest");
        var renewed = await officer.Send(
            $"{address}/change",
            ("basis", "a11_generic"),
            ("title", "Bridge feedback"),
            ("controlNumber", "1234-0777"),
            ("expiresOn", "2029-12-31"),
            ("burdenMinutes", "2")
        );
        var page = await officer.Page(address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotNull(
            faults.QuerySelector("#burdenMinutes-error, [aria-describedby*=burdenMinutes]")
        );
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        Assert.Contains(site.Version.ContentHash, wording.Body!.TextContent);
        foreach (var item in site.Version.Items)
        {
            Assert.Contains(item.Prompt.In("en"), wording.Body.TextContent);
            Assert.Contains(item.Prompt.In("es"), wording.Body.TextContent);
        }
        Assert.Equal(HttpStatusCode.Found, attested.StatusCode);
        Assert.Equal(HttpStatusCode.Found, renewed.StatusCode);
        Assert.Contains("December 31, 2029", page.QuerySelector("#terms")!.TextContent);
        Assert.Contains("version 1", page.QuerySelector("#versions")!.TextContent);
        Assert.Contains("Renewed", page.QuerySelector("#history")!.TextContent);
    }

    [Fact]
    public async Task A_form_manager_takes_the_packet_as_document_and_data()
    {
        using var manager = await site.Enter(Role.FormManager);
        var query = $"?version={site.Version.VersionId}&collector={site.Web.CollectorId}";

        var page = await manager.Page($"/listen/clearances/packet{query}");
        var docx = await manager.Get($"/listen/clearances/packet.docx{query}");
        using var program = await site.Staff.Program([Permission.ReadFigures]);
        var json = await program.Get($"/api/v1/clearances/packet{query}");
        var none = await manager.Get($"/listen/clearances/packet?version={Guid.NewGuid()}");

        Assert.Contains("read before sending", page.Body!.TextContent);
        Assert.Equal("PK", (await docx.Content.ReadAsStringAsync())[..2]);
        var packet = JsonDocument.Parse(await json.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("3090-0325", packet.GetProperty("controlNumber").GetString());
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Programs_read_the_same_register()
    {
        using var program = await site.Staff.Program([Permission.ReadFigures]);

        var reply = await program.Get("/api/v1/clearances");
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        var rules = await program.Get("/api/v1/clearances/rules");
        var register = JsonDocument.Parse(await reply.Content.ReadAsStringAsync()).RootElement;

        Assert.Contains("us-federal@1", await rules.Content.ReadAsStringAsync());
        Assert.Contains(
            register.GetProperty("items").EnumerateArray(),
            each =>
                each.TryGetProperty("daysLeft", out var left)
                && left.ValueKind == JsonValueKind.Number
                && left.GetInt32() == 17
        );
    }

    [Fact]
    public async Task The_neighbour_sees_nothing_of_it()
    {
        var register = await site.Staff.Get<ListClearances>().Run(site.Staff.Agency);
        var neighbour = await site.Staff.Get<ListClearances>().Run(site.Staff.NextDoor);

        Assert.NotEmpty(register.Clearances);
        Assert.Empty(neighbour.Clearances);
    }

    [Fact]
    public async Task Every_page_is_accessible_and_fits_its_screen()
    {
        using var officer = await site.Enter(Role.PrivacyOfficer);
        var register = await site.Staff.Get<ListClearances>().Run(site.Staff.Agency);
        var one = $"/listen/clearances/{register.Clearances[0].Clearance.ClearanceId}";

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {officer.Cookie}",
            [
                "/listen/clearances",
                "/listen/clearances?lang=es",
                one,
                "/listen/clearances/new",
                $"{one}/attest",
                $"{one}/attest?version={site.Version.VersionId}",
                "/listen/clearances/rules",
                $"/listen/clearances/packet?version={site.Version.VersionId}",
            ]
        );
    }
}
