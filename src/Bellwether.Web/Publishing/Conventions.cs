using Bellwether.Access;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Publishing;

/// <summary>
/// How filings stand goes with reading figures; their files hold what people wrote, so they go with reading that; preparing
/// and submitting are permissions of their own, and never the same person's.
/// </summary>
internal static class Conventions
{
    public static RouteGroupBuilder ShareGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/share");
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder FilesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/share/filings");
        group.RequirePermission(Permission.ReadComments);
        return group;
    }

    public static RouteGroupBuilder PrepareGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/share/filings");
        group.RequirePermission(Permission.PrepareFilings).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder SubmitGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/share/filings");
        group.RequirePermission(Permission.SubmitFilings).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder FilingsApiGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Programs.Prefix).RefuseUnreadable();
        group.RequirePermission(Permission.ReadFigures).WithTags("Filings");
        return group;
    }

    public static RouteGroupBuilder FilingFilesApiGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Programs.Prefix).RefuseUnreadable();
        group.RequirePermission(Permission.PrepareFilings).WithTags("Filings");
        return group;
    }
}
