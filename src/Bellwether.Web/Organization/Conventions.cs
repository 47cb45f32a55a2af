using Bellwether.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization;

/// <summary>Everybody who signs in may see which services there are; adding one is a permission of its own.</summary>
internal static class Conventions
{
    private const string Address = "/settings/services";

    public static RouteGroupBuilder ServicesGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Address);
        group.RequirePermission(Permission.ReadOrganization);
        return group;
    }

    public static RouteGroupBuilder AddServiceGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Address);
        group.RequirePermission(Permission.ManageOrganization).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder CatalogueGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.RequirePermission(Permission.ManageCatalogue).RequireFormToken();
        return group;
    }

    public static RouteGroupBuilder PeopleGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/understand");
        group.RequirePermission(Permission.ReadOrganization);
        return group;
    }
}
