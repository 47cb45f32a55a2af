using System.Net;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bellwether.Access.Tests;

/// <summary>The cookie, the permissions of routes and the limit, over HTTP on a real port.</summary>
public class HttpTests
{
    [Fact]
    public async Task Every_role_opens_exactly_the_routes_whose_permission_it_has()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var stated = site.Routes()
            .ToDictionary(
                route => route.RoutePattern.RawText!,
                route => route.Metadata.GetMetadata<RequiresPermissionAttribute>()?.Permission
            );

        foreach (var role in Enum.GetValues<Role>())
        {
            var cookie = await site.Enter(
                await world.Person(world.Here, $"{role}@agency.gov", role)
            );
            foreach (var permission in Enum.GetValues<Permission>())
            {
                var answer = await site.Get($"/may/{permission}", cookie);

                Assert.Equal(permission, stated[$"/may/{permission}"]);
                Assert.Equal(
                    Permissions.Includes(role, permission)
                        ? HttpStatusCode.OK
                        : HttpStatusCode.Forbidden,
                    answer.StatusCode
                );
            }
        }
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_form_and_a_program_is_told()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);

        var page = await site.Get("/may/ReadFigures?a=1");
        var forgotten = await site.Get("/forgotten");
        var api = await site.Get("/api/v1/forgotten");
        var open = await site.Get("/open");

        Assert.Equal(
            "/sign-in?next=%2Fmay%2FReadFigures%3Fa%3D1",
            page.Headers.Location!.PathAndQuery
        );
        Assert.Equal(HttpStatusCode.Redirect, forgotten.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.All(
            [page, forgotten, api, open],
            answer => Assert.False(answer.Headers.Contains("Set-Cookie"))
        );
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_this_visit_and_no_script()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var session = await world.Person(world.Here, "ana@agency.gov");

        var plain = await site.SetCookie(session, https: false);
        var secure = await site.SetCookie(session, https: true);

        Assert.Contains("; httponly", plain);
        Assert.Contains("; samesite=lax", plain);
        Assert.DoesNotContain("expires", plain);
        Assert.DoesNotContain("max-age", plain);
        Assert.DoesNotContain("; secure", plain);
        Assert.Contains("; secure", secure);
    }

    [Fact]
    public async Task A_visit_ends_after_thirty_idle_minutes_counted_from_the_last_page()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var cookie = await site.Enter(await world.Person(world.Here, "ana@agency.gov"));

        // A page after 10 minutes, which is too early for the framework's own renewal, then 29 idle ones.
        world.Time.Move(TimeSpan.FromMinutes(10));
        var early = await site.Get("/may/ReadFigures", cookie);
        world.Time.Move(TimeSpan.FromMinutes(29));
        var within = await site.Get("/may/ReadFigures", Site.Renewed(early));
        world.Time.Move(TimeSpan.FromMinutes(31));
        var after = await site.Get("/may/ReadFigures", Site.Renewed(within));

        Assert.Equal(HttpStatusCode.OK, within.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_public_page_does_not_renew_the_cookie()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var cookie = await site.Enter(await world.Person(world.Here, "ana@agency.gov"));

        world.Time.Move(TimeSpan.FromMinutes(20));
        var answer = await site.Get("/open", cookie);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_role_that_was_taken_stops_with_the_next_request()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var session = await world.Person(world.Here, "ana@agency.gov", Role.Analyst);
        var cookie = await site.Enter(session);

        var before = await site.Get("/may/ReadComments", cookie);
        await world
            .Get<RevokeRole>()
            .Run(Actor.System(world.Here), new RoleOnUnit(session.AccountId, [], Role.Analyst));
        var after = await site.Get("/may/ReadComments", cookie);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worthless_after_signing_out()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var session = await world.Person(world.Here, "ana@agency.gov");
        var cookie = await site.Enter(session);

        await world.Get<EndSession>().Run(session);
        var answer = await site.Get("/may/ReadFigures", cookie);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_was_tampered_with_is_a_stranger_s()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var cookie = await site.Enter(await world.Person(world.Here, "ana@agency.gov"));

        var answer = await site.Get("/may/ReadFigures", cookie[..^6] + "AAAAAA");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Another_process_over_the_same_database_knows_the_cookie()
    {
        await using var world = await AccessWorld.Open();
        string cookie;
        await using (var first = await Site.Open(world))
            cookie = await first.Enter(await world.Person(world.Here, "ana@agency.gov"));
        await using var second = await Site.Open(world);

        var answer = await second.Get("/may/ReadFigures", cookie);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_about_one_unit_asks_for_that_unit()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);
        var bureau = Guid.Parse("00000000-0000-0000-0000-00000000000b");
        var cookie = await site.Enter(
            await world.Person(world.Here, "ana@agency.gov", Role.Viewer, bureau)
        );

        var mine = await (await site.Get($"/unit/{bureau}", cookie)).Content.ReadAsStringAsync();
        var other = await (
            await site.Get($"/unit/{world.There}", cookie)
        ).Content.ReadAsStringAsync();

        Assert.Equal(("true", "false"), (mine, other));
    }

    [Fact]
    public async Task Posting_again_and_again_from_one_address_is_slowed_down()
    {
        await using var world = await AccessWorld.Open();
        await using var site = await Site.Open(world);

        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
            codes.Add(await site.Post("/limited"));

        Assert.Equal(30, codes.Count(code => code == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, codes[^1]);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("/limited")).StatusCode);
    }

    [Fact]
    public void A_route_that_forgot_its_permission_finds_no_actor() =>
        Assert.Throws<InvalidOperationException>(() =>
            new System.Security.Claims.ClaimsPrincipal().ToActor()
        );

    private sealed class Site(WebApplication app, HttpClient client) : IAsyncDisposable
    {
        public static async Task<Site> Open(AccessWorld world)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            foreach (var service in AccessWorld.Services(world.Db, world.Time))
                builder.Services.Add(service);
            var app = builder.Build();
            app.Use(
                (http, next) =>
                {
                    if (http.Request.Headers.ContainsKey("X-Test-Https"))
                        http.Request.Scheme = "https";
                    return next(http);
                }
            );
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseRateLimiter();
            Map(app);
            await app.StartAsync();
            var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
            return new Site(
                app,
                new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) }
            );
        }

        public IEnumerable<RouteEndpoint> Routes() =>
            app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

        public async Task<string> SetCookie(Session session, bool https = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/enter");
            request.Content = new StringContent($"{session.AgencyId} {session.SessionId}");
            if (https)
                request.Headers.Add("X-Test-Https", "yes");
            var answer = await client.SendAsync(request);
            return answer.Headers.GetValues("Set-Cookie").Single();
        }

        public async Task<string> Enter(Session session) =>
            (await SetCookie(session)).Split(';')[0];

        public static string Renewed(HttpResponseMessage answer) =>
            answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        public async Task<HttpResponseMessage> Get(string path, string? cookie = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            return await client.SendAsync(request);
        }

        public async Task<HttpStatusCode> Post(string path) =>
            (await client.PostAsync(path, null)).StatusCode;

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await app.StopAsync();
            // The database belongs to the test, not to the host.
        }

        private static void Map(WebApplication app)
        {
            foreach (var permission in Enum.GetValues<Permission>())
                app.MapGet($"/may/{permission}", () => "in").RequirePermission(permission);
            app.MapGet("/forgotten", () => "in");
            app.MapGet("/api/v1/forgotten", () => "in");
            app.MapGet("/open", () => "in").AllowAnonymous();
            app.MapGet(
                    "/unit/{id:guid}",
                    (HttpContext http, Guid id) => http.MayI(Permission.ReadFigures, id)
                )
                .RequirePermission(Permission.ReadFigures);
            app.MapMethods("/limited", ["GET", "POST"], () => "in")
                .AllowAnonymous()
                .RequireSignInLimit();
            app.MapPost("/enter", LetIn).AllowAnonymous();
        }

        private static async Task LetIn(HttpContext http, FindSession find)
        {
            using var reader = new StreamReader(http.Request.Body);
            var ids = (await reader.ReadToEndAsync()).Split(' ').Select(Guid.Parse).ToArray();
            await http.StartSession((await find.Run(ids[0], ids[1]))!.Session);
        }
    }
}
