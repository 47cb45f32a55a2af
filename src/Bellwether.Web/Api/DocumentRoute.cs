using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Api;

/// <summary>Where programs find the document: open to everyone, it tells nothing of any agency.</summary>
internal static class DocumentRoute
{
    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet($"{Programs.Prefix}/openapi.json", Send)
            .AllowAnonymous()
            .WithMetadata(new PublicPage())
            .ExcludeFromDescription();

    private static async Task<IResult> Send(HttpContext http, ApiDocument document) =>
        ApiAnswer.Bytes(http, await document.Bytes());
}
