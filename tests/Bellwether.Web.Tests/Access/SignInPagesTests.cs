using System.Net;
using Bellwether.Access;
using Bellwether.Foundation;

namespace Bellwether.Web.Tests.Access;

public sealed class SignInPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task The_first_run_link_is_looked_at_as_often_as_one_likes_and_used_once()
    {
        var link = await site.Get<CreateFirstRunLink>().Run(site.Agency);
        using var preview = site.Visit();
        using var person = site.Visit();
        using var late = site.Visit();

        await preview.Get(link.Path);
        await preview.Get(link.Path);
        var page = await person.Page(link.Path);
        var entered = await person.SendTo(link.Path, link.Path);
        var inside = await person.Get("/settings/accounts");
        var spent = await late.Get(link.Path);

        Assert.Equal("Sign in with your link", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["name", "email", "password"],
            page.QuerySelectorAll("input:not([type=hidden])").Select(i => i.GetAttribute("name"))
        );
        Assert.Equal("/", entered.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, spent.StatusCode);
        Assert.Contains(
            "does not work any more",
            (await Visitor.Parse(spent)).QuerySelector("h1")!.TextContent
        );
    }

    [Fact]
    public async Task A_post_from_elsewhere_does_not_use_the_link()
    {
        var link = await site.Get<CreateFirstRunLink>().Run(site.Agency);
        using var elsewhere = site.Visit();

        var answer = await elsewhere.Post(link.Path, ("password", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await site.Get<FindLink>().Run(link.Token)).IsDone);
    }

    [Fact]
    public async Task A_refused_password_is_explained_beside_the_field_and_what_was_typed_stays()
    {
        var link = await site.Get<CreateFirstRunLink>().Run(site.Agency);
        using var person = site.Visit();

        var answer = await person.Send(
            link.Path,
            ("name", "Ana Ruiz"),
            ("email", "ana.first@agency.gov"),
            ("password", "short")
        );
        var page = await Visitor.Parse(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("#password", page.QuerySelector("#errors a")!.GetAttribute("href"));
        Assert.Contains("12 to 128", page.QuerySelector("#password-error")!.TextContent);
        Assert.Equal("ana.first@agency.gov", page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(page.QuerySelector("#password")!.GetAttribute("value")));
        Assert.StartsWith("Error:", page.Title);
    }

    [Fact]
    public async Task The_door_says_the_same_to_a_wrong_password_and_to_nobody()
    {
        using (await site.Enter("door@agency.gov", Role.Viewer)) { }
        using var guesser = site.Visit();

        var wrong = await guesser.Send(
            "/sign-in",
            ("email", "door@agency.gov"),
            ("password", "not the password")
        );
        var nobody = await guesser.Send(
            "/sign-in",
            ("email", "nobody@agency.gov"),
            ("password", "not the password")
        );

        var (first, second) = (await Visitor.Parse(wrong), await Visitor.Parse(nobody));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, nobody.StatusCode);
        Assert.Equal(
            first.QuerySelector("#errors")!.TextContent,
            second.QuerySelector("#errors")!.TextContent
        );
        Assert.Equal("door@agency.gov", first.QuerySelector("#email")!.GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(first.QuerySelector("#password")!.GetAttribute("value")));
    }

    [Theory]
    [InlineData("/settings/password", "/settings/password")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/sign-out", "/")]
    public async Task After_signing_in_one_is_where_one_wanted_to_be_on_this_site(
        string next,
        string goesTo
    )
    {
        using (await site.Enter($"next-{Guid.CreateVersion7():N}@agency.gov", Role.Viewer)) { }
        var email = (await site.Get<ListAccounts>().Run(site.Agency))
            .Last(a => a.Email?.StartsWith("next-", StringComparison.Ordinal) == true)
            .Email!;
        using var person = site.Visit();

        var answer = await person.SendTo(
            $"/sign-in?next={Uri.EscapeDataString(next)}",
            "/sign-in",
            ("email", email),
            ("password", StaffSite.Password)
        );

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(goesTo, answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await person.Get("/settings/password")).StatusCode);
    }

    [Fact]
    public async Task A_stranger_who_wants_a_page_is_asked_to_sign_in_and_then_gets_it()
    {
        using var stranger = site.Visit();

        var answer = await stranger.Get("/settings/password");
        var page = await stranger.Page(answer.Headers.Location!.PathAndQuery);

        Assert.Equal(
            "/settings/password",
            page.QuerySelector("input[name=next]")!.GetAttribute("value")
        );
    }

    [Fact]
    public async Task Signing_out_needs_a_form_of_ours_and_ends_the_visit()
    {
        using var person = await site.Enter("leaver@agency.gov", Role.Viewer);

        var forged = await person.Post("/sign-out");
        var still = await person.Get("/settings/password");
        var left = await person.SendTo("/settings/password", "/sign-out");
        var after = await person.Get("/settings/password");

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Equal("/sign-in", left.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
    }

    [Fact]
    public async Task One_changes_one_s_own_password_and_stays_signed_in()
    {
        using var person = await site.Enter("changer@agency.gov", Role.Viewer);

        var answer = await person.Send(
            "/settings/password",
            ("current", StaffSite.Password),
            ("password", "nine loud yellow ducks")
        );
        var page = await person.Page(answer.Headers.Location!.OriginalString);
        using var again = site.Visit();
        var entered = await again.Send(
            "/sign-in",
            ("email", "changer@agency.gov"),
            ("password", "nine loud yellow ducks")
        );

        Assert.Contains("was changed", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
    }

    [Fact]
    public async Task The_same_person_in_two_agencies_is_asked_which()
    {
        using (await site.Enter("both@agency.gov", Role.Viewer)) { }
        var invited = await site.Get<InviteAccount>()
            .Run(
                Actor.System(site.NextDoor),
                new Invitation("both@agency.gov", "Both", [], Role.Viewer)
            );
        await site.Get<RedeemLink>()
            .Run(invited.Value.Link.Token, new LinkAnswer(Password: StaffSite.Password));
        using var person = site.Visit();

        var asked = await person.Send(
            "/sign-in",
            ("email", "both@agency.gov"),
            ("password", StaffSite.Password)
        );
        var page = await Visitor.Parse(asked);
        var entered = await person.Send(
            "/sign-in",
            ("email", "both@agency.gov"),
            ("password", StaffSite.Password),
            ("agency", site.NextDoor.ToString())
        );

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(
            ["Department of Civic Works", "Department of Other Works"],
            page.QuerySelectorAll("input[name=agency] + label")
                .Select(label => label.TextContent.Trim())
                .Order()
        );
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
    }

    [Fact]
    public async Task The_door_speaks_Spanish()
    {
        using var person = site.Visit();

        var page = await person.Page("/sign-in?lang=es");

        Assert.Equal("Iniciar sesión", page.QuerySelector("h1")!.TextContent);
    }
}
