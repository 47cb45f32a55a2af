using Bellwether.Access;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Improvement.Frontline;

/// <summary>Reading goes with figures; logging and asking is for who works at the front; answering for who records changes.</summary>
internal static class FrontlineConventions
{
    public static RouteGroupBuilder CentreGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act");
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder FrontGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act");
        group.RequirePermission(Permission.LogObservations).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder FrontAnswersGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act");
        group.RequirePermission(Permission.RecordChanges).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder FrontApiGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Programs.Prefix).RefuseUnreadable();
        group.RequirePermission(Permission.ReadFigures).WithTags("Frontline");
        return group;
    }
}
