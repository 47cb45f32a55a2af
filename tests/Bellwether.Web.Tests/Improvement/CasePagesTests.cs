using System.Net;
using Bellwether.Access;
using Bellwether.Improvement;
using Bellwether.Web.Tests.Publishing;

namespace Bellwether.Web.Tests.Improvement;

/// <summary>A case from the form that opens it to the history of how it was closed.</summary>
public sealed class CasePagesTests(FilingSite site) : IClassFixture<FilingSite>
{
    [Fact]
    public async Task Somebody_opens_takes_answers_and_closes_a_case_with_forms_alone()
    {
        using var agent = await site.Enter(Role.Agent);

        var empty = await agent.SendTo(
            "/act/cases/new",
            "/act/cases/new",
            ("service", ""),
            ("subject", "")
        );
        var opened = await agent.SendTo(
            "/act/cases/new",
            "/act/cases/new",
            ("service", "renewing-a-bridge-pass"),
            ("subject", "The pass came without its sticker")
        );
        var page = opened.Headers.Location!.OriginalString.Split('?')[0];
        var taken = await agent.SendTo(page, page, ("act", "take"));
        var answered = await agent.SendTo(
            page,
            page,
            ("act", "answer"),
            ("words", "We sent another.")
        );
        var refused = await agent.SendTo(page, page, ("act", "close"), ("rootCause", ""));
        var closed = await agent.SendTo(page, page, ("act", "close"), ("rootCause", "VE"));
        var shown = await agent.Page(page);
        var list = await agent.Page("/act/cases?show=closed");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.EndsWith("done=take", taken.Headers.Location!.OriginalString);
        Assert.EndsWith("done=answer", answered.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.EndsWith("done=close", closed.Headers.Location!.OriginalString);
        Assert.Equal(4, shown.QuerySelectorAll("#history li").Length);
        Assert.NotNull(list.QuerySelector($"#cases a[href='{page}']"));
        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/act/cases/ageing")).StatusCode);

        using var elsewhere = await site.Enter(Role.Agent, site.Staff.Sister);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(page)).StatusCode);
        Assert.DoesNotContain(
            "sticker",
            (await elsewhere.Page("/act/cases?show=closed")).DocumentElement.OuterHtml
        );
    }

    [Fact]
    public async Task Clocks_are_set_by_who_handles_cases_in_the_whole_agency_only()
    {
        using var manager = await site.Enter(Role.FormManager);
        using var ofOneBureau = await site.Enter(Role.FormManager, site.Staff.Bureau);
        const string page = "/act/cases/clock";

        var wrong = await manager.SendTo(
            page,
            page,
            ("closes", "07:00"),
            ("holidays", "Christmas 2026")
        );
        var set = await manager.SendTo(
            page,
            page,
            ("answerDays", "12"),
            ("holidays", "2026-12-25 Christmas Day")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Line 1", await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Found, set.StatusCode);
        var clock = await site.Staff.Get<ReadCaseClock>().Run(site.Staff.Agency);
        Assert.Equal((12, 1), (clock.AnswerDays, clock.Holidays!.Value.Length));
        Assert.Null(
            (await ofOneBureau.Page(page)).QuerySelector("form[action='/act/cases/clock']")
        );
    }

    [Fact]
    public async Task A_link_that_never_was_and_one_that_was_used_look_the_same()
    {
        using var stranger = site.Staff.Visit();

        var made = await stranger.Get($"/put-right/{new string('a', 36)}");
        var odd = await stranger.Get("/put-right/x");

        Assert.Equal(HttpStatusCode.NotFound, made.StatusCode);
        Assert.Equal(await made.Content.ReadAsStringAsync(), await odd.Content.ReadAsStringAsync());
        Assert.False(made.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_program_opens_a_case_once_and_steps_it_within_its_unit()
    {
        using var program = await site.Staff.Program([Permission.HandleCases]);
        using var elsewhere = await site.Staff.Program([Permission.HandleCases], site.Staff.Sister);
        const string body = "{\"service\":\"renewing-a-bridge-pass\",\"subject\":\"No pass came\"}";

        var first = await program.SendJson(
            "POST",
            "/api/v1/cases",
            body,
            ("Idempotency-Key", "case-one")
        );
        var again = await program.SendJson(
            "POST",
            "/api/v1/cases",
            body,
            ("Idempotency-Key", "case-one")
        );
        var where = first.Headers.Location!.OriginalString;
        var stepped = await program.SendJson("POST", $"{where}/steps", "{\"act\":\"acknowledge\"}");
        var odd = await program.SendJson("POST", $"{where}/steps", "{\"act\":\"burn\"}");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(where, again.Headers.Location!.OriginalString);
        Assert.Contains(
            "\"state\":\"acknowledged\"",
            await stepped.Content.ReadAsStringAsync(),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(where)).StatusCode);
    }
}
