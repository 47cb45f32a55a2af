using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Collection.Clearances;

/// <summary>Everybody who reads figures may see what is lawful until when; clearance officers change it.</summary>
internal static class ClearanceConventions
{
    public static RouteGroupBuilder ClearanceReading(
        this IEndpointRouteBuilder routes,
        string path
    ) => routes.MapGroup(path).RequirePermission(Permission.ReadFigures);

    public static RouteGroupBuilder ClearanceManaging(
        this IEndpointRouteBuilder routes,
        string path
    ) => routes.MapGroup(path).RequirePermission(Permission.ManageClearances);
}
