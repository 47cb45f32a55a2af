using Bellwether.Access;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Api;

/// <summary>How routes for programs are made: one prefix, one scope, one heading in the document, one way to refuse a query.</summary>
internal static class Programs
{
    public const string Prefix = "/api/v1";
    private const int LongestQuery = 500;

    /// <summary>Routes under /api/v1 that need a scope.</summary>
    public static RouteGroupBuilder ProgramsGroup(
        this IEndpointRouteBuilder routes,
        Permission scope,
        string tag
    )
    {
        var group = routes.MapGroup(Prefix);
        group.RequirePermission(scope).WithTags(tag).RefuseUnreadable();
        return group;
    }

    /// <summary>No query holds what no text can hold, and none is longer than anybody needs.</summary>
    public static RouteGroupBuilder RefuseUnreadable(this RouteGroupBuilder group) =>
        group.AddEndpointFilter(
            (context, next) =>
            {
                foreach (var (name, values) in context.HttpContext.Request.Query)
                    if (values.Count != 1 || !IsReadable(values[0]))
                        return ValueTask.FromResult<object?>(Unreadable(name).ToProblem());
                return next(context);
            }
        );

    private static bool IsReadable(string? value) =>
        value is { Length: <= LongestQuery } && !value.Any(c => char.IsControl(c) || c == '\uFFFD');

    private static Refusal Unreadable(string name) =>
        new Refusal(
            "request.query",
            RefusalKind.Invalid,
            $"A query parameter is given once, in at most {LongestQuery} readable characters."
        )
        {
            Faults =
            [
                new Fault(
                    name.Length == 0 ? "a parameter without a name"
                        : name.Length > 100 ? name[..100]
                        : name,
                    "Give it once, in readable characters."
                ),
            ],
        };
}
