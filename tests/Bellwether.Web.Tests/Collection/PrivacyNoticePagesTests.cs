using System.Net;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Collection;

/// <summary>What a form tells people of their privacy: written by who manages forms, shown to the public, signed by the officer.</summary>
public sealed class PrivacyNoticePagesTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>
{
    private async Task<Collector> Open(string name)
    {
        var actor = Actor.System(site.Agency);
        var service = (
            await site.Get<AddService>().Run(actor, new ServiceToAdd(site.Bureau, name))
        ).Value;
        var template = ListTemplates.Find("a11-v2-thumbs")!;
        var version = (
            await site.Get<FreezeVersion>()
                .Run(
                    actor,
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
        return (
            await site.Get<OpenCollector>()
                .Run(
                    actor,
                    new CollectorToOpen(service.ServiceId, version.VersionId, name, "website")
                    {
                        ClearanceId = await site.Get<AddClearance>()
                            .Cover(site.Get<AttestVersion>(), version, null),
                    }
                )
        ).Value;
    }

    private static (string, string)[] Filled { get; } =
    [
        ("needed", "yes"),
        ("authority-en", "5 U.S.C. 301."),
        ("authority-es", "5 U.S.C. 301."),
        ("purpose-en", "We mend the service."),
        ("purpose-es", "Mejoramos el servicio."),
        ("routineuses-en", "None."),
        ("routineuses-es", "Ninguno."),
        ("voluntary-en", "You need not answer."),
        ("voluntary-es", "No tiene que responder."),
        ("contact-en", "privacy@agency.gov"),
        ("contact-es", "privacy@agency.gov"),
    ];

    [Fact]
    public async Task It_is_written_printed_on_the_first_screen_and_on_paper_and_signed()
    {
        var form = await Open("Bridge privacy");
        var page = $"/listen/collectors/{form.CollectorId}/privacy";
        using var manager = await site.Enter("notice-manager@agency.gov", Role.FormManager);
        using var officer = await site.Enter("notice-officer@agency.gov", Role.PrivacyOfficer);
        using var stranger = site.Visit();

        var half = await manager.Send(
            page,
            ("needed", "yes"),
            ("purpose-en", "We mend the service.")
        );
        var kept = await manager.Send(page, Filled);
        var first = await stranger.Page($"/f/{form.Key}?lang=es");
        var privacy = await stranger.Page($"/f/{form.Key}/privacy");
        var paper = await manager.Page($"/listen/collectors/{form.CollectorId}/paper");
        var words = await officer.Page($"/listen/words/{form.CollectorId}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        Assert.Contains("We mend the service.", await half.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        Assert.Contains(
            "Base legal: 5 U.S.C. 301. Para qué: Mejoramos el servicio.",
            first.Body!.TextContent
        );
        Assert.Contains("Purpose: We mend the service.", privacy.Body!.TextContent);
        Assert.Contains("Purpose: We mend the service.", paper.Body!.TextContent);
        Assert.Contains(
            "Purpose: We mend the service.",
            words.QuerySelector("#what-table")!.TextContent
        );
        Assert.NotNull(words.QuerySelector("#approve"));
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_its_screens()
    {
        var form = await Open("Bridge privacy by eye");
        var page = $"/listen/collectors/{form.CollectorId}/privacy";
        using var manager = await site.Enter("notice-eyes@agency.gov", Role.FormManager);
        await manager.Send(page, Filled);

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {manager.Cookie}",
            [page, page + "?lang=es&done=kept", $"/f/{form.Key}"]
        );
    }
}
