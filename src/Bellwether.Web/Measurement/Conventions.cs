using Bellwether.Access;
using Bellwether.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Measurement;

/// <summary>Figures are for those who may read figures: every page, every file, every stream.</summary>
internal static class Conventions
{
    public static RouteGroupBuilder FiguresGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder FiguresFilesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/files");
        group.RequirePermission(Permission.ReadFigures);
        return group;
    }

    public static RouteGroupBuilder FiguresApiGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Programs.Prefix).RefuseUnreadable();
        group.RequirePermission(Permission.ReadFigures).WithTags("Figures");
        return group;
    }
}
