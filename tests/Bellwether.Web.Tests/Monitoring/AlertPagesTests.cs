using System.Net;
using Bellwether.Access;
using Bellwether.Foundation;
using Bellwether.Monitoring;
using Bellwether.Responses;
using Bellwether.Web.Measurement;
using Bellwether.Web.Tests.Publishing;

namespace Bellwether.Web.Tests.Monitoring;

/// <summary>What stands out, from the home page to the verdict.</summary>
public sealed class AlertPagesTests(FilingSite site) : IClassFixture<FilingSite>
{
    [Fact]
    public async Task An_analyst_sees_what_stands_out_and_says_what_it_was()
    {
        var alert = await Raised();
        var address = $"/act/alerts/{alert.AlertId}";
        using var analyst = await site.Enter(Role.Analyst);

        var home = await analyst.Page("/");
        var list = await analyst.Page("/act/alerts");
        var page = await analyst.Page(address);
        var empty = await analyst.SendTo(address, $"{address}/judge", ("verdict", "Real"));
        var snoozed = await analyst.SendTo(
            address,
            $"{address}/snooze",
            ("until", "2026-03-10"),
            ("reason", "The office moves this week.")
        );
        var judged = await analyst.SendTo(
            address,
            $"{address}/judge",
            ("verdict", "Real"),
            ("note", "The new form asks for a number nobody has.")
        );
        var after = await analyst.Page("/act/alerts");

        Assert.Contains(home.QuerySelectorAll("#look a"), a => a.GetAttribute("href") == address);
        Assert.NotNull(list.QuerySelector($"#waiting a[href='{address}']"));
        Assert.Contains("usual is", page.QuerySelector(".bw-lead")!.TextContent);
        Assert.NotNull(page.QuerySelector("#weeks"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal($"{address}?done=put-off", snoozed.Headers.Location!.OriginalString);
        Assert.Equal($"{address}?done=judged", judged.Headers.Location!.OriginalString);
        Assert.Contains("1 were real", after.QuerySelector(".bw-lead")!.TextContent);

        using var elsewhere = await site.Enter(Role.Analyst, site.Staff.Sister);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(address)).StatusCode);
        Assert.DoesNotContain(
            (await elsewhere.Page("/act/alerts")).QuerySelectorAll("a"),
            a => a.GetAttribute("href") == address
        );
        using var viewer = await site.Enter(Role.Viewer);
        Assert.Null((await viewer.Page(address)).QuerySelector("form[action*='judge']"));
    }

    [Fact]
    public async Task A_webhook_is_put_down_and_its_secret_shown_once()
    {
        using var analyst = await site.Enter(Role.Analyst);
        const string address = "/act/alerts/subscriptions";

        var wrong = await analyst.SendTo(
            address,
            address,
            ("kind", "Webhook"),
            ("address", "hooks.agency.gov")
        );
        var added = await analyst.SendTo(
            address,
            address,
            ("kind", "Webhook"),
            ("address", "https://hooks.agency.gov/bellwether")
        );
        var later = await analyst.Page(address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(SignWebhook.Prefix, await added.Content.ReadAsStringAsync());
        Assert.DoesNotContain(SignWebhook.Prefix, later.DocumentElement.OuterHtml);
        var remove = later.QuerySelector("form[action$='/remove']")!.GetAttribute("action")!;
        await analyst.SendTo(address, remove);
        Assert.Null((await analyst.Page(address)).QuerySelector("form[action$='/remove']"));
        using var ofOneBureau = await site.Enter(Role.Analyst, site.Staff.Sister);
        Assert.Equal(HttpStatusCode.NotFound, (await ofOneBureau.Get(address)).StatusCode);
    }

    private async Task<Alert> Raised()
    {
        var today = new DateOnly(2026, 3, 3);
        var collector = site.Web;
        await site
            .Staff.Get<RecordTallies>()
            .Run([
                .. Enumerable
                    .Range(-100, 101)
                    .Select(i => today.AddDays(i))
                    .Select(day => new NewTally(
                        Ids.From(collector.CollectorId, $"{day:O}"),
                        collector.AgencyId,
                        collector.CollectorId,
                        site.Version,
                        $"{day:O}",
                        day,
                        day,
                        new Slice("website"),
                        40,
                        [new ItemTally("trust", day < today.AddDays(-7) ? [34, 6] : [18, 22])],
                        "a test"
                    )),
            ]);
        var scope = await site.Staff.Get<Scopes>().OfAgency(collector.AgencyId, "everything", "en");
        await site.Staff.Get<WatchStreams>().Run(collector.AgencyId, scope);
        var list = await site.Staff.Get<ListAlerts>().Run(collector.AgencyId);
        return Assert.Single(list.Waiting);
    }
}
