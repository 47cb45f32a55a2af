using System.Net;
using Bellwether.Access;
using Bellwether.Foundation;
using Microsoft.Extensions.Options;

namespace Bellwether.Web.Tests.Access;

/// <summary>Making a key on a page, using it as a program, taking it back.</summary>
public sealed class KeyPagesTests(StaffSite site, ITestOutputHelper output)
    : IClassFixture<StaffSite>
{
    [Fact]
    public async Task A_key_is_shown_once_works_and_stops_when_it_is_taken_back()
    {
        using var person = await site.Enter("keys@agency.gov", Role.Administrator);

        var made = await Visitor.Parse(
            await person.Send(
                "/settings/keys/add",
                ("key-name", "Warehouse"),
                ("scopes", "read-figures"),
                ("scopes", "export-responses"),
                ("unit", "agency"),
                ("days", "30")
            )
        );
        var secret = made.QuerySelector(".usa-summary-box code")!.TextContent;
        using var program = new Visitor(site.Address, secret);
        var works = await program.Get("/api/v1/figures");
        var list = await person.Page("/settings/keys");
        var link = list.QuerySelectorAll("#keys th a")
            .First(a => a.TextContent.Contains("Warehouse", StringComparison.Ordinal))
            .GetAttribute("href")!;
        var taken = await person.SendTo(link, link + "/revoke");

        Assert.Equal(HttpStatusCode.OK, works.StatusCode);
        Assert.False(works.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain(secret[10..], list.DocumentElement.OuterHtml);
        Assert.Equal("/settings/keys?done=revoked", taken.Headers.Location!.OriginalString);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await program.Get("/api/v1/figures")).StatusCode
        );
    }

    [Fact]
    public async Task Faults_of_the_form_come_back_together_and_nothing_is_lost()
    {
        using var person = await site.Enter("key-faults@agency.gov", Role.Administrator);

        var answer = await person.Send(
            "/settings/keys/add",
            ("key-name", ""),
            ("scopes", "read-comments"),
            ("scopes", "submit-filings"),
            ("unit", "agency"),
            ("days", "many")
        );
        var page = await Visitor.Parse(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector("a[href='#key-name']"));
        Assert.NotNull(page.QuerySelector("a[href='#days']"));
        Assert.True(
            page.QuerySelectorAll("input[name=scopes]")
                .Single(box => box.GetAttribute("value") == "read-comments")
                .HasAttribute("checked")
        );
        Assert.Equal("many", page.QuerySelector("#days")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_administrator_of_a_bureau_sees_and_takes_only_what_lies_there()
    {
        using var local = await site.Enter("local@agency.gov", Role.Administrator, site.Bureau);
        var there = await site.Get<AddKey>()
            .Run(
                Actor.System(site.Agency),
                new KeyToAdd("Of the roads", [Permission.ReadFigures], [site.Sister], 30)
            );
        var here = await site.Get<AddKey>()
            .Run(
                Actor.System(site.Agency),
                new KeyToAdd("Of the bridges", [Permission.ReadFigures], [site.Bureau], 30)
            );

        var list = (await local.Page("/settings/keys")).Body!.TextContent;
        var hidden = await local.Get($"/settings/keys/{there.Value.Key.KeyId}");
        var taken = await local.SendTo(
            $"/settings/keys/{here.Value.Key.KeyId}",
            $"/settings/keys/{here.Value.Key.KeyId}/revoke"
        );

        Assert.Contains("Of the bridges", list);
        Assert.DoesNotContain("Of the roads", list);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        Assert.NotNull(await site.Get<RecognizeKey>().Run(there.Value.Secret));
    }

    [Fact]
    public async Task A_program_that_asks_too_often_is_told_how_long_to_wait_and_others_are_not()
    {
        var settings = site.Get<IOptions<AccessSettings>>().Value;
        var usual = settings.KeyRequestsPerMinute;
        using var eager = await site.Program([Permission.ReadFigures]);
        using var calm = await site.Program([Permission.ReadFigures]);
        settings.KeyRequestsPerMinute = 3;
        try
        {
            var answers = new List<HttpResponseMessage>();
            for (var i = 0; i < 6; i++)
                answers.Add(await eager.Get("/api/v1/figures"));
            var other = await calm.Get("/api/v1/figures");

            Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
            var told = answers.Last();
            Assert.Equal(HttpStatusCode.TooManyRequests, told.StatusCode);
            Assert.InRange(told.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            Assert.Equal("application/problem+json", told.Content.Headers.ContentType!.MediaType);
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }
        finally
        {
            settings.KeyRequestsPerMinute = usual;
        }
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_their_screens()
    {
        using var person = await site.Enter("key-eyes@agency.gov", Role.Administrator);
        var added = await site.Get<AddKey>()
            .Run(
                Actor.System(site.Agency),
                new KeyToAdd(
                    "Nightly load of the data warehouse",
                    [Permission.ReadFigures, Permission.ExportResponses],
                    [],
                    365
                )
            );

        await BrowserCheck.Run(
            output,
            site.Address,
            $"Cookie: {person.Cookie}",
            [
                "/settings",
                "/settings/keys",
                "/settings/keys?lang=es",
                "/settings/keys/add",
                "/settings/keys/add?lang=es",
                $"/settings/keys/{added.Value.Key.KeyId}",
            ]
        );
    }
}
