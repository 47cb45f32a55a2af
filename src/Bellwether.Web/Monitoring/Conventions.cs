using Bellwether.Access;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Monitoring;

/// <summary>Whoever reads a service's figures sees its alerts; whoever records what was done says what they were.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder AlertsGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act/alerts");
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder HandleAlertsGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/act/alerts");
        group.RequirePermission(Permission.RecordChanges).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder AlertsApiGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Programs.Prefix).RefuseUnreadable();
        group.RequirePermission(Permission.ReadFigures).WithTags("Alerts");
        return group;
    }
}
