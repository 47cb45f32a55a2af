using System.Text.RegularExpressions;
using Bellwether.Foundation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bellwether.Web.Api;

/// <summary>What the framework cannot read: programs are told which parameter it was, people get the page for it.</summary>
internal static partial class BadRequests
{
    public static void UseBadRequests(this IApplicationBuilder app) =>
        app.Use(next => http => Run(http, next));

    private static async Task Run(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = bad.StatusCode;
            if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                return;
            var name = Parameter().Match(bad.Message);
            await new Refusal(
                "request.unreadable",
                RefusalKind.Invalid,
                "The request cannot be read. Each fault names the place. The interface is described at /api/v1/openapi.json."
            )
            {
                Faults =
                [
                    new Fault(
                        name.Success ? name.Groups[1].Value : "$",
                        "This is not the kind of value that belongs here."
                    ),
                ],
            }
                .ToProblem(bad.StatusCode)
                .ExecuteAsync(http);
        }
    }

    [GeneratedRegex("""parameter "[^"]*?([A-Za-z_]\w*)" """, RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
