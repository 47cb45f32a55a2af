using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Errors;

/// <summary>What is answered when there is no page, or when the page broke: plain words to people, problem details to programs.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(broken =>
            broken.Run(context => Answer(context, StatusCodes.Status500InternalServerError))
        );
        app.UseStatusCodePages(empty =>
            Answer(empty.HttpContext, empty.HttpContext.Response.StatusCode)
        );
    }

    internal static Task Answer(HttpContext context, int status)
    {
        IResult answer = IsForPrograms(context.Request)
            ? Results.Problem(
                statusCode: status,
                extensions: [new("reference", Reference(context))]
            )
            : new RazorComponentResult<ErrorPage>(
                new { Status = status, Reference = Reference(context) }
            )
            {
                StatusCode = status,
            };
        return answer.ExecuteAsync(context);
    }

    // The log line of the same request carries the same id.
    private static string Reference(HttpContext context) =>
        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
