using System.Net;
using AngleSharp.Html.Dom;
using Bellwether.Access;
using Bellwether.Foundation;

namespace Bellwether.Web.Tests.Access;

public sealed class AccountPagesTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>
{
    [Fact]
    public async Task An_administrator_invites_somebody_who_comes_in_with_the_link_shown_once()
    {
        using var administrator = await site.Enter("inviter@agency.gov", Role.Administrator);

        var answer = await administrator.Send(
            "/settings/accounts/invite",
            ("name", "Bo Lind"),
            ("email", "bo.lind@agency.gov"),
            ("role", "Analyst"),
            ("unit", site.Office.ToString())
        );
        var link = new Uri(
            (await Visitor.Parse(answer))
                .QuerySelector("#handover-heading")!
                .ParentElement!.QuerySelector("code")!
                .TextContent
        );
        using var bo = site.Visit();
        var entered = await bo.Send(link.AbsolutePath, ("password", StaffSite.Password));
        var list = await administrator.Page("/settings/accounts");

        Assert.Equal(site.Address.Authority, link.Authority);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        var row = list.QuerySelectorAll("#accounts tbody tr")
            .Single(row => row.TextContent.Contains("Bo Lind"));
        Assert.Contains("Analyst Office of Small Bridges", row.TextContent);
        Assert.Contains("has a password", row.TextContent);
    }

    [Fact]
    public async Task Faults_of_an_invitation_come_back_together()
    {
        using var administrator = await site.Enter("faulty@agency.gov", Role.Administrator);

        var answer = await administrator.Send(
            "/settings/accounts/invite",
            ("name", ""),
            ("email", "nowhere"),
            ("unit", "agency")
        );
        var page = await Visitor.Parse(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            ["#name", "#email", "#role"],
            page.QuerySelectorAll("#errors a").Select(a => a.GetAttribute("href"))
        );
        Assert.Equal("nowhere", page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_role_is_given_and_taken_on_the_person_s_page()
    {
        using var administrator = await site.Enter("giver@agency.gov", Role.Administrator);
        using var cy = await site.Enter("cy@agency.gov", Role.Viewer);
        var page = $"/settings/accounts/{await Id("cy@agency.gov")}";

        var given = await administrator.SendTo(
            page,
            $"{page}/grant",
            ("role", "Approver"),
            ("unit", site.Bureau.ToString())
        );
        var during = await administrator.Page(given.Headers.Location!.OriginalString);
        var taken = await administrator.SendTo(page, $"{page}/revoke", ("role", "Approver"));
        var after = await administrator.Page(taken.Headers.Location!.OriginalString);

        Assert.Contains("was given", during.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("Approver", during.QuerySelector("#grants")!.TextContent);
        Assert.Contains("Bureau of Bridges", during.QuerySelector("#grants")!.TextContent);
        Assert.DoesNotContain("Approver", after.QuerySelector("#grants")!.TextContent);
    }

    [Fact]
    public async Task The_last_administrator_is_told_why_not()
    {
        await using var own = new StaffSite();
        await own.InitializeAsync();
        using var administrator = await own.Enter("only@agency.gov", Role.Administrator);
        var id = (await own.Get<ListAccounts>().Run(own.Agency)).Single().AccountId;
        var page = $"/settings/accounts/{id}";

        var answer = await administrator.SendTo(page, $"{page}/revoke", ("role", "Administrator"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(
            "last administrator",
            (await Visitor.Parse(answer)).QuerySelector("[role=alert]")!.TextContent
        );
    }

    [Fact]
    public async Task An_administrator_of_a_bureau_sees_and_gives_what_lies_in_it_and_no_more()
    {
        using var bureau = await site.Enter("bureau@agency.gov", Role.Administrator, site.Bureau);
        using var dee = await site.Enter("dee@agency.gov", Role.Viewer);
        var page = $"/settings/accounts/{await Id("dee@agency.gov")}";

        var shown = await bureau.Page(page);
        var inside = await bureau.SendTo(
            page,
            $"{page}/grant",
            ("role", "Viewer"),
            ("unit", site.Office.ToString())
        );
        var beside = await bureau.SendTo(
            page,
            $"{page}/grant",
            ("role", "Viewer"),
            ("unit", site.Sister.ToString())
        );
        var whole = await bureau.SendTo(
            page,
            $"{page}/grant",
            ("role", "Administrator"),
            ("unit", "agency")
        );
        var token = (
            (IHtmlInputElement)shown.QuerySelector("input[name=__RequestVerificationToken]")!
        ).Value;
        var link = await bureau.Post($"{page}/link", ("__RequestVerificationToken", token));

        Assert.Equal(
            ["", site.Bureau.ToString(), site.Office.ToString()],
            shown.QuerySelectorAll("#unit option").Select(option => option.GetAttribute("value"))
        );
        Assert.Null(shown.QuerySelector($"form[action='{page}/revoke']"));
        Assert.Null(shown.QuerySelector($"form[action='{page}/link']"));
        Assert.Equal(HttpStatusCode.Found, inside.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, beside.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, whole.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, link.StatusCode);
    }

    [Fact]
    public async Task An_account_next_door_cannot_be_opened_or_changed()
    {
        using var administrator = await site.Enter("curious@agency.gov", Role.Administrator);
        var stranger = await site.Get<InviteAccount>()
            .Run(
                Actor.System(site.NextDoor),
                new Invitation("next@other.gov", "Next", [], Role.Viewer)
            );
        var own = $"/settings/accounts/{await Id("curious@agency.gov")}";
        var page = $"/settings/accounts/{stranger.Value.AccountId}";
        var token = (
            (IHtmlInputElement)
                (await administrator.Page(own)).QuerySelector(
                    "input[name=__RequestVerificationToken]"
                )!
        ).Value;

        var opened = await administrator.Get(page);
        var given = await administrator.Post(
            $"{page}/grant",
            ("role", "Viewer"),
            ("unit", "agency"),
            ("__RequestVerificationToken", token)
        );
        var renewed = await administrator.Post(
            $"{page}/link",
            ("__RequestVerificationToken", token)
        );
        var list = await administrator.Page("/settings/accounts");

        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, given.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, renewed.StatusCode);
        Assert.DoesNotContain("next@other.gov", list.Body!.TextContent);
    }

    [Fact]
    public async Task A_new_link_for_somebody_who_lost_their_password_makes_the_old_one_worthless()
    {
        using var administrator = await site.Enter("renewer@agency.gov", Role.Administrator);
        using (await site.Enter("lost@agency.gov", Role.Viewer)) { }
        var page = $"/settings/accounts/{await Id("lost@agency.gov")}";

        var answer = await administrator.SendTo(page, $"{page}/link");
        var link = new Uri((await Visitor.Parse(answer)).QuerySelector("code")!.TextContent);
        using var lost = site.Visit();
        var entered = await lost.Send(link.AbsolutePath, ("password", "nine loud yellow ducks"));
        using var thief = site.Visit();
        var old = await thief.Send(
            "/sign-in",
            ("email", "lost@agency.gov"),
            ("password", StaffSite.Password)
        );

        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_changed_by_a_post_from_elsewhere()
    {
        using var administrator = await site.Enter("target@agency.gov", Role.Administrator);
        var id = await Id("target@agency.gov");

        foreach (var act in new[] { "grant", "revoke", "link" })
        {
            var answer = await administrator.Post(
                $"/settings/accounts/{id}/{act}",
                ("role", "Viewer"),
                ("unit", "agency")
            );

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.Single((await site.Get<FindGrants>().Run(site.Agency, id)));
    }

    [Fact]
    public async Task Every_page_of_signing_in_and_of_accounts_is_accessible_and_fits_its_screen()
    {
        var link = await site.Get<CreateFirstRunLink>().Run(site.Agency);
        using var administrator = await site.Enter("looker@agency.gov", Role.Administrator);
        using (
            await site.Enter(
                "ana.maria.del.carmen.rodriguez@bridges.agency.gov",
                Role.FormManager,
                site.Bureau,
                site.Office
            )
        ) { }
        var id = await Id("looker@agency.gov");

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {administrator.Cookie}",
            [
                "/settings",
                "/settings/password",
                "/settings/accounts",
                "/settings/accounts/invite",
                $"/settings/accounts/{id}?done=granted",
                $"/settings/accounts/{id}?lang=es",
            ]
        );
        await BrowserCheck.Run(
            output,
            site.Address,
            "X-Nobody: yes",
            ["/sign-in", "/sign-in?lang=es", link.Path]
        );
    }

    private async Task<Guid> Id(string email) =>
        (await site.Get<ListAccounts>().Run(site.Agency))
            .Single(account => account.Email == email)
            .AccountId;
}
