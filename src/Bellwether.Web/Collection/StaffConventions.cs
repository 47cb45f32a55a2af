using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection;

/// <summary>The staff side: seeing how people are asked goes with reading figures; bringing in files is a permission of its own.</summary>
internal static class StaffConventions
{
    public static RouteGroupBuilder ListenGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen");
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder LimitGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/collectors/{id:guid}/limits");
        group
            .RequirePermission(Permission.ManageCollectors)
            .RequireFormToken()
            .OfCollector(Permission.ManageCollectors);
        return group;
    }

    public static RouteGroupBuilder NoticeGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/collectors/{id:guid}/privacy");
        group
            .RequirePermission(Permission.ManageCollectors)
            .RequireFormToken()
            .OfCollector(Permission.ManageCollectors);
        return group;
    }

    public static RouteGroupBuilder ImportGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/listen/imports");
        group.RequirePermission(Permission.ImportData).RequireFormToken();
        return group;
    }
}
