using Bellwether.Collection;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bellwether.Web.Collection.Embed;

/// <summary>Which site may read the answer of a public door: the collector's own list, the whole origin, nothing else.</summary>
internal static class Cors
{
    /// <summary>
    /// True when the request comes from this site, from a program, or from a site on the list; the site is then named in the
    /// headers. No cookie is ever allowed.
    /// </summary>
    public static bool Allow(HttpContext context, CollectorInUse? inUse)
    {
        var request = context.Request;
        var headers = context.Response.Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}")
            return true;
        if (inUse?.Delivery.Allows(origin) != true)
            return false;
        headers.AccessControlAllowOrigin = origin;
        return true;
    }

    /// <summary>Answers the question that a browser asks before a program of another site may post.</summary>
    public static async Task<IResult> Preflight(
        string key,
        HttpContext context,
        FindCollector findCollector
    )
    {
        if (!Allow(context, await findCollector.Run(key, context.RequestAborted)))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "POST";
        headers.AccessControlAllowHeaders = "content-type, idempotency-key";
        headers.AccessControlMaxAge = "600";
        return Results.NoContent();
    }
}
