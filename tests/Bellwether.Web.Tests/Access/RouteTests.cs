using System.Net;
using System.Text.RegularExpressions;
using Bellwether.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Tests.Access;

/// <summary>Every route of the product, whoever wrote it: who may open it, asked of the routes themselves.</summary>
public sealed partial class RouteTests(StaffSite site) : IClassFixture<StaffSite>
{
    // Routes for whoever is signed in, whatever their role. A new one is added here on purpose.
    private static readonly string[] ForAnyoneSignedIn =
    [
        "/help",
        "/help/*",
        "/settings",
        "/settings/password",
    ];

    [Fact]
    public void Every_route_says_who_may_open_it()
    {
        var silent =
            from route in site.Routes
            where
                PermissionOf(route) is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null
            let pattern = Pattern(route)
            where
                route.Metadata.GetMetadata<IAuthorizeData>() is null
                || !ForAnyoneSignedIn.Any(known =>
                    pattern == known
                    || (
                        known.EndsWith('*')
                        && pattern.StartsWith(known[..^1], StringComparison.Ordinal)
                    )
                )
            select pattern;

        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_role_opens_exactly_the_routes_that_the_table_gives_it()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var person = await site.Enter($"matrix-{role}@agency.gov", role);
            foreach (var route in site.Routes)
            {
                if (PermissionOf(route) is not { } permission || IsForPrograms(route))
                    continue;
                foreach (var method in Methods(route))
                {
                    var answer = await Call(person, method, route);
                    // A form without its token, an unknown id: let in, then told what is missing.
                    var letIn =
                        answer.StatusCode != HttpStatusCode.Forbidden && !LeadsToTheDoor(answer);
                    if (letIn != Permissions.Includes(role, permission))
                        wrong.Add(
                            $"{method} {Pattern(route)} ({permission}) answered {role} with {answer.StatusCode}"
                        );
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_key_opens_exactly_the_routes_of_its_scopes_and_no_page()
    {
        var wrong = new List<string>();
        foreach (var scope in KeyScopes.All)
        {
            using var program = await site.Program([scope]);
            foreach (var route in site.Routes)
            {
                if (PermissionOf(route) is not { } permission)
                    continue;
                foreach (var method in Methods(route))
                {
                    var answer = await Call(program, method, route);
                    var letIn =
                        answer.StatusCode
                            is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
                        && !LeadsToTheDoor(answer);
                    if (letIn != (IsForPrograms(route) && permission == scope))
                        wrong.Add(
                            $"{method} {Pattern(route)} ({permission}) answered a key for {scope} with {answer.StatusCode}"
                        );
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_route_for_programs_asks_for_something_a_key_can_have()
    {
        var closed =
            from route in site.Routes
            where IsForPrograms(route) && PermissionOf(route) is { } permission
            where !KeyScopes.All.Contains(PermissionOf(route)!.Value)
            select Pattern(route);

        Assert.Empty(closed);
        Assert.Contains(site.Routes, IsForPrograms);
    }

    [Fact]
    public async Task No_cookie_counts_where_programs_come_in()
    {
        using var person = await site.Enter("all-doors@agency.gov", Role.Administrator);
        var open = new List<string>();
        foreach (
            var route in site.Routes.Where(route =>
                IsForPrograms(route) && PermissionOf(route) is not null
            )
        )
        foreach (var method in Methods(route))
        {
            var answer = await Call(person, method, route);
            if (
                answer.StatusCode != HttpStatusCode.Unauthorized
                || answer.Headers.Contains("Set-Cookie")
                || answer.Headers.WwwAuthenticate.Count == 0
                || answer.Content.Headers.ContentType?.MediaType != "application/problem+json"
            )
                open.Add($"{method} {Pattern(route)} answered {answer.StatusCode}");
        }

        Assert.Empty(open);
    }

    [Fact]
    public async Task No_stranger_opens_a_route_that_is_not_for_everyone()
    {
        using var stranger = site.Visit();
        var open = new List<string>();
        foreach (
            var route in site.Routes.Where(route =>
                route.Metadata.GetMetadata<IAllowAnonymous>() is null
            )
        )
        foreach (var method in Methods(route))
        {
            var answer = await Call(stranger, method, route);
            if (answer.StatusCode != HttpStatusCode.Unauthorized && !LeadsToTheDoor(answer))
                open.Add($"{method} {Pattern(route)} answered {answer.StatusCode}");
        }

        Assert.Empty(open);
    }

    [Fact]
    public void Every_staff_form_needs_the_token_of_a_page_of_ours()
    {
        var unguarded =
            from route in site.Routes
            where Methods(route).Any(method => method is "POST" or "PUT" or "PATCH")
            let pattern = Pattern(route)
            where !pattern.StartsWith("/api/", StringComparison.Ordinal)
            where route.Metadata.GetMetadata<PublicPage>() is null
            where
                route.Metadata.GetMetadata<IAntiforgeryMetadata>()
                    is not { RequiresValidation: true }
            select pattern;

        Assert.Empty(unguarded);
    }

    [Fact]
    public async Task No_public_page_sets_a_cookie_even_for_somebody_who_is_signed_in()
    {
        using var person = await site.Enter("passer-by@agency.gov", Role.Viewer);
        using var stranger = site.Visit();
        foreach (
            var route in site.Routes.Where(route =>
                route.Metadata.GetMetadata<PublicPage>() is not null
            )
        )
        foreach (var visitor in new[] { person, stranger })
        {
            var answer = await Call(visitor, Methods(route).First(), route);

            Assert.False(answer.Headers.Contains("Set-Cookie"), Pattern(route));
        }
    }

    private static Task<HttpResponseMessage> Call(
        Visitor visitor,
        string method,
        RouteEndpoint route
    )
    {
        var path = Parameter().Replace(Pattern(route), match => Sample(match.Value));
        return method == "GET" ? visitor.Get(path)
            : TakesJson(route) ? visitor.SendJson(method, path, "{}")
            : TakesAFile(route) ? visitor.PostFile(path)
            : IsForPrograms(route) ? visitor.SendJson(method, path, "")
            : visitor.Post(path);
    }

    // Another kind of content is turned away before anybody asks who sends it.
    private static bool TakesAFile(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is ["multipart/form-data"];

    private static bool TakesJson(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is ["application/json"];

    private static bool IsForPrograms(RouteEndpoint route) =>
        Pattern(route).StartsWith("/api/", StringComparison.Ordinal);

    private static string Sample(string parameter) =>
        parameter.Contains(":guid", StringComparison.Ordinal)
            ? "00000000-0000-0000-0000-0000000000aa"
        : NumberParameter().IsMatch(parameter) ? "1"
        : "unknown";

    private static string Pattern(RouteEndpoint route) =>
        "/" + route.RoutePattern.RawText!.Trim('/');

    private static Permission? PermissionOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<RequiresPermissionAttribute>()?.Permission;

    private static IEnumerable<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static bool LeadsToTheDoor(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Found
        && answer.Headers.Location is { } location
        && location.OriginalString.Contains("/sign-in", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@":(int|long)")]
    private static partial Regex NumberParameter();
}
