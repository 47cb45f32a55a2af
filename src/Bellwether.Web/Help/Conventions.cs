using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Help;

/// <summary>Help is for everyone who is signed in.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder HelpGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/help");
        group.RequireAuthorization();
        return group;
    }
}
