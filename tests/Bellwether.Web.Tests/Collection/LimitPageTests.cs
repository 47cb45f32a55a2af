using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bellwether.Access;
using Bellwether.Collection;
using Bellwether.Foundation;
using Bellwether.Instruments;
using Bellwether.Organization;
using Bellwether.Web.Tests.Access;

namespace Bellwether.Web.Tests.Collection;

public sealed class LimitPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    private async Task<Collector> Open()
    {
        var actor = new Actor(site.Agency, null, "Ana");
        var service = await site.Get<AddService>()
            .Run(actor, new ServiceToAdd(site.Bureau, $"Crossing bridge {Guid.CreateVersion7()}"));
        var content = EveryKindForm.Content(EveryKindForm.Choice("trust", "up", "down"));
        var version = await site.Get<FreezeVersion>()
            .Run(actor, new VersionToFreeze(Guid.CreateVersion7(), "Bridges", content));
        var opened = await site.Get<OpenCollector>()
            .Run(
                actor,
                new CollectorToOpen(
                    service.Value.ServiceId,
                    version.Value.VersionId,
                    "Bridge form",
                    "website"
                )
                {
                    ClearanceId = await site.Get<AddClearance>()
                        .Cover(site.Get<AttestVersion>(), version.Value),
                }
            );
        return opened.Value;
    }

    [Fact]
    public async Task A_form_manager_says_how_many_answers_are_enough_and_sees_how_many_are_there()
    {
        var collector = await Open();
        var path = $"/listen/collectors/{collector.CollectorId}/limits";
        using var person = await site.Enter(
            $"limits-{Guid.CreateVersion7():N}@agency.gov",
            Role.FormManager
        );

        var empty = await person.Page(path);
        var saved = await person.Send(path, ("all", "100"), ("trust=up", "40"));
        var page = await person.Page(path);

        Assert.Contains("without a limit", empty.Body!.TextContent);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("0 of 100 are taken.", page.Body!.TextContent);
        Assert.Equal("40", page.QuerySelector<IHtmlInputElement>("[name='trust=up']")!.Value);
        var quotas = await site.Get<ListQuotas>().Run(site.Agency, collector.CollectorId);
        Assert.Equal(["all", "trust=up"], quotas.Select(entry => entry.Quota.Name));
    }

    [Fact]
    public async Task What_is_no_number_is_told_beside_its_field_and_nothing_is_saved()
    {
        var collector = await Open();
        var path = $"/listen/collectors/{collector.CollectorId}/limits";
        using var person = await site.Enter(
            $"limits-{Guid.CreateVersion7():N}@agency.gov",
            Role.FormManager
        );

        var answer = await person.Send(path, ("all", "many"), ("trust=down", "5"));

        var page = await Visitor.Parse(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("#all", page.QuerySelector(".bw-error-summary a")!.GetAttribute("href"));
        Assert.Equal("5", page.QuerySelector<IHtmlInputElement>("[name='trust=down']")!.Value);
        Assert.Empty(await site.Get<ListQuotas>().Run(site.Agency, collector.CollectorId));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await person.Get($"/listen/collectors/{Guid.CreateVersion7()}/limits")).StatusCode
        );
    }
}
