using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>Public doors: anyone may answer, no cookie is read or set, no form token is needed.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder PublicDoors(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.AllowAnonymous().DisableAntiforgery().WithMetadata(new PublicPage());
        return group;
    }
}
