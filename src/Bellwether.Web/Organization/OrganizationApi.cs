using Bellwether.Web.Organization.ManageServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bellwether.Web.Organization;

/// <summary>The routes of the agency's services and of the units that provide them.</summary>
internal static class OrganizationApi
{
    public static void MapOrganization(this IEndpointRouteBuilder routes)
    {
        routes.ServicesGroup().MapGet("/", ServicesRequests.List);

        var add = routes.AddServiceGroup();
        add.MapGet("/add", ServicesRequests.Show);
        add.MapPost("/add", ServicesRequests.Post);
    }
}
