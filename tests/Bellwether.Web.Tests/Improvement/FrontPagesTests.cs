using System.Net;
using Bellwether.Access;
using Bellwether.Web.Tests.Measurement;

namespace Bellwether.Web.Tests.Improvement;

/// <summary>The contact centre and the front line, as an agent on a phone and an owner at a desk use them.</summary>
public sealed class FrontPagesTests(FigureSite site) : IClassFixture<FigureSite>
{
    private const string Front = "/act/frontline";

    [Fact]
    public async Task An_agent_logs_in_two_taps_and_the_owner_answers()
    {
        using var agent = await site.Enter(Role.Agent, site.Staff.Bureau);
        using var analyst = await site.Enter(Role.Analyst);

        var logged = await agent.SendTo(
            Front,
            Front,
            ("service", site.Pass.ToString()),
            ("kind", "Customers"),
            ("what", "People cannot find the gate."),
            ("often", "Daily"),
            ("who", "anonymous")
        );
        var again = await agent.SendTo(
            Front,
            Front,
            ("service", site.Pass.ToString()),
            ("kind", "Customers"),
            ("what", "people cannot find the gate"),
            ("often", "Daily"),
            ("who", "anonymous")
        );
        var page = await analyst.Page(Front);
        var form = page.QuerySelectorAll("form[action$='/answer']")
            .Single(each =>
                each.ParentElement!.ParentElement!.TextContent.Contains("find the gate")
            )
            .GetAttribute("action")!;
        var empty = await analyst.SendTo(Front, form, ("answer", ""));
        await analyst.SendTo(
            Front,
            form,
            ("standing", "Done"),
            ("answer", "A sign stands there now.")
        );
        var after = await agent.Page(Front);

        Assert.Equal("/act/frontline?done=logged", logged.Headers.Location!.OriginalString);
        Assert.Equal("/act/frontline?done=same", again.Headers.Location!.OriginalString);
        Assert.Contains("2 people say so.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("A sign stands there now.", after.Body!.TextContent);
        Assert.Contains("because the front line said so", after.Body.TextContent);
        Assert.Null((await agent.Page(Front)).QuerySelector("form[action$='/answer']"));
    }

    [Fact]
    public async Task A_name_brings_the_proposal_back_into_the_field()
    {
        using var agent = await site.Enter(Role.Agent);

        var refused = await agent.SendTo(
            Front,
            Front,
            ("service", site.Pass.ToString()),
            ("kind", "Customers"),
            ("what", "A man at 202-555-0143 waited an hour."),
            ("often", "Once")
        );
        var html = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("[phone number removed] waited an hour.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("202-555-0143", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_goes_to_the_owner_and_its_answer_comes_back()
    {
        const string asks = "/act/centre/asks";
        using var agent = await site.Enter(Role.Agent, site.Staff.Bureau);
        using var analyst = await site.Enter(Role.Analyst);
        using var elsewhere = await site.Enter(Role.Agent, site.Staff.Sister);

        var asked = await agent.SendTo(
            asks,
            asks,
            ("service", site.Pass.ToString()),
            ("question", "Does a copy of the pass count?")
        );
        var outside = await elsewhere.SendTo(
            asks,
            asks,
            ("service", site.Pass.ToString()),
            ("question", "Does a copy of the pass count?")
        );
        var page = await analyst.Page(asks);
        var form = page.QuerySelector("form[action$='/answer']")!.GetAttribute("action")!;
        await analyst.SendTo(asks, form, ("standing", "Done"), ("answer", "Yes, it does."));

        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.StatusCode);
        Assert.Contains("Yes, it does.", (await agent.Page(asks)).Body!.TextContent);
        Assert.DoesNotContain("copy of the pass", (await elsewhere.Page(asks)).Body!.TextContent);
    }

    [Fact]
    public async Task The_pages_of_the_centre_teach_while_they_are_empty()
    {
        using var agent = await site.Enter(Role.Agent);
        using var viewer = await site.Enter(Role.Viewer);

        Assert.NotNull((await viewer.Page("/act/centre")).QuerySelector("#issues"));
        Assert.Contains(
            "nothing can be said",
            (await viewer.Page("/act/centre/hygiene")).QuerySelector(".bw-lead")!.TextContent
        );
        Assert.Contains(
            "No ballot is open",
            (await agent.Page("/act/centre/ballot")).Body!.TextContent
        );
        Assert.NotNull((await agent.Page("/act/frontline/friction")).QuerySelector("h1"));
        Assert.NotNull((await agent.Page("/act/frontline/words")).QuerySelector("h1"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await viewer.Get("/act/frontline/words")).StatusCode
        );
        Assert.Null((await viewer.Page("/act/frontline")).QuerySelector("#log"));
    }
}
