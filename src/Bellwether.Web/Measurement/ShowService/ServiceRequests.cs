using Bellwether.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bellwether.Web.Measurement.ShowService;

/// <summary>The page of a service that everyone can link to.</summary>
internal static class ServiceRequests
{
    public static async Task<IResult> Show(
        HttpContext http,
        Reader reader,
        ReadServiceView read,
        string slug,
        string? measure,
        string? period,
        string? by,
        CancellationToken cancel
    )
    {
        var service = await reader.Service(http, slug, cancel);
        if (service.Refusal is { Kind: RefusalKind.Forbidden })
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!service.IsDone)
            return new RazorComponentResult<NoServicePage>(new { Slug = slug })
            {
                StatusCode = StatusCodes.Status404NotFound,
            };
        var address = new ServiceAddress(service.Value.Slug, measure, period, by);
        // One service, one address: an id or a name leads to it.
        if (slug != service.Value.Slug)
            return Results.LocalRedirect(address.ToString());
        var view = await read.Run(http, service.Value, address, cancel);
        return new RazorComponentResult<ServicePage>(new { View = view, Address = address });
    }
}
